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

test('an opening day in the past is what most locations have', () => {
	expect(fieldDoubt('opensOn', '2023-01-01', around)).toBeUndefined();
});
