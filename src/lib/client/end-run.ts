import { noteFailure } from './diagnosis.ts';
import { getMeta, putMeta } from './meta.ts';
import type { Followed } from './status.ts';
import type { SyncContext } from './sync-context.ts';
import type { RunEnd } from './sync-run.ts';
import type { ClientStatus } from './status-types.ts';

/** Keeps what a run ended with where every tab sees it. */
export async function endRun(
	{ db, clock }: SyncContext,
	status: Followed<ClientStatus>,
	end: RunEnd
): Promise<void> {
	if (end.is === 'sign-in') await putMeta(db, 'signIn', { needed: true });
	if (end.is === 'update-app') status.set({ updateNeeded: true });
	if (end.is === 'later') await noteFailure(db, end.what, new Date(clock.now()).toISOString());
	if (end.is !== 'done') return;
	status.set({ updateNeeded: false });
	if (await getMeta(db, 'signIn')) await db.meta.delete('signIn');
}
