import type { CorrectedClock } from './clock.ts';
import type { SendRequest } from './request.ts';

const TIMEOUT_MS = 5_000;
/** The `Date` header counts whole seconds. */
const DATE_STEP_MS = 1000;

/** "Connected" is an answer of our own server, not what the system believes (S17). */
export async function ping(request: SendRequest, clock: CorrectedClock): Promise<boolean> {
	const answer = await request('/api/ping', { timeoutMs: TIMEOUT_MS });
	if (answer.is !== 'ok' || answer.headers.get('opvangbord') !== '1') return false;
	const date = answer.headers.get('date');
	if (date) clock.learn(Date.parse(date), answer, DATE_STEP_MS);
	return true;
}
