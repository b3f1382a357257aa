import { describe, expect, test } from 'vitest';
import { timeOf } from '../../../../tests/support/oracle/example-world.ts';
import { emptyPlace, emptyState, type LocationState, type PlaceState } from './state.ts';
import { countedAtOf, countedAtUnits, observedAtOf } from './times.ts';
import { type FoldUnits, NOW_POSITION } from './units.ts';

const EARLY = timeOf('08:00');
const LATE = timeOf('10:00');

type Rooms = Record<string, { beds?: number; of?: Partial<PlaceState> }>;

/** Rooms of 4 beds; without `of` nothing ever was in one. */
function atUnits(rooms: Rooms, more: Partial<LocationState> = {}): [LocationState, FoldUnits] {
	const states = Object.entries(rooms).flatMap(([id, { of }]) =>
		of ? [[id, { ...emptyPlace(null), ...of }] as const] : []
	);
	const units = Object.entries(rooms).map(
		([id, { beds = 4 }]) => [id, { id, beds, sharedBy: 'none' }] as const
	);
	const state = { ...emptyState(), detail: 'units' as const, units: Object.fromEntries(states) };
	return [{ ...state, ...more }, new Map(units)];
}

const countedAt = (rooms: Rooms, houseAt: string | null = null) =>
	countedAtOf(...atUnits(rooms, { house: { observedAt: null, countedAt: houseAt } }));

describe('D14: when a location was counted', () => {
	test('is at `site` when the site was, whatever its units say', () => {
		const [state, units] = atUnits({ a: { of: { countedAt: LATE } } });
		const site = { ...emptyPlace({}), countedAt: EARLY };
		expect(countedAtOf({ ...state, detail: 'site', site }, units)).toBe(EARLY);
	});

	test.each([
		[EARLY, LATE],
		[LATE, EARLY],
		[EARLY, EARLY]
	])('is at `units` the oldest of its units: %s and %s', (a, b) => {
		expect(countedAt({ a: { of: { countedAt: a } }, b: { of: { countedAt: b } } })).toBe(EARLY);
	});

	test('is never as long as one of them was not, the first or the last', () => {
		const [counted, not] = [{ of: { countedAt: LATE } }, { of: { countedAt: null } }];
		expect(countedAt({ a: not, b: counted })).toBeNull();
		expect(countedAt({ a: counted, b: not })).toBeNull();
		expect(countedAt({ a: counted, b: {} })).toBeNull();
		expect(countedAt({ a: {}, b: counted, c: {} })).toBeNull();
	});

	test('asks nothing of a unit with neither beds nor people', () => {
		const counted = { of: { countedAt: LATE } };
		expect(countedAt({ a: counted, b: { beds: 0 } })).toBe(LATE);
		expect(countedAt({ a: counted, b: { beds: 0, of: { occupied: -1 } } })).toBe(LATE);
		expect(countedAt({ a: counted, b: { beds: 0, of: { occupied: 1 } } })).toBeNull();
		const inTents = { beds: 0, of: { occupied: 1, countedAt: EARLY } };
		expect(countedAt({ a: counted, b: inTents })).toBe(EARLY);
	});

	test('is of a house without units never, and of one that is empty either', () => {
		expect(countedAt({})).toBeNull();
		expect(countedAt({ a: { beds: 0 } })).toBeNull();
	});

	test('is a newer confirm of the whole house, not an older one', () => {
		const counted = { of: { countedAt: LATE } };
		expect(countedAt({ a: counted }, timeOf('11:00'))).toBe(timeOf('11:00'));
		expect(countedAt({ a: counted }, EARLY)).toBe(LATE);
		expect(countedAt({ a: {} }, EARLY)).toBe(EARLY);
	});

	test('asks whether a unit had beds at the position given', () => {
		const [state, units] = atUnits({ a: { of: { countedAt: EARLY } }, b: {} });
		const b = { ...units.get('b')!, retiredAt: LATE };
		const retired = new Map([...units, ['b', b] as const]);
		expect(countedAtUnits(state, retired, EARLY)).toBeNull();
		expect(countedAtUnits(state, retired, NOW_POSITION)).toBe(EARLY);
	});
});

describe('D14: when anything was seen', () => {
	const house = { observedAt: null, countedAt: null };
	const rest = { occupied: 0, observedAt: null, movedAt: null };

	test('is at `site` when the site was, whatever its units say', () => {
		const [state] = atUnits({ a: { of: { observedAt: LATE } } });
		const site = { ...emptyPlace({}), observedAt: EARLY };
		expect(observedAtOf({ ...state, detail: 'site', site })).toBe(EARLY);
	});

	test('is at `units` the newest of units, rest and house', () => {
		const seen = (a: string | null, b: string | null, more: Partial<LocationState> = {}) =>
			observedAtOf(
				atUnits({ a: { of: { observedAt: a } }, b: { of: { observedAt: b } } }, more)[0]
			);
		expect(seen(EARLY, LATE)).toBe(LATE);
		expect(seen(LATE, EARLY)).toBe(LATE);
		expect(seen(null, EARLY)).toBe(EARLY);
		expect(seen(null, null)).toBeNull();
		expect(seen(EARLY, null, { rest: { ...rest, observedAt: LATE } })).toBe(LATE);
		expect(seen(EARLY, null, { house: { ...house, observedAt: LATE } })).toBe(LATE);
		expect(seen(LATE, null, { house: { ...house, observedAt: EARLY } })).toBe(LATE);
	});
});
