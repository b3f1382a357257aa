import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SNIJVERLIES_REASONS } from './reasons.ts';
import { SHARED_BY } from './schema/unit.ts';
import { deriveSnijverlies, isClosed, lowerToFree } from './snijverlies.ts';

const total = (byReason: Record<string, number>) =>
	Object.values(byReason).reduce((sum, n) => sum + n, 0);

describe('D6: derived in a unit', () => {
	const of = (more: Partial<Parameters<typeof deriveSnijverlies>[0]>) =>
		deriveSnijverlies({ sharedBy: 'family', free: 2, occupied: 2, reserved: 0, ...more });

	test('a closed unit in use loses every bed that is left', () => {
		expect(of({})).toEqual({ household: 2 });
		expect(of({ sharedBy: 'none' })).toEqual({ household: 2 });
	});

	test('a unit shared by agreement loses none', () => {
		expect(SHARED_BY.filter((sharedBy) => !isClosed(sharedBy))).toEqual([
			'men',
			'women',
			'mixed-agreed'
		]);
		expect(of({ sharedBy: 'men' })).toEqual({});
	});

	test('an empty unit loses none, unless a hold stands on it', () => {
		expect(of({ occupied: 0, free: 4 })).toEqual({});
		expect(of({ occupied: 0, free: 4, reserved: 3 })).toEqual({ household: 1 });
	});

	test('an overfull or fully held unit loses none', () => {
		expect(of({ free: -1 })).toEqual({});
		expect(of({ free: 2, reserved: 3 })).toEqual({});
	});
});

describe('D6: declared above the free beds', () => {
	test('counts as declared when it fits', () => {
		expect(lowerToFree({ care: 2, sex: 1 }, 3)).toEqual({ care: 2, sex: 1 });
	});

	test('is lowered from the largest reason on', () => {
		expect(lowerToFree({ care: 2, sex: 5, age: 3 }, 7)).toEqual({ care: 2, sex: 2, age: 3 });
		expect(lowerToFree({ care: 2, sex: 5, age: 3 }, 4)).toEqual({ care: 2, age: 2 });
	});

	test('of equal reasons the first in the list is lowered first', () => {
		expect(lowerToFree({ other: 2, household: 2 }, 3)).toEqual({ other: 2, household: 1 });
		expect(lowerToFree({ age: 2, sex: 2 }, 1)).toEqual({ age: 1 });
	});

	test('counts nothing when nothing is free', () => {
		expect(lowerToFree({ care: 2 }, 0)).toEqual({});
		expect(lowerToFree({ care: 2 }, -3)).toEqual({});
	});

	test('never counts more than is free, nor more than declared, and changes nothing it was given', () => {
		const declared = fc.dictionary(
			fc.constantFrom(...SNIJVERLIES_REASONS),
			fc.integer({ min: 0, max: 9 })
		);
		fc.assert(
			fc.property(declared, fc.integer({ min: -5, max: 30 }), (byReason, free) => {
				const before = { ...byReason };
				const counted = lowerToFree(byReason, free);
				expect(total(counted)).toBe(Math.min(total(byReason), Math.max(0, free)));
				for (const [reason, n] of Object.entries(counted))
					expect(n).toBeLessThanOrEqual(byReason[reason]!);
				expect(byReason).toEqual(before);
			})
		);
	});
});
