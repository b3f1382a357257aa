import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { createMemoryStore } from '../../../src/lib/server/store/memory-store.ts';
import { migrate, type MigrationTables } from '../../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../../src/lib/server/store/open-sqlite.ts';
import { createSqlStore } from '../../../src/lib/server/store/sql-store.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';
import type { Tables } from '../../../src/lib/server/store/tables.ts';
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
		...withRestore(
			() => store,
			async (dump) => store.restore(dump)
		),
		dump: async () => store.dump(),
		close: async () => {}
	};
};

/** A real file; a dump is a copy of it. */
export const openSqliteBackend: OpenBackend = async () => {
	const folder = await mkdtemp(join(tmpdir(), 'opvangbord-model-'));
	const file = join(folder, 'model.sqlite');
	let dumps = 0;
	let opened = openSqlite<Tables & MigrationTables>(file);
	await migrate(opened.db, () => 0);
	let store = createSqlStore(opened.db);
	await store.write((writer) => writer.setEpoch(EPOCH));

	async function putBack(dump: string): Promise<void> {
		await opened.close();
		for (const rest of ['-wal', '-shm']) await rm(file + rest, { force: true });
		await copyFile(dump, file);
		opened = openSqlite(file);
		store = createSqlStore(opened.db);
	}

	return {
		name: 'sqlite',
		...withRestore(() => store, putBack),
		async dump() {
			const copy = join(folder, `dump-${++dumps}.sqlite`);
			await opened.db.executeQuery(CompiledQuery.raw(`vacuum into '${copy}'`));
			return copy;
		},
		async close() {
			await opened.close();
			await rm(folder, { recursive: true });
		}
	};
};
