import { describe, expect, test } from 'vitest';
import { instant } from './schema/ids.ts';
import { madeAtOf, observedAtFor, TOLD_ABOVE_MS } from './times-of-mutation.ts';

const RECEIVED = '2026-03-02T12:00:00.000Z';
const at = (deviceAt: string, offsetMs: number | null = null) => ({ deviceAt, offsetMs });
const ahead = (ms: number) => new Date(Date.parse(RECEIVED) + ms).toISOString();

describe('D13: when it was made', () => {
	test('is the device’s time by the server’s clock', () => {
		expect(madeAtOf(at('2026-03-02T09:00:00.000Z', -90_000), RECEIVED)).toBe(
			'2026-03-02T08:58:30.000Z'
		);
	});

	test('is the device’s time where its offset is not known', () => {
		const morning = '2026-03-02T09:00:00.000Z';
		expect(madeAtOf(at(morning), RECEIVED)).toBe(morning);
	});

	test('is at most when it was received', () => {
		expect(madeAtOf(at(ahead(1)), RECEIVED)).toBe(RECEIVED);
		expect(madeAtOf(at('2026-03-02T11:00:00.000Z', 7_200_000), RECEIVED)).toBe(RECEIVED);
	});
});

describe('D12: when it was seen', () => {
	const seen = (stated: string | undefined, times = at('2026-03-02T09:00:00.000Z', 1000)) =>
		observedAtFor(times, stated, RECEIVED);

	test('is what was stated, else when it was made', () => {
		const stated = '2026-03-01T20:00:00.000Z';
		expect(seen(stated)).toEqual({ observedAt: stated, futureCapped: false });
		expect(seen(undefined)).toEqual({
			observedAt: '2026-03-02T09:00:01.000Z',
			futureCapped: false
		});
	});

	test('is at most when it was received, and that is told above two minutes only', () => {
		expect(seen(ahead(TOLD_ABOVE_MS))).toEqual({ observedAt: RECEIVED, futureCapped: false });
		expect(seen(ahead(TOLD_ABOVE_MS + 1))).toEqual({ observedAt: RECEIVED, futureCapped: true });
		expect(seen(undefined, at(ahead(600_000)))).toEqual({
			observedAt: RECEIVED,
			futureCapped: true
		});
	});
});

test.each([-8.64e18, -1e15, 1e15, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
	'an offset of %d ms still gives a time of the right width, so that it sorts as text',
	(offsetMs) => {
		const late = '9999-12-31T23:59:59.999Z';
		const { observedAt } = observedAtFor(at(RECEIVED, offsetMs), undefined, late);
		expect(instant.safeParse(observedAt).success).toBe(true);
	}
);
