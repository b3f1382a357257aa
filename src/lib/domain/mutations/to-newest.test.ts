import { describe, expect, test } from 'vitest';
import type { Lifts } from './lifts.ts';
import { newestVersion, toNewest } from './to-newest.ts';

const LIFTS: Lifts = {
	'unit.retire': [
		({ room, ...args }) => ({ ...args, unit: room }),
		({ unit, ...args }) => ({ ...args, unitId: unit })
	]
};

const retire = (v: number, args: Record<string, unknown>) => ({ name: 'unit.retire', v, args });

describe('S15: an edit of an older version', () => {
	test('is lifted step by step to the one of today', () => {
		expect(toNewest(retire(1, { room: 'a' }), LIFTS)).toEqual(retire(3, { unitId: 'a' }));
	});

	test('starts at its own version', () => {
		expect(toNewest(retire(2, { unit: 'a' }), LIFTS)).toEqual(retire(3, { unitId: 'a' }));
	});

	test('keeps all else that it is made of', () => {
		const whole = { ...retire(2, { unit: 'a' }), uuid: 'u', mid: 4 };
		expect(toNewest(whole, LIFTS)).toMatchObject({ uuid: 'u', mid: 4 });
	});
});

test.each([3, 4])('S15: an edit of version %d, today or later, goes on as it is', (v) => {
	const mutation = retire(v, { unitId: 'a' });
	expect(toNewest(mutation, LIFTS)).toBe(mutation);
});

test.each(['unit.add', 'constructor', '__proto__'])('S15: "%s" was never changed', (name) => {
	const mutation = { name, v: 1, args: {} };
	expect(toNewest(mutation, LIFTS)).toBe(mutation);
	expect(newestVersion(name, LIFTS)).toBe(1);
});

test('S15: this build writes the version that the last step leads to', () => {
	expect(newestVersion('unit.retire', LIFTS)).toBe(3);
});
