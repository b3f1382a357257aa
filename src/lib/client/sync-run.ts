import { compareFigures } from './compare-figures.ts';
import type { ClientDeps } from './deps.ts';
import { readSync } from './meta.ts';
import { pullAll } from './pull-rows.ts';
import { pushQueue } from './push-queue.ts';
import { readBatch } from './read-batch.ts';
import type { SyncContext, Trouble } from './sync-context.ts';
import { syncLock } from './underway.ts';

export type RunEnd =
	| { is: 'done' }
	/** Another tab is at it (S19). */
	| { is: 'busy' }
	| Exclude<Trouble, { is: 'start-over' }>;

/** A frozen tab may hold the lock; after this long we go on without it: two at once are harmless (S2, S19). */
const LOCK_PATIENCE_MS = 90_000;
const MAX_ROUNDS = 8;

export type SyncRun = () => Promise<RunEnd>;

/** One run at a time per person by a short lock that is never waited for (S19). */
export function createSyncRun(
	context: SyncContext,
	{ locks, clock }: Pick<ClientDeps, 'locks' | 'clock'>
): SyncRun {
	let deniedSince: number | undefined;
	return async () => {
		if (!context.isCurrent()) return { is: 'sign-in' };
		if (!locks) return runOnce(context);
		return locks.request(syncLock(context.personId), { ifAvailable: true }, async (lock) => {
			if (lock) deniedSince = undefined;
			else deniedSince ??= clock();
			const isPatient = deniedSince !== undefined && clock() - deniedSince < LOCK_PATIENCE_MS;
			return isPatient ? { is: 'busy' } : runOnce(context);
		});
	};
}

/** Pushes first (S15), then fetches; after a new start the other way round (S2, S16). */
async function runOnce(context: SyncContext): Promise<RunEnd> {
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		const { startsOver } = await readSync(context.db);
		const trouble = startsOver ? undefined : await pushQueue(context);
		if (trouble?.is === 'start-over') continue;
		if (trouble) return trouble;
		const pulled = await pullAll(context);
		if (pulled.is === 'start-over') continue;
		if (pulled.is !== 'pulled') return pulled;
		if ((await compareFigures(context, pulled)) === 'fetch-anew') continue;
		if ((await readBatch(context.db, 1)).length === 0) return { is: 'done' };
	}
	return { is: 'later', what: 'sync: no end of it' };
}
