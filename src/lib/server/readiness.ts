import type { Kysely } from 'kysely';
import { hasExample } from './demo-data.ts';
import type { Env } from './env.ts';
import { isStoreFault } from './store/is-store-fault.ts';
import { isMigrated, type MigrationTables } from './store/migrations/migrate.ts';
import { readMoved } from './store/moved.ts';
import type { Tables } from './store/tables.ts';
import type { WatchedStore } from './store/watch-writes.ts';

/** Which parts of the server stand; the whole is ready when each does. */
export type Readiness = { ok: boolean; parts: Record<string, boolean> };

/** `store`: it answers and takes edits; without it nothing is known of the other parts. */
export async function readinessOf(
	db: Kysely<Tables & MigrationTables>,
	env: Pick<Env, 'demo'>,
	store: Pick<WatchedStore, 'isWritable'>
): Promise<Readiness> {
	const parts = await partsOf(db, env, store).catch((fault: unknown) => {
		if (!isStoreFault(fault)) throw fault;
		return { store: false };
	});
	return { ok: Object.values(parts).every(Boolean), parts };
}

/** The demo is ready when its example stands: whoever writes that sets `example` in `meta` at the end. */
async function partsOf(
	db: Kysely<Tables & MigrationTables>,
	{ demo }: Pick<Env, 'demo'>,
	store: Pick<WatchedStore, 'isWritable'>
): Promise<Record<string, boolean>> {
	return {
		store: (await readMoved(db)) === undefined && (await store.isWritable()),
		migrations: await isMigrated(db),
		...(demo ? { example: await hasExample(db) } : {})
	};
}
