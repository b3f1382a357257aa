import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migrate, type MigrationTables } from '../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../src/lib/server/store/open-sqlite.ts';
import { createSqlStore } from '../../src/lib/server/store/sql-store.ts';
import type { Store } from '../../src/lib/server/store/store.ts';
import type { Tables } from '../../src/lib/server/store/tables.ts';
import { EPOCH } from '../support/sync/stores.ts';

/** Tables that the core does not write; what they hold stays. */
const KEPT = ['migration', 'meta'];

/** One real file for many worlds, one after the other: making a file costs more than most worlds do. */
export async function openReusedSqlite(): Promise<{
	store: Store;
	empty(): Promise<void>;
	close(): Promise<void>;
}> {
	const folder = await mkdtemp(join(tmpdir(), 'opvangbord-store-'));
	const { db, close } = openSqlite<Tables & MigrationTables>(join(folder, 'test.sqlite'));
	await migrate(db, () => 0);
	// What a power cut would leave is another test's; here only what is read back counts.
	await sql`pragma synchronous = off`.execute(db);
	const store = createSqlStore(db);
	await store.write((writer) => writer.setEpoch(EPOCH));
	const tables = (await db.introspection.getTables())
		.map(({ name }) => name)
		.filter((name) => !KEPT.includes(name));

	return {
		store,
		empty: () =>
			db.transaction().execute(async (tx) => {
				for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(tx);
			}),
		close: async () => {
			await close();
			await rm(folder, { recursive: true });
		}
	};
}
