import type { SyncContext } from './sync-context.ts';

const DAY = 86_400_000;
const KEPT_DAYS = 7;
const KEPT_AT_MOST = 20_000;

/** S5: what was acknowledged is kept until it is durable, so that a restored server can be given it again. */
export async function pruneSent(
	{ db, clock }: SyncContext,
	durableMid: number | null
): Promise<void> {
	if (durableMid === null)
		await db.sent
			.where('at')
			.below(clock.now() - KEPT_DAYS * DAY)
			.delete();
	else await db.sent.where('mid').belowOrEqual(durableMid).delete();
	const excess = (await db.sent.count()) - KEPT_AT_MOST;
	if (excess > 0) await db.sent.orderBy('mid').limit(excess).delete();
}
