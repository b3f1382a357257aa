import { describe, expect, test } from 'vitest';
import { formatAge, formatWhen, formatWhenShort } from './format-when.ts';

const now = Date.parse('2026-11-22T08:00:00.000Z');

describe('a moment is said in words', () => {
	test.each([
		['2026-11-22T07:12:00.000Z', 'vandaag 08:12', '08:12'],
		['2026-11-21T23:10:00.000Z', 'vandaag 00:10', '00:10'],
		['2026-11-21T15:40:00.000Z', 'gisteren 16:40', 'gisteren 16:40'],
		['2026-11-20T15:40:00.000Z', '20 nov 16:40', '20 nov 16:40'],
		['2025-11-20T15:40:00.000Z', '20 nov 2025 16:40', '20 nov 2025 16:40']
	])('%s is %s, in short %s', (instant, text, short) => {
		expect(formatWhen(instant, now)).toBe(text);
		expect(formatWhenShort(instant, now)).toBe(short);
	});
});

test('on the list of a past day its own moments are hours, and those of today are named', () => {
	expect(formatWhenShort('2026-11-20T15:40:00.000Z', now, '2026-11-20')).toBe('16:40');
	expect(formatWhenShort('2026-11-22T07:12:00.000Z', now, '2026-11-20')).toBe('vandaag 08:12');
});

test.each([
	['that had 23 hours', '2027-03-28T22:30:00.000Z', '2027-03-28T10:00:00.000Z'],
	['before one that has 25', '2026-10-25T22:30:00.000Z', '2026-10-24T10:00:00.000Z']
])('yesterday is the day before by the calendar: a day %s', (_, shownAt, instant) => {
	expect(formatWhen(instant, Date.parse(shownAt))).toBe('gisteren 12:00');
	expect(formatWhenShort(instant, Date.parse(shownAt))).toBe('gisteren 12:00');
});

test.each([
	[0, 'zojuist'],
	[59_999, 'zojuist'],
	[60_000, '1 minuut geleden'],
	[35 * 60_000, '35 minuten geleden'],
	[3 * 3_600_000, '3 uur geleden'],
	[50 * 3_600_000, '2 dagen geleden'],
	// A clock that runs ahead makes no age below zero.
	[-90_000, 'zojuist']
])('an age of %i ms is %s', (age, text) => {
	expect(formatAge(new Date(now - age).toISOString(), now)).toBe(text);
});
