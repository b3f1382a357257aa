import { expect, test } from 'vitest';
import { readSeen, toLocalText } from './seen-when.ts';

const now = Date.parse('2026-11-22T08:00:00.000Z');

test('what is typed is a clock in the Netherlands, in winter and in summer (D12)', () => {
	expect(readSeen('2026-11-22T08:30', now)).toEqual({
		at: '2026-11-22T07:30:00.000Z',
		problem: null
	});
	expect(readSeen('2026-07-01T08:30', now).at).toBe('2026-07-01T06:30:00.000Z');
});

test('this very minute is not the future', () => {
	expect(readSeen(toLocalText(now + 30_000), now + 30_000).problem).toBeNull();
});

test.each([
	['2026-11-22T09:01', 'future'],
	['2026-03-29T02:30', 'skipped'],
	['', 'missing'],
	['gisteren', 'missing']
])('%j cannot be saved: %s', (text, problem) => {
	expect(readSeen(text, now).problem).toBe(problem);
});

test('a moment is written as the control wants it', () => {
	expect(toLocalText(now)).toBe('2026-11-22T09:00');
});
