import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { createMemoryStore } from '../../../src/lib/server/store/memory-store.ts';
import { migrate, type MigrationTables } from '../../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../../src/lib/server/store/open-sqlite.ts';
import { createSqlStore } from '../../../src/lib/server/store/sql-store.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';
import type { Tables } from '../../../src/lib/server/store/tables.ts';
import { createTableDump } from './table-dump.ts';
import { withRestore } from './with-restore.ts';

/** A store with its backups. */
export type Backend = {
	/** As a command names it. */
	name: BackendName;
	store: Store;
	/** A copy of everything, to be put back later. */
	dump(): Promise<string>;
	restore(dump: string): Promise<void>;
	close(): Promise<void>;
};

export type OpenBackend = () => Promise<Backend>;

export type BackendName = 'memory' | 'sqlite' | 'postgres';

export const EPOCH = 'epoch-1';

export const openMemoryBackend: OpenBackend = async () => {
	const store = createMemoryStore(EPOCH);
	return {
		name: 'memory',
		...withRestore(store, async (dump) => store.restore(dump)),
		dump: async () => store.dump(),
		close: async () => {}
	};
};

/** A real file, which no power cut threatens. */
export const openSqliteBackend: OpenBackend = async () => {
	const folder = await mkdtemp(join(tmpdir(), 'opvangbord-model-'));
	const { db, close } = openSqlite<Tables & MigrationTables>(join(folder, 'model.sqlite'));
	await db.executeQuery(CompiledQuery.raw('pragma synchronous = off'));
	await migrate(db, () => 0);
	const store = createSqlStore(db);
	await store.write((writer) => writer.setEpoch(EPOCH));
	const { dump, putBack } = await createTableDump(db);
	return {
		name: 'sqlite',
		...withRestore(store, putBack),
		dump,
		async close() {
			await close();
			await rm(folder, { recursive: true });
		}
	};
};
