import { expect, test, vi } from 'vitest';
import {
	dayOf,
	formatDay,
	formatDecimal,
	formatDifference,
	formatNumber,
	formatTime
} from './format.ts';

test.each([
	[0, '0'],
	[110, '110'],
	[2658, '2.658'],
	[92000, '92.000'],
	[-6, '−6']
])('%i is written %s', (n, text) => {
	expect(formatNumber(n)).toBe(text);
});

test.each([
	[0, '0'],
	[4, '+4'],
	[-1200, '−1.200']
])('a difference of %i is written %s', (n, text) => {
	expect(formatDifference(n)).toBe(text);
});

test.each([
	['2026-01-15T07:12:00.000Z', '08:12'],
	['2026-07-15T07:12:00.000Z', '09:12'],
	['2026-01-15T23:30:00.000Z', '00:30']
])('%s is %s on a clock in the Netherlands', (instant, time) => {
	expect(formatTime(instant)).toBe(time);
});

test('a day names its year only when it is another one', () => {
	const now = Date.parse('2026-11-22T12:00:00.000Z');
	expect(formatDay('2026-11-20T09:00:00.000Z', now)).toBe('20 nov');
	expect(formatDay('2025-12-31T09:00:00.000Z', now)).toBe('31 dec 2025');
	expect(formatDay('2026-03-05')).toBe('5 mrt 2026');
});

test('the day changes at midnight in the Netherlands, not in Greenwich', () => {
	expect(dayOf(Date.parse('2026-11-21T23:30:00.000Z'))).toBe('2026-11-22');
});

test('a fraction has a comma', () => {
	expect(formatDecimal(52.51)).toBe('52,51');
	expect(formatDecimal(-7)).toBe('-7');
});

test('an English page writes months and numbers as its reader does, and keeps the 24 hours', async () => {
	vi.resetModules();
	const { overwriteGetLocale } = await import('$messages/runtime');
	overwriteGetLocale(() => 'en');
	const english = await import('./format.ts');
	expect(english.formatDay('2026-03-05')).toBe('5 Mar 2026');
	expect(english.formatTime('2026-07-15T07:12:00.000Z')).toBe('09:12');
	expect(english.formatNumber(2658)).toBe('2,658');
	expect(english.formatDifference(-1200)).toBe('−1,200');
	expect(english.formatDecimal(52.51)).toBe('52.51');
	expect(english.formatTime('2026-11-22T15:40:00.000Z')).toBe('16:40');
});
