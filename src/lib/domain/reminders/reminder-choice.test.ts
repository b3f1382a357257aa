import { expect, test } from 'vitest';
import { z } from '../schema/zod.ts';
import { DEFAULT_CHOICE, reminderChoice } from './reminder-choice.ts';

const isChoice = (changed: Record<string, unknown>) =>
	z.safeParse(reminderChoice, { ...DEFAULT_CHOICE, ...changed }).success;

test('who chose nothing is reminded at 15:00, on devices only, and not from 20:00 to 7:00', () => {
	expect(DEFAULT_CHOICE).toEqual({
		push: true,
		mail: false,
		hour: 15,
		quietFrom: 20,
		quietUntil: 7,
		language: 'nl'
	});
	expect(isChoice({})).toBe(true);
});

test('an hour within the quiet hours would never come, so it is refused', () => {
	expect([6, 7, 19, 20, 23].map((hour) => isChoice({ hour }))).toEqual([
		false,
		true,
		true,
		false,
		false
	]);
	expect(isChoice({ hour: 23, quietFrom: 0, quietUntil: 6 })).toBe(true);
});

test('hours are whole hours of a day, and nothing unknown is kept', () => {
	expect(isChoice({ hour: 24 })).toBe(false);
	expect(isChoice({ hour: 15.5 })).toBe(false);
	expect(isChoice({ address: 'somebody@example.org' })).toBe(false);
});
