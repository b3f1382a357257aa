import { beforeEach, describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';

let now = 0;
let chance = 0.5;
let pace: ReturnType<typeof createPace>;

const QUIET = { isVisible: true, isWaiting: false, isStreamDown: false, isStreamOpen: true };

beforeEach(() => {
	now = 0;
	chance = 0.5;
	pace = createPace({ clock: () => now, random: () => chance });
	pace.ended({ is: 'done' });
});

describe('the time until the next try', () => {
	it('is 1 s ± 0.3 s while something waits or the stream is down, and the tab is seen (S18)', () => {
		for (const need of [{ isWaiting: true }, { isStreamDown: true, isStreamOpen: false }]) {
			for (const [random, ms] of [
				[0, 700],
				[0.5, 1000],
				[1, 1300]
			] as const) {
				chance = random;
				expect(pace.nextMs({ ...QUIET, ...need })).toBe(ms);
			}
		}
	});

	it('is 5 s after 10 minutes of that, until somebody comes back (S18)', () => {
		pace.nextMs({ ...QUIET, isWaiting: true });
		now += 601_000;
		expect(pace.nextMs({ ...QUIET, isWaiting: true })).toBe(5000);
		pace.wake();
		expect(pace.nextMs({ ...QUIET, isWaiting: true })).toBe(1000);
	});

	it('of what waits in a tab that nobody sees is 1 s, but for what waits for a sign-in (S18, S20)', () => {
		const unseen = { ...QUIET, isVisible: false };
		expect(pace.nextMs({ ...unseen, isWaiting: true })).toBe(1000);
		pace.ended({ is: 'sign-in' });
		expect(pace.nextMs({ ...unseen, isWaiting: true })).toBe(pace.nextMs(unseen));
	});

	it('without a session is that of a poll, whatever waits and whoever looks (S18, S20, S23)', () => {
		pace.ended({ is: 'sign-in' });
		expect(pace.mayStream()).toBe(false);
		const down = { ...QUIET, isWaiting: true, isStreamDown: true, isStreamOpen: false };
		expect(pace.nextMs(down)).toBe(30_000);
		pace.ended({ is: 'done' });
		expect(pace.mayStream()).toBe(true);
		expect(pace.nextMs(down)).toBe(1000);
	});

	it('is 30 s ± 10 s without a stream (S23)', () => {
		const polling = { ...QUIET, isStreamOpen: false };
		expect(pace.nextMs(polling)).toBe(30_000);
		chance = 0;
		expect(pace.nextMs(polling)).toBe(20_000);
		chance = 1;
		expect(pace.nextMs(polling)).toBe(40_000);
	});

	it('backs off to 30 s where nobody looks and nobody answers (S18)', () => {
		chance = 1;
		const hidden = { ...QUIET, isVisible: false, isStreamOpen: false, isWaiting: true };
		const waits = Array.from({ length: 7 }, () => {
			pace.unreachable();
			return pace.nextMs(hidden);
		});
		expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
	});
});

describe('whether to run', () => {
	it('a run that failed is tried again later and later, at once when somebody comes back', () => {
		pace.ended({ is: 'later', what: 'busy' });
		expect(pace.mustWait()).toBe(true);
		now += 2000;
		expect(pace.mustWait()).toBe(false);
		pace.ended({ is: 'later', what: 'busy' });
		now += 2000;
		expect(pace.mustWait()).toBe(true);
		pace.wake();
		expect(pace.mustWait()).toBe(false);
	});

	it('not before the server said, whoever comes back (S18)', () => {
		pace.ended({ is: 'later', what: 'busy', retryAfterMs: 60_000 });
		pace.wake();
		now += 59_000;
		expect(pace.mustWait()).toBe(true);
		now += 1001;
		expect(pace.mustWait()).toBe(false);
	});

	it('a clock that is set back ends a wait that was counted by it, and makes none of a day (S18)', () => {
		now = 86_400_000;
		pace.ended({ is: 'later', what: 'busy', retryAfterMs: 60_000 });
		expect(pace.mustWait()).toBe(true);
		pace.ended({ is: 'done' });
		expect(pace.isRunDue(true)).toBe(false);
		now = 0;
		expect(pace.isRunDue(true)).toBe(true);
		now = 86_400_000;
		pace.ended({ is: 'later', what: 'busy', retryAfterMs: 60_000 });
		now = 0;
		expect(pace.mustWait()).toBe(false);
	});

	it('without a session only as often as a poll, whatever waits (S18)', () => {
		pace.ended({ is: 'sign-in' });
		expect(pace.isRunDue(false)).toBe(false);
		now += 30_001;
		expect(pace.isRunDue(false)).toBe(true);
		pace.ended({ is: 'done' });
		expect(pace.isRunDue(false)).toBe(true);
		expect(pace.isRunDue(true)).toBe(false);
	});
});
