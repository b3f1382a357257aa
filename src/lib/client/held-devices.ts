import { type HeldDevice, heldDevices } from '../sync/held-devices.ts';
import { browserDeps } from './browser-deps.ts';
import { createRequest } from './request.ts';

export type { HeldDevice };

/** undefined: nobody answered, or not in words that this app knows. */
type FetchHeldDevices = () => Promise<HeldDevice[] | undefined>;

const TIMEOUT_MS = 15_000;

/** What devices said of themselves is known to the server only (S22). */
export const fetchHeldDevices: FetchHeldDevices = async () => {
	const request = createRequest(browserDeps(''));
	const answer = await request('/api/devices', { timeoutMs: TIMEOUT_MS });
	return answer.is === 'ok' ? heldDevices.safeParse(answer.body).data?.devices : undefined;
};
