import { expect, test } from 'vitest';
import { longestGap } from './longest-gap.ts';

test('the longest gap lies between two confirmations, in whatever order they were noted', () => {
	expect(longestGap([1900, 1100, 1000, 1200], 1000, 2000)).toBe(700);
});

test('a gap that begins before the first confirmation or lasts to the end counts as well', () => {
	expect(longestGap([1800, 1900], 1000, 2000)).toBe(800);
	expect(longestGap([1100, 1200], 1000, 2000)).toBe(800);
	expect(longestGap([], 1000, 2000)).toBe(1000);
});

test('what was confirmed outside the stretch fills nothing', () => {
	expect(longestGap([500, 2500], 1000, 2000)).toBe(1000);
});
