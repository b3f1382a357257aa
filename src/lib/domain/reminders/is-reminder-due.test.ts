import { describe, expect, test } from 'vitest';
import { isReminderDue, type ReminderCase, reminderDay } from './is-reminder-due.ts';
import { DEFAULT_HOURS } from './reminder-hours.ts';

const YESTERDAY = '2026-11-19T13:00:00.000Z';
const OPEN: ReminderCase = {
	location: { status: 'open' },
	countedAt: YESTERDAY,
	hours: DEFAULT_HOURS
};

/** At a moment of Friday 20 November 2026, winter time. */
const at = (clock: string) => Date.parse(`2026-11-20T${clock}+01:00`);
const isDue = (changed: Partial<ReminderCase>, now: number) =>
	isReminderDue({ ...OPEN, ...changed }, now);
const hours = (changed: Partial<typeof DEFAULT_HOURS>) => ({
	hours: { ...DEFAULT_HOURS, ...changed }
});

describe('a reminder', () => {
	test('is due from the chosen hour on, and no minute before', () => {
		expect(isDue({}, at('14:59:59.999'))).toBe(false);
		expect(isDue({}, at('15:00:00.000'))).toBe(true);
		expect(isDue({}, at('19:59:59.999'))).toBe(true);
	});

	test('waits for no quiet hours to end: at 20:00 the day is over', () => {
		expect(isDue({}, at('20:00:00.000'))).toBe(false);
		expect(isDue({}, at('23:30:00.000'))).toBe(false);
		expect(isDue({}, at('06:59:00.000'))).toBe(false);
	});

	test('is never due once the location was counted that day, be it at midnight (D14)', () => {
		expect(isDue({ countedAt: '2026-11-19T22:59:59.999Z' }, at('16:00:00.000'))).toBe(true);
		expect(isDue({ countedAt: '2026-11-19T23:00:00.000Z' }, at('16:00:00.000'))).toBe(false);
		expect(isDue({ countedAt: '2026-11-21T08:00:00.000Z' }, at('16:00:00.000'))).toBe(false);
	});

	test('is due for a location that was never counted', () => {
		expect(isDue({ countedAt: null }, at('16:00:00.000'))).toBe(true);
	});

	test('is about locations that run only (D7)', () => {
		const due = (['preparing', 'open', 'closing', 'closed'] as const).map((status) =>
			isDue({ location: { status } }, at('16:00:00.000'))
		);
		expect(due).toEqual([false, true, true, false]);
	});

	test('with the same hour twice has no quiet hours, and ends with the day', () => {
		const always = hours({ quietFrom: 0, quietUntil: 0, hour: 22 });
		expect(isDue(always, at('21:59:00.000'))).toBe(false);
		expect(isDue(always, at('23:59:00.000'))).toBe(true);
		expect(isDue(always, at('00:30:00.000'))).toBe(false);
	});

	test('with quiet hours in the middle of the day is due again after them', () => {
		const siesta = hours({ quietFrom: 13, quietUntil: 15, hour: 12 });
		expect(isDue(siesta, at('12:00:00.000'))).toBe(true);
		expect(isDue(siesta, at('13:00:00.000'))).toBe(false);
		expect(isDue(siesta, at('15:00:00.000'))).toBe(true);
	});
});

describe('on the days that the clock is changed', () => {
	test('in March the hour is the one that clocks show, an hour earlier by the sun', () => {
		const due = (iso: string) => isDue({ countedAt: null }, Date.parse(iso));
		expect([due('2026-03-28T13:59:00.000Z'), due('2026-03-28T14:00:00.000Z')]).toEqual([
			false,
			true
		]);
		expect([due('2026-03-29T12:59:00.000Z'), due('2026-03-29T13:00:00.000Z')]).toEqual([
			false,
			true
		]);
	});

	test('an hour that summer time skips is due at the next one', () => {
		const atTwo = hours({ hour: 2, quietFrom: 20, quietUntil: 0 });
		const due = (iso: string) => isDue({ ...atTwo, countedAt: null }, Date.parse(iso));
		expect([due('2026-03-29T00:59:59.000Z'), due('2026-03-29T01:00:00.000Z')]).toEqual([
			false,
			true
		]);
	});

	test('an hour that comes twice is of the same day both times', () => {
		const atTwo = hours({ hour: 2, quietFrom: 20, quietUntil: 0 });
		const first = Date.parse('2026-10-25T00:00:00.000Z');
		const second = Date.parse('2026-10-25T01:00:00.000Z');
		const due = [first - 1, first, second].map((now) => isDue({ ...atTwo, countedAt: null }, now));
		expect(due).toEqual([false, true, true]);
		expect([reminderDay(first), reminderDay(second)]).toEqual(['2026-10-25', '2026-10-25']);
	});

	test('the day before midnight is the day of 23 or 25 hours', () => {
		expect(reminderDay(Date.parse('2026-03-28T22:59:59.999Z'))).toBe('2026-03-28');
		expect(reminderDay(Date.parse('2026-03-28T23:00:00.000Z'))).toBe('2026-03-29');
		expect(reminderDay(Date.parse('2026-10-25T22:59:59.999Z'))).toBe('2026-10-25');
		expect(reminderDay(Date.parse('2026-10-25T23:00:00.000Z'))).toBe('2026-10-26');
	});
});
