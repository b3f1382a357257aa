import type { ClientStatus } from '$lib/client/status-types.ts';

/** A quiet connection fetches every two minutes at least; after this the figures are those of then, not of now. */
const LONGEST_QUIET_MS = 180_000;

export type LiveStatus = Pick<
	ClientStatus,
	'connected' | 'pulledAt' | 'signInNeeded' | 'updateNeeded'
>;

/** Whether the board follows the server: something answers, may be fetched, and was fetched just now (S17). */
export function isLive(
	{ connected, pulledAt, signInNeeded, updateNeeded }: LiveStatus,
	now: number
): boolean {
	if (connected !== true || signInNeeded || updateNeeded || !pulledAt) return false;
	return now - Date.parse(pulledAt) < LONGEST_QUIET_MS;
}
