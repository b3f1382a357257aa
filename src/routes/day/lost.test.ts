import { expect, test } from 'vitest';
import { lostToDeclare } from './lost.ts';

test('a declaration names what stands and what changed, also what went to 0 (D6)', () => {
	const standing = { household: 2, care: 1 };
	expect(lostToDeclare(standing, { household: 0, care: 1, age: 0 })).toEqual({
		household: 0,
		care: 1
	});
});

test('that nothing is lost is said too, because a declaration without reasons says nothing', () => {
	expect(lostToDeclare({}, {})).toEqual({ household: 0 });
});
