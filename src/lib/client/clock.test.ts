import { describe, expect, it } from 'vitest';
import { createCorrectedClock } from './clock.ts';

function clockAt(ms: number) {
	const kept: number[] = [];
	const clock = createCorrectedClock(
		() => ms,
		({ offsetMs }) => kept.push(offsetMs)
	);
	return { clock, kept };
}

describe('the corrected clock', () => {
	it('knows nothing before the first answer (D12)', () => {
		const { clock } = clockAt(1000);
		expect(clock.time()).toEqual({ deviceMs: 1000, offsetMs: null });
		expect(clock.now()).toBe(1000);
	});

	it('takes the middle of the trip as the moment of the answer', () => {
		const { clock } = clockAt(1000);
		clock.learn(5100, { sentAt: 1000, gotAt: 1200 });
		expect(clock.time().offsetMs).toBe(4000);
		expect(clock.now()).toBe(5000);
	});

	it('keeps the quickest answer, and lets a slower one mend only what it must contradict', () => {
		const { clock, kept } = clockAt(0);
		clock.learn(1000, { sentAt: 0, gotAt: 20 });
		clock.learn(1200, { sentAt: 0, gotAt: 800 });
		expect(kept).toEqual([990]);
		clock.learn(90_000, { sentAt: 0, gotAt: 800 });
		expect(kept).toEqual([990, 89_600]);
	});

	it('trusts a whole-second date no more than it says', () => {
		const { clock, kept } = clockAt(0);
		clock.learn(1000, { sentAt: 0, gotAt: 20 });
		clock.learn(1000, { sentAt: 0, gotAt: 20 }, 1000);
		expect(kept).toEqual([990]);
	});

	it('drops an answer during which the device’s clock was set back', () => {
		const { clock } = clockAt(0);
		clock.learn(1000, { sentAt: 5000, gotAt: 20 });
		expect(clock.time().offsetMs).toBeNull();
	});
});
