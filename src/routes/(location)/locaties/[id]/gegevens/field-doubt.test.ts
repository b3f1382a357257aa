import { expect, test } from 'vitest';
import { fieldDoubt } from './field-doubt.ts';

const location = { status: 'open' as const, opensOn: '2026-03-01' };
const around = { location, today: '2026-11-23' };

test('a closing day that has passed, or lies before the opening, is doubted and not refused (D7)', () => {
	expect(fieldDoubt('closesOn', '2026-11-22', around)).toMatch(/al geweest/);
	expect(fieldDoubt('closesOn', '2020-01-01', around)).toMatch(/voor de dag van opening/);
	expect(fieldDoubt('contractEndsOn', '2026-11-22', around)).toMatch(/al geweest/);
	expect(fieldDoubt('closesOn', '2026-11-23', around)).toBeUndefined();
	expect(fieldDoubt('closesOn', '', around)).toBeUndefined();
});

test('what is closed has its closing day behind it', () => {
	const closed = { ...location, status: 'closed' as const };
	expect(fieldDoubt('closesOn', '2026-11-22', { ...around, location: closed })).toBeUndefined();
});

test('a telephone number that nobody can dial is doubted', () => {
	expect(fieldDoubt('phone', 'bla', around)).toMatch(/bellen/);
	expect(fieldDoubt('phone', '038 - 123 45 67', around)).toBeUndefined();
});

test.each(['-4', '0', 'kade'])('a house number "%s" is doubted', (text) => {
	expect(fieldDoubt('address.number', text, around)).toMatch(/huisnummer/);
});

test.each([' 12 ', '12a', '12 t/m 16'])('a house number "%s" is not', (text) => {
	expect(fieldDoubt('address.number', text, around)).toBeUndefined();
});

test('a day that is decades away is doubted: mostly its year is a slip', () => {
	expect(fieldDoubt('closesOn', '2072-01-01', around)).toMatch(/over 45 jaar/);
	expect(fieldDoubt('contractEndsOn', '2036-11-01', around)).toBeUndefined();
});

test('of a plan only a day that is new in it is doubted (D7)', () => {
	const planned = { ...location, pipeline: [{ on: '2026-05-01', beds: 40 }] };
	const doubt = (days: string[]) =>
		fieldDoubt('pipeline', JSON.stringify(days.map((on) => ({ on, beds: '40' }))), {
			...around,
			location: planned
		});
	expect(doubt(['2026-05-01', '2027-01-01', ''])).toBeUndefined();
	expect(doubt(['2026-05-01', '2026-01-01'])).toMatch(/voor de dag van opening/);
	expect(doubt(['2026-06-01'])).toMatch(/al geweest/);
	expect(doubt(['2077-01-01'])).toMatch(/over 50 jaar/);
});

test('an opening that is still to come is doubted when its day has passed', () => {
	const preparing = { ...location, status: 'preparing' as const };
	const at = { ...around, location: preparing };
	expect(fieldDoubt('opensOn', '2025-12-01', at)).toMatch(/al geweest/);
	expect(fieldDoubt('opensOn', '2026-12-01', at)).toBeUndefined();
});

test('an opening day in the past is what most locations have', () => {
	expect(fieldDoubt('opensOn', '2023-01-01', around)).toBeUndefined();
});
