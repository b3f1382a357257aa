import { describe, expect, test } from 'vitest';
import type { Unit } from '../schema/unit.ts';
import { isAtLeastAsSuitable } from './at-least-as-suitable.ts';

const room = (parts: Partial<Unit>) => ({ suitable: {}, ...parts }) as Unit;

describe('a room is at least as suitable as another', () => {
	test.each([
		['yes', 'yes', true],
		['yes', 'unknown', false],
		['yes', 'no', false],
		['unknown', 'yes', true],
		['unknown', 'unknown', true],
		['unknown', 'no', false],
		['no', 'no', true],
		['no', 'unknown', true]
	] as const)('D8: where %s stood, %s: %s', (had, gets, answer) => {
		for (const need of ['infants', 'pets', 'wheelchair', 'care']) {
			const from = room({ suitable: { [need]: had } });
			expect(isAtLeastAsSuitable(room({ suitable: { [need]: gets } }), from)).toBe(answer);
		}
	});

	test('D8: what nobody said is unknown', () => {
		const said = room({ suitable: { pets: 'yes' } });
		expect(isAtLeastAsSuitable(room({}), said)).toBe(false);
		expect(isAtLeastAsSuitable(said, room({}))).toBe(true);
		expect(isAtLeastAsSuitable(room({ suitable: { pets: 'no' } }), room({}))).toBe(false);
	});

	test.each([
		[0, 0, true],
		[0, 1, false],
		[2, 1, true],
		[1, 2, false],
		[-1, 1, true],
		[0, -1, false],
		[undefined, 0, true],
		[undefined, 1, false],
		[undefined, undefined, true],
		[3, undefined, false],
		[3, 0, true]
	])('from floor %s to floor %s: %s', (from, to, answer) => {
		const at = (floor?: number) => room(floor === undefined ? {} : { floor });
		expect(isAtLeastAsSuitable(at(to), at(from))).toBe(answer);
	});
});
