import { expect, it } from 'vitest';
import { createRequest } from './request.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-03-02T12:00:00.000Z');

/** Asks with a clock that is this far off, and gets a 503 with these headers. */
async function askBusy(skewMs: number, headers: Record<string, string>) {
	const request = createRequest({
		fetch: async () => new Response('', { status: 503, headers }),
		clock: () => NOW + skewMs,
		timers: { set: () => 0, clear: () => {} }
	});
	return request('/api/ping', { timeoutMs: 1000 });
}

const inAMinute = new Date(NOW + 60_000).toUTCString();

it.each([-DAY_MS, 0, DAY_MS])(
	'Retry-After is as long as the sender meant, with a clock %i ms off (S18)',
	async (skewMs) => {
		const date = new Date(NOW).toUTCString();
		const told = await askBusy(skewMs, { date, 'retry-after': inAMinute });
		expect(told).toMatchObject({ is: 'refused', retryAfterMs: 60_000 });
		expect(await askBusy(skewMs, { 'retry-after': '5' })).toMatchObject({ retryAfterMs: 5000 });
	}
);

it('a moment without the sender’s own is read by this clock, and one that is no moment not at all', async () => {
	expect(await askBusy(0, { 'retry-after': inAMinute })).toMatchObject({ retryAfterMs: 60_000 });
	expect(await askBusy(0, { 'retry-after': 'soon' })).toMatchObject({ retryAfterMs: undefined });
});
