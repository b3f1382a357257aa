import { describe, expect, test } from 'vitest';
import { createWindowStart, windowStart } from './window.ts';

const startAt = (now: string) => windowStart(Date.parse(now));

describe('the window starts at 00:00 in Amsterdam, 30 days ago', () => {
	test.each([
		['in winter', '2026-02-20T12:00:00.000Z', '2026-01-20T23:00:00.000Z'],
		['in summer', '2026-07-31T12:00:00.000Z', '2026-06-30T22:00:00.000Z'],
		['across the start of summer time', '2026-04-02T12:00:00.000Z', '2026-03-02T23:00:00.000Z'],
		['across the end of summer time', '2026-11-22T12:00:00.000Z', '2026-10-22T22:00:00.000Z']
	])('%s', (_, now, start) => {
		expect(startAt(now)).toBe(start);
	});

	test('and moves at midnight in Amsterdam', () => {
		expect(startAt('2026-07-31T21:59:59.999Z')).toBe('2026-06-30T22:00:00.000Z');
		expect(startAt('2026-07-31T22:00:00.000Z')).toBe('2026-07-01T22:00:00.000Z');
	});

	test('and who asks again and again is told the same', () => {
		const remembered = createWindowStart();
		const noon = Date.parse('2026-07-31T12:00:00.000Z');
		for (let minute = 0; minute < 24 * 60; minute += 7)
			expect(remembered(noon + minute * 60_000)).toBe(windowStart(noon + minute * 60_000));
	});
});
