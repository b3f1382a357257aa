import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore } from '../../../src/lib/server/store/memory-store.ts';
import { migrate, type MigrationTables } from '../../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../../src/lib/server/store/open-sqlite.ts';
import { createSqlStore } from '../../../src/lib/server/store/sql-store.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';
import type { Tables } from '../../../src/lib/server/store/tables.ts';

export type OpenedStore = { store: Store; close(): Promise<void> };

export const EPOCH = 'epoch-1';

/** Every implementation of the store, each opened empty but for its epoch. */
export const STORES: { name: string; open(): Promise<OpenedStore> }[] = [
	{
		name: 'memory',
		open: async () => ({ store: createMemoryStore(EPOCH), close: async () => {} })
	},
	{ name: 'SQLite', open: openSqliteStore }
];

/** A real file, as in production. */
export async function openSqliteStore(): Promise<OpenedStore> {
	const folder = await mkdtemp(join(tmpdir(), 'opvangbord-store-'));
	const { db, close } = openSqlite<Tables & MigrationTables>(join(folder, 'test.sqlite'));
	await migrate(db, () => 0);
	const store = createSqlStore(db);
	await store.write((writer) => writer.setEpoch(EPOCH));
	return {
		store,
		close: async () => {
			await close();
			await rm(folder, { recursive: true });
		}
	};
}
