import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inputs } from './fold/inputs.ts';
import {
	grossFreeOf,
	type Ledger,
	ledgerOf,
	placeableOf,
	sumLedgers,
	withReserved,
	withRest
} from './ledger.ts';

const inputsOf = (more: Partial<Inputs> = {}): Inputs => ({
	realised: 10,
	occupied: 4,
	outOfServiceBy: {},
	declared: {},
	...more
});
const places = fc.nat({ max: 20 });
const inputs = fc.record({
	realised: places,
	occupied: places,
	outOfServiceBy: fc.dictionary(
		fc.constantFrom('repair', 'cleaning'),
		fc.integer({ min: 1, max: 6 })
	),
	declared: fc.dictionary(fc.constantFrom('household', 'care'), fc.integer({ min: 1, max: 6 }))
});
const ledgers = fc.record({ inputs, reserved: fc.nat({ max: 8 }) }).map((place) => ({
	...place,
	ledger: ledgerOf(place.inputs, place.reserved)
}));

describe('the ledger of one place', () => {
	test('leaves what is neither used, nor out of service, nor lost, nor held', () => {
		const ledger = ledgerOf(inputsOf({ outOfServiceBy: { repair: 2 }, declared: { care: 1 } }), 1);
		expect(ledger).toMatchObject({ outOfService: 2, snijverlies: { care: 1 }, reserved: 1 });
		expect(placeableOf(ledger)).toBe(2);
	});

	test('D3: shows people above the beds, and clamps nothing silently', () => {
		const ledger = ledgerOf(inputsOf({ occupied: 13, outOfServiceBy: { repair: 2 } }), 0);
		expect(ledger).toMatchObject({ occupied: 13, overcrowded: 5 });
		expect(placeableOf(ledger)).toBe(0);
	});

	test('shows holds that no longer fit', () => {
		const ledger = ledgerOf(inputsOf({ occupied: 9 }), 3);
		expect(ledger).toMatchObject({ reserved: 3, overpromised: 2 });
		expect(placeableOf(ledger)).toBe(0);
	});

	test('D6: keeps what was declared beside what counts', () => {
		const ledger = ledgerOf(inputsOf({ occupied: 7, declared: { care: 5 } }), 0);
		expect(ledger).toMatchObject({ declared: { care: 5 }, snijverlies: { care: 3 } });
	});

	test('section 2: is the sum of its definition for any inputs', () => {
		fc.assert(
			fc.property(
				ledgers,
				({ inputs: { realised, occupied, outOfServiceBy, declared }, reserved, ledger }) => {
					const free = realised - total(outOfServiceBy) - occupied;
					const lost = Math.min(total(declared), Math.max(0, free));
					expect(ledger).toMatchObject({ realised, occupied, outOfServiceBy, declared, reserved });
					expect(ledger.outOfService).toBe(total(outOfServiceBy));
					expect(ledger.overcrowded).toBe(Math.max(0, -free));
					expect(total(ledger.snijverlies)).toBe(lost);
					expect(ledger.overpromised).toBe(Math.max(0, reserved - (Math.max(0, free) - lost)));
					expect(placeableOf(ledger)).toBe(Math.max(0, Math.max(0, free) - lost - reserved));
				}
			)
		);
	});
});

describe('D2: a total', () => {
	test('two rooms of 4 beds with 6 and 2 people are 2 overcrowded and 2 placeable', () => {
		const rooms = [6, 2].map((occupied) => ledgerOf(inputsOf({ realised: 4, occupied }), 0));
		const sum = sumLedgers(rooms);
		expect(sum).toMatchObject({ realised: 8, occupied: 8, overcrowded: 2 });
		expect(placeableOf(sum)).toBe(2);
	});

	test('is the sum of its parts’ ledgers, by reason too, however they are grouped', () => {
		fc.assert(
			fc.property(fc.array(ledgers, { maxLength: 6 }), fc.nat({ max: 6 }), (parts, cut) => {
				const all = parts.map(({ ledger }) => ledger);
				const sum = sumLedgers(all);
				expect(sumLedgers([sumLedgers(all.slice(0, cut)), sumLedgers(all.slice(cut))])).toEqual(
					sum
				);
				expect(placeableOf(sum)).toBe(all.reduce((n, ledger) => n + placeableOf(ledger), 0));
				expect(sum.outOfService).toBe(total(sum.outOfServiceBy));
				expect(sum.occupied).toBe(parts.reduce((n, part) => n + part.inputs.occupied, 0));
			})
		);
	});

	test('of nothing is nothing', () => {
		expect(placeableOf(sumLedgers([]))).toBe(0);
	});
});

describe('the balance', () => {
	test('holds for any place, any sum, any rest and any hold, and nothing in it is below zero', () => {
		fc.assert(
			fc.property(
				fc.array(ledgers, { maxLength: 5 }),
				fc.integer({ min: -9, max: 9 }),
				places,
				(parts, rest, held) => {
					const sum = sumLedgers(parts.map(({ ledger }) => ledger));
					for (const ledger of [sum, withRest(sum, rest), withReserved(withRest(sum, rest), held)])
						expectBalance(ledger);
				}
			)
		);
	});
});

describe('D5: people who are not in a unit yet', () => {
	const house = sumLedgers([ledgerOf(inputsOf(), 0)]);

	test('take placeable beds, and are overcrowded as far as they do not fit', () => {
		expect(withRest(house, 4)).toMatchObject({ occupied: 8, overcrowded: 0 });
		expect(placeableOf(withRest(house, 4))).toBe(2);
		expect(withRest(house, 8)).toMatchObject({ occupied: 12, overcrowded: 2 });
		expect(placeableOf(withRest(house, 8))).toBe(0);
	});

	test('below zero lower occupied, and that many beds are undivided until the room is known', () => {
		expect(withRest(house, -3)).toMatchObject({ occupied: 1, snijverlies: { undivided: 3 } });
		expect(placeableOf(withRest(house, -3))).toBe(6);
		expect(withRest(house, -9)).toMatchObject({ occupied: 0, snijverlies: { undivided: 4 } });
	});

	test('none change nothing', () => {
		expect(withRest(house, 0)).toEqual(house);
		expect(withRest(sumLedgers([]), -2)).toEqual(sumLedgers([]));
	});

	test('places held without a unit come after them', () => {
		const ledger = withReserved(withRest(house, 4), 3);
		expect(ledger).toMatchObject({ reserved: 3, overpromised: 1 });
		expect(placeableOf(ledger)).toBe(0);
	});
});

test('D4: the press figure stands beside what is placeable', () => {
	const ledger = ledgerOf(inputsOf({ outOfServiceBy: { repair: 2 }, declared: { care: 1 } }), 1);
	expect([grossFreeOf(ledger), placeableOf(ledger)]).toEqual([6, 2]);
});

function expectBalance(ledger: Ledger): void {
	const placeable = placeableOf(ledger);
	const lost = total(ledger.snijverlies);
	expect(ledger.realised + ledger.overcrowded + ledger.overpromised).toBe(
		ledger.occupied + ledger.outOfService + lost + ledger.reserved + placeable
	);
	const numbers = [placeable, ledger.occupied, ledger.overcrowded, ledger.overpromised];
	expect(Math.min(...numbers, ...Object.values(ledger.snijverlies))).toBeGreaterThanOrEqual(0);
}

function total(byReason: Record<string, number>): number {
	return Object.values(byReason).reduce((sum, n) => sum + n, 0);
}
