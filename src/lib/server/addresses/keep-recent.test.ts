import { expect, test } from 'vitest';
import { keepRecent } from './keep-recent.ts';

test('what was used longest ago goes first, and nothing is kept for longer than it may be', () => {
	let now = 0;
	const recent = keepRecent<number>({ most: 2, keptMs: 100, clock: () => now });
	recent.set('a', 1);
	recent.set('b', 2);
	expect(recent.get('a')).toBe(1);
	recent.set('c', 3);
	expect(recent.get('b')).toBeUndefined();
	expect([recent.get('a'), recent.get('c')]).toEqual([1, 3]);
	now = 100;
	expect(recent.get('a')).toBeUndefined();
});
