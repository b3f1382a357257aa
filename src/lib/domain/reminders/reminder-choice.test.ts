import { expect, test } from 'vitest';
import { z } from '../schema/zod.ts';
import { DEFAULT_CHOICE, reminderChoice } from './reminder-choice.ts';
import { DEFAULT_HOURS, reminderHours } from './reminder-hours.ts';

const isChoice = (changed: Record<string, unknown>) =>
	z.safeParse(reminderChoice, { ...DEFAULT_CHOICE, ...changed }).success;
const areHours = (changed: Record<string, unknown>) =>
	z.safeParse(reminderHours, { ...DEFAULT_HOURS, ...changed }).success;

test('who chose nothing is reminded at the hours of the region, and on devices only', () => {
	expect(DEFAULT_CHOICE).toEqual({ push: true, mail: false, hours: null, language: 'nl' });
	expect(isChoice({})).toBe(true);
	expect(isChoice({ hours: DEFAULT_HOURS })).toBe(true);
	expect(isChoice({ hours: { ...DEFAULT_HOURS, hour: 21 } })).toBe(false);
});

test('a region that set nothing reminds at 15:00, and not from 20:00 to 7:00', () => {
	expect(DEFAULT_HOURS).toEqual({ hour: 15, quietFrom: 20, quietUntil: 7 });
});

test('an hour within the quiet hours would never come, so it is refused', () => {
	expect([6, 7, 19, 20, 23].map((hour) => areHours({ hour }))).toEqual([
		false,
		true,
		true,
		false,
		false
	]);
	expect(areHours({ hour: 23, quietFrom: 0, quietUntil: 6 })).toBe(true);
});

test('hours are whole hours of a day, and nothing unknown is kept', () => {
	expect(areHours({ hour: 24 })).toBe(false);
	expect(areHours({ hour: 15.5 })).toBe(false);
	expect(areHours({ minute: 30 })).toBe(false);
	expect(isChoice({ address: 'somebody@example.org' })).toBe(false);
});
