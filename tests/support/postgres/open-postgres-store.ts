import { sql } from 'kysely';
import { migrate, type MigrationTables } from '../../../src/lib/server/store/migrations/migrate.ts';
import { openPostgres } from '../../../src/lib/server/store/open-postgres.ts';
import { createSqlStore } from '../../../src/lib/server/store/sql-store.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';
import type { Tables } from '../../../src/lib/server/store/tables.ts';
import { EPOCH, type OpenedStore } from '../sync/stores.ts';
import { freshDatabase } from './fresh-database.ts';

/** The store on a database of its own, as an app instance opens it. Only in tests/postgres. */
export async function openPostgresStore(): Promise<
	OpenedStore & { url: string; empty(): Promise<void> }
> {
	const database = await freshDatabase();
	const { db, close } = openPostgres<Tables & MigrationTables>(database.url);
	await migrate(db, () => 0);
	const store = createSqlStore(db);
	await setEpoch(store);
	const names = (await db.introspection.getTables()).map(({ name }) => name);
	const tables = names.filter((name) => name !== 'migration').map((name) => sql.table(name));
	return {
		store,
		url: database.url,
		/** Making a database takes longer than most tests do. */
		empty: async () => {
			for (const table of tables) await sql`delete from ${table}`.execute(db);
			await setEpoch(store);
		},
		close: async () => {
			await close();
			await database.drop();
		}
	};
}

function setEpoch(store: Store): Promise<void> {
	return store.write((writer) => writer.setEpoch(EPOCH));
}
