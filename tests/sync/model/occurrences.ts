import { count, type Counts } from './counts.ts';
import { SERVER_CRASHES } from './crashing-store.ts';

/** What a run has to meet, each at least once, or it has shown less than it says. */
export const OCCURRENCES = [
	...['request lost', 'answer lost', 'answer cut', 'request twice', 'request delayed'],
	...['answered by a proxy', 'client crash', ...SERVER_CRASHES.map((at) => `server crash: ${at}`)],
	...['clock ahead', 'clock behind', 'equal times', 'cut to the moment of receipt'],
	...['scope widened', 'scope narrowed', 'several regions read', 'row deleted'],
	...['restored with a new epoch', 'restored silently', 'stop: gap', 'stop: fork'],
	...['device cloned', 'two tabs at once', 'another person on the device'],
	...['reset in several pages', 'second reset midway', 'window moved', 'entry before the window'],
	...['old version lifted', 'disk full', 'edit refused for want of room', 'connection lost'],
	...['commit not told', 'detail switched', 'field conflict', 'conflict settled', 'settled twice'],
	...['same value', 'refused', 'tried again', 'imported', 'imported without a date'],
	...['question asked', 'question of no place', 'question answered', 'question shared'],
	...['question closed', 'question reopened', 'question refused', 'question sent again'],
	...['question told: whole', 'question told: around', 'question told: not']
] as const;

export type Occurrence = (typeof OCCURRENCES)[number];

export function meet({ counts }: { counts: Counts }, occurrence: Occurrence): void {
	count(counts, `met: ${occurrence}`);
}

/** What none of the schedules of a run met. */
export function notMet(counts: Counts): string[] {
	return OCCURRENCES.filter((occurrence) => !counts.has(`met: ${occurrence}`));
}
