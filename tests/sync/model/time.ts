/** True time in ms since 1970; it stands still unless a step lets it pass. */
export type Time = { now: number };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const toIso = (ms: number) => new Date(ms).toISOString();

/** What waits for the database goes on in turns of its own. */
export function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
