import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../schema/location.ts';
import { type BoardChoice, DEFAULT_CHOICE, NEEDS, ORDERS } from './board-choice.ts';
import { readBoardQuery, toBoardQuery } from './board-query.ts';

const read = (query: string) => readBoardQuery(new URLSearchParams(query));

const choices: fc.Arbitrary<BoardChoice> = fc.record({
	kind: fc.constantFrom('all' as const, ...KINDS),
	region: fc.constantFrom(null, 'VR04', 'VR16'),
	municipality: fc.constantFrom(null, 'GM0193', 'GM0150'),
	needs: fc.subarray([...NEEDS]),
	withUnknown: fc.boolean(),
	atLeast: fc.nat(999),
	together: fc.nat(999),
	order: fc.constantFrom(...ORDERS),
	descending: fc.boolean()
});

describe('the address of the board', () => {
	it('is bare for the default choice, and read as the default', () => {
		expect(toBoardQuery(DEFAULT_CHOICE)).toBe('');
		expect(read('')).toEqual(DEFAULT_CHOICE);
	});

	it('says in words what was chosen', () => {
		const choice: BoardChoice = {
			...DEFAULT_CHOICE,
			kind: 'all',
			municipality: 'GM0193',
			needs: ['pets'],
			atLeast: 2,
			together: 4,
			order: 'placeable',
			descending: true
		};
		expect(toBoardQuery(choice)).toBe(
			'?soort=alle&gemeente=GM0193&huisdieren=ja&minstens=2&samen=4&volgorde=-vrij'
		);
	});

	it('opens the same choice again, whatever it was', () => {
		fc.assert(
			fc.property(choices, (choice) => {
				expect(read(toBoardQuery(choice))).toEqual(choice);
			})
		);
	});

	it('leaves at the default what it does not understand', () => {
		const query = 'soort=kasteel&gemeente=Zwolle&minstens=veel&volgorde=-mooi&huisdieren=misschien';
		expect(read(query)).toEqual(DEFAULT_CHOICE);
		expect(read('minstens=-3').atLeast).toBe(0);
		expect(read('minstens=5000').atLeast).toBe(999);
	});
});
