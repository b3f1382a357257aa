import { describe, expect, test } from 'vitest';
import { example, idOf, room, timeOf } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent } from '../../../../tests/support/oracle/world.ts';
import { toFoldUnits } from '../../../../tests/support/replay-of-fold.ts';
import type { EntryRow } from '../schema/entry.ts';
import { foldLocation } from './fold-location.ts';
import { toPosition } from './position.ts';
import { emptyPlace, emptyState, type LocationState } from './state.ts';

const [ROOM, OTHER] = [room(1, 4), room(2, 6)];
const UNITS = toFoldUnits([ROOM, OTHER]);
const IN_ROOM = { unitId: ROOM.id };

const clock = (n: number) => `${String(n + 6).padStart(2, '0')}:00`;
/** Where the entry of number `n` stands; the first is 0. */
const positionOf = (n: number) => toPosition(timeOf(clock(n)), n, idOf(n));

/** The state after these, one an hour from 06:00 on. */
function foldOf(...entries: [OracleContent, Partial<EntryRow>?][]): LocationState {
	const rows = entries.map(([content, more], n) => example(n, clock(n), content, more));
	return foldLocation(rows, UNITS).state;
}

type Stated = { unitId: string; occupied: number; outOfService: object };

const toUnits = (...units: Stated[]) =>
	({ kind: 'setDetail', detail: 'units', units }) as OracleContent;
const toSite = (snijverlies?: Record<string, number>) =>
	({
		...{ kind: 'setDetail', detail: 'site' },
		...(snijverlies ? { snijverlies } : {})
	}) as OracleContent;
const stating = (occupied: number, outOfService: object = {}): Stated => ({
	...{ unitId: ROOM.id, occupied, outOfService }
});
const arrive = (n: number): OracleContent => ({ kind: 'arrive', n });
const recount = (n: number): OracleContent => ({ kind: 'recount', n });

describe('D5: from which switch on units count', () => {
	test('is of several the first; the newest is known as well', () => {
		const once = foldOf([arrive(1)], [toUnits()]);
		expect(once).toMatchObject({ firstSwitchedAt: positionOf(1), switchedAt: positionOf(1) });
		const often = foldOf([arrive(1)], [toUnits()], [toSite()], [toUnits()]);
		expect(often).toMatchObject({ firstSwitchedAt: positionOf(1), switchedAt: positionOf(3) });
		const back = foldOf([arrive(1)], [toUnits()], [toSite()]);
		expect(back).toMatchObject({ firstSwitchedAt: positionOf(1), switchedAt: positionOf(2) });
	});

	test('is not one from `site` to `site`, which only declares snijverlies', () => {
		const state = foldOf([arrive(3)], [toSite({ care: 2 })]);
		expect(state).toMatchObject({ firstSwitchedAt: null, switchedAt: null });
		expect(state.site).toMatchObject({ occupied: 3, declared: { care: 2 } });
	});
});

describe('D5: to `units`', () => {
	test('each states its numbers; who is not stated is empty, was seen and never counted', () => {
		const state = foldOf([toUnits(stating(3, { repair: { n: 1, until: '2026-03-09' } }))]);
		expect(state.units[ROOM.id]).toEqual({
			...emptyPlace(null),
			occupied: 3,
			out: { repair: { n: 1, until: '2026-03-09' } },
			observedAt: timeOf('06:00'),
			countedAt: timeOf('06:00')
		});
		expect(state.units[OTHER.id]).toEqual({ ...emptyPlace(null), observedAt: timeOf('06:00') });
	});

	test('of a unit that had numbers only its beds stay', () => {
		const state = foldOf(
			[toUnits(stating(3))],
			[{ kind: 'setRealised', n: 5 }, IN_ROOM],
			[recount(2), IN_ROOM],
			[toUnits()]
		);
		expect(state.units[ROOM.id]).toEqual({
			...{ ...emptyPlace(null), realised: 5, observedAt: timeOf('09:00') }
		});
	});

	test('without a list states none', () => {
		const state = foldOf([arrive(2)], [{ kind: 'setDetail', detail: 'units' }]);
		expect(state.switched).toEqual({ id: idOf(1), siteOccupied: 2, unitsOccupied: 0 });
	});

	test('nobody is left without a room, and the house was seen but not counted', () => {
		const state = foldOf([toUnits()], [arrive(2)], [toUnits(stating(1))]);
		expect(state.rest).toEqual({ occupied: 0, observedAt: null, movedAt: null });
		expect(state.house).toEqual({ observedAt: timeOf('08:00'), countedAt: null });
		expect(state.switched).toEqual({ id: idOf(2), siteOccupied: 0, unitsOccupied: 1 });
	});
});

describe('D5: to `site`', () => {
	test('it takes over who is in the rooms and who has none, and the beds', () => {
		const { site, detail, switched } = foldOf(
			[toUnits(stating(3))],
			[arrive(2)],
			[recount(4), { unitId: OTHER.id }],
			[{ kind: 'setRealised', n: 7 }, { unitId: OTHER.id }],
			[toSite()]
		);
		expect({ detail, switched }).toEqual({ detail: 'site', switched: null });
		expect(site).toEqual({
			...emptyPlace({}),
			occupied: 9,
			realised: 11,
			observedAt: timeOf('10:00'),
			countedAt: timeOf('06:00'),
			declaredAt: timeOf('10:00')
		});
	});

	test('no count of before may be compared with one of after (D11)', () => {
		const { site } = foldOf([recount(3)], [recount(4)], [toUnits()], [toSite()]);
		expect(site).toMatchObject({ count: null, countBefore: null });
	});

	test('what was said of free beds per room is gone when it comes back to rooms', () => {
		const care = { kind: 'declareSnijverlies', byReason: { care: 1 } } as const;
		const before = foldOf([toUnits()], [care, IN_ROOM]);
		expect(before.units[ROOM.id]!.declared).toEqual({ care: 1 });
		expect(foldOf([toUnits()], [care, IN_ROOM], [toSite()]).units[ROOM.id]!.declared).toBeNull();
	});

	test('beds out of service are summed per reason', () => {
		const { site } = foldOf(
			[toUnits(stating(0, { repair: { n: 1 }, cleaning: { n: 2 } }))],
			[{ kind: 'bedsOut', n: 2, reason: 'repair', until: '2026-03-05' }, { unitId: OTHER.id }],
			[toSite()]
		);
		expect(site.out).toStrictEqual({
			repair: { n: 3, until: '2026-03-05' },
			cleaning: { n: 2 }
		});
	});

	test('a confirm nobody answered is over, as with any switch (D14)', () => {
		const seen = { realised: 0, occupied: 9, outOfService: 0, snijverliesDeclared: 0 };
		const confirm = { kind: 'confirm', seen } as const;
		expect(foldOf([confirm]).doubts).toHaveLength(1);
		expect(foldOf([confirm], [toSite()]).doubts).toEqual([]);
		expect(foldOf([confirm], [toUnits()]).doubts).toEqual([]);
	});

	test('at `site` already, what was counted there stays counted', () => {
		const { site } = foldOf([recount(3)], [toSite()]);
		expect(site).toMatchObject({ occupied: 3, countedAt: timeOf('06:00'), realised: null });
		expect(site.count).toMatchObject({ id: idOf(0), n: 3 });
		expect(foldOf()).toEqual(emptyState());
	});
});
