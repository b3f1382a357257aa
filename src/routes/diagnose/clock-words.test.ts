import { expect, test } from 'vitest';
import { clockWords } from './clock-words.ts';

test.each([
	[null, 'nog niet bekend'],
	[-1999, 'loopt gelijk met het RCVS'],
	[3000, 'loopt 3 seconden achter'],
	[-119_000, 'loopt 119 seconden voor'],
	[180_000, 'loopt 3 minuten achter']
])('a clock that is %s ms from the server is said in words (D12)', (skewMs, words) => {
	expect(clockWords(skewMs)).toBe(words);
});
