import { expect, test } from 'vitest';
import { readWhole } from './read-whole.ts';

test.each([
	['0', 0],
	['12', 12],
	[' 007 ', 7],
	['1.200', 1200],
	['12 500', 12_500],
	['99999', 99_999]
])('%j is %i', (text, n) => {
	expect(readWhole(text, 99_999)).toBe(n);
});

test.each(['', '-3', '1,5', '1.5', '12.50', 'zestig', '100000', '1e3'])(
	'%j is no number',
	(text) => {
		expect(readWhole(text, 99_999)).toBeNull();
	}
);
