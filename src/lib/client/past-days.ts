import { type PastDays, pastDays } from '../sync/past-days.ts';
import { browserDeps } from './browser-deps.ts';
import { createRequest } from './request.ts';

export type { PastDays };

/** undefined: nobody answered, or not in words that this app knows. */
export type FetchPastDays = (locationId: string, before: string) => Promise<PastDays | undefined>;

const TIMEOUT_MS = 15_000;

/** Days of a location from before those that this device keeps; the only page that needs the server to look back. */
export const fetchPastDays: FetchPastDays = async (locationId, before) => {
	const request = createRequest(browserDeps(''));
	const query = new URLSearchParams({ location: locationId, before });
	const answer = await request(`/api/history?${query}`, { timeoutMs: TIMEOUT_MS });
	return answer.is === 'ok' ? pastDays.safeParse(answer.body).data : undefined;
};
