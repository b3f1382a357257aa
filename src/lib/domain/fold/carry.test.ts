import { describe, expect, test } from 'vitest';
import { example, idOf, room, timeOf } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent } from '../../../../tests/support/oracle/world.ts';
import { toFoldUnits } from '../../../../tests/support/replay-of-fold.ts';
import type { EntryRow } from '../schema/entry.ts';
import { applyEntry } from './apply-entry.ts';
import { carryOver, differOnlyInPeople } from './carry.ts';
import { type Effective, toEffective } from './resolve-corrections.ts';
import { emptyState, type LocationState } from './state.ts';
import { emptyStretch, foldEntry, type Stretch } from './stretch.ts';

const [ROOM, OTHER] = [room(1, 4), room(2, 4)];
const UNITS = toFoldUnits([ROOM, OTHER]);

type Entry = [OracleContent, string?];

/** Entries an hour after each other; the first at this hour. */
function entriesFrom(hour: number, entries: Entry[]): Effective[] {
	const rows = entries.map(([content, unitId], n): EntryRow => {
		const clock = `${String(hour + n).padStart(2, '0')}:00`;
		return example(hour + n, clock, content, unitId ? { unitId } : {});
	});
	return toEffective(rows);
}

function folded(entries: Effective[], start = emptyState()): LocationState {
	const state = structuredClone(start);
	for (const entry of entries) applyEntry(state, entry, UNITS);
	return state;
}

/** Where these lead, and the account of them. */
function reachedBy(entries: Effective[], start: LocationState) {
	const state = structuredClone(start);
	const stretch = entries.reduce<Stretch | undefined>(
		(noted, entry) => foldEntry(state, entry, UNITS, [noted]).stretches[0],
		emptyStretch()
	);
	return { state, stretch: stretch! };
}

/** What a late entry makes of a stretch from 12:00 on, told from the stretch and folded entry by entry. */
function carried(before: Entry[], late: Entry[], after: Entry[]) {
	const old = folded(entriesFrom(0, before));
	const fresh = folded(entriesFrom(6, late), old);
	const end = reachedBy(entriesFrom(12, after), old);
	const told = carryOver(old, fresh, end, UNITS);
	return { told, expected: reachedBy(entriesFrom(12, after), fresh), end };
}

const arrive = (n: number): OracleContent => ({ kind: 'arrive', n });
const depart = (n: number): OracleContent => ({ kind: 'depart', n });
const move = (toUnitId?: string): OracleContent => ({
	...{ kind: 'move', n: 1 },
	...(toUnitId ? { toUnitId } : {})
});
const toUnits: OracleContent = { kind: 'setDetail', detail: 'units', units: [] };
const beds = (n: number): OracleContent => ({ kind: 'setRealised', n });

function confirm(occupied: number, more: object = {}): OracleContent {
	const seen = { realised: 0, occupied, outOfService: 0, snijverliesDeclared: 0, ...more };
	return { kind: 'confirm', seen };
}
const ofRoom = (occupied: number) => confirm(occupied, { realised: 4, snijverliesDeclared: null });
const ofHouse = (occupied: number) => confirm(occupied, { realised: 8, snijverliesDeclared: null });
/** Between rooms and rest everybody stays in the house. */
const IN_ROOMS: Entry[] = [[toUnits], [arrive(2)], [arrive(2), ROOM.id], [arrive(2), OTHER.id]];

describe('S3: what a stretch makes of other people, though it is not read', () => {
	test.each<[string, Entry[], Entry[], Entry[]]>([
		['a confirm that was right is wrong', [[arrive(3)]], [[arrive(1)]], [[confirm(3)]]],
		['a confirm that was wrong is right', [[arrive(3)]], [[arrive(1)]], [[confirm(4)]]],
		[
			'a confirm of which beds were wrong stays wrong',
			[[arrive(3)]],
			[[arrive(1)]],
			[[confirm(4, { realised: 1 })]]
		],
		[
			'of several confirms the newest that counts says when, the newest that does not is the doubt',
			[[arrive(3)]],
			[[arrive(1)]],
			[[confirm(4)], [confirm(3)], [confirm(4)], [confirm(9)]]
		],
		[
			'what was seen after a confirm that counts was seen last',
			[[arrive(3)]],
			[[arrive(1)]],
			[[confirm(4)], [beds(0)]]
		],
		[
			'a confirm that counts after something was seen was seen last',
			[[arrive(3)]],
			[[arrive(1)]],
			[[beds(0)], [confirm(4)]]
		],
		['a movement adds up', [[arrive(3)]], [[depart(1)]], [[depart(4)], [arrive(2)]]],
		['nothing happened', [[arrive(3)]], [[depart(1)]], []],
		['a doubt of before stays', [[confirm(5)]], [[arrive(1)]], [[arrive(1)]]],
		['a doubt of before is answered', [[confirm(5)]], [[arrive(1)]], [[confirm(1)]]],
		[
			'at units a movement in a room, and one of who has none',
			IN_ROOMS,
			[[arrive(1), ROOM.id]],
			[[depart(1), ROOM.id], [arrive(1)], [move(OTHER.id)], [move(), OTHER.id]]
		],
		[
			'at units confirms of rooms and of the house',
			IN_ROOMS,
			[[arrive(1), ROOM.id]],
			[
				[ofRoom(3), ROOM.id],
				[ofRoom(2), ROOM.id],
				[ofRoom(2), OTHER.id],
				[ofHouse(7)],
				[ofHouse(6)]
			]
		],
		[
			'within the house the house stays right, and its rooms do not',
			IN_ROOMS,
			[[move(OTHER.id), ROOM.id]],
			[[ofHouse(6)], [ofRoom(2), ROOM.id], [ofRoom(3), OTHER.id]]
		],
		['somebody without a room came', IN_ROOMS, [[arrive(1)]], [[ofHouse(7)], [depart(1)]]],
		[
			'a room of which nothing was known',
			[[toUnits]],
			[[arrive(1), ROOM.id]],
			[[ofRoom(1), ROOM.id]]
		],
		[
			'a room that nobody knows of',
			[[toUnits]],
			[[arrive(1), idOf(9999)]],
			[[ofHouse(0)], [arrive(1), idOf(9999)]]
		]
	])('%s', (_, before, late, after) => {
		const { told, expected } = carried(before, late, after);
		expect(told).toEqual(expected);
	});

	test('a difference in times alone is carried as well', () => {
		const { told, expected } = carried(IN_ROOMS, [[beds(4), ROOM.id]], [[arrive(1), OTHER.id]]);
		const room = { ...told!.state.units[ROOM.id]!, realised: 4 };
		expect(room).toEqual(expected.state.units[ROOM.id]);
		expect(room.observedAt).toBe(timeOf('06:00'));
		const moved = carried(
			IN_ROOMS,
			[
				[arrive(1), ROOM.id],
				[depart(1), ROOM.id]
			],
			[[arrive(1)]]
		);
		expect(moved.told).toEqual(moved.expected);
		const counted = carried(IN_ROOMS, [[ofRoom(2), ROOM.id]], [[arrive(1), ROOM.id]]);
		expect(counted.told).toEqual(counted.expected);
	});

	test('a room in which nothing differs is not made anew', () => {
		const { told, end } = carried(IN_ROOMS, [[arrive(1), ROOM.id]], [[arrive(1), OTHER.id]]);
		expect(told!.state.units[OTHER.id]).toBe(end.state.units[OTHER.id]);
		expect(told!.state.units[ROOM.id]).not.toBe(end.state.units[ROOM.id]);
	});
});

describe('D14: a place that may have been below zero', () => {
	const EMPTY: Entry[] = [[toUnits], [arrive(2)]];

	test('leaves untold what a confirm of the house is, before and after the difference', () => {
		const gone: Entry[] = [
			[depart(1), ROOM.id],
			[arrive(1), ROOM.id]
		];
		expect(carried(EMPTY, [[arrive(1)]], [...gone, [ofHouse(2)]]).told).toBeUndefined();
		expect(carried(EMPTY, [[arrive(1), ROOM.id]], [...gone, [ofHouse(2)]]).told).toBeUndefined();
		expect(carried(EMPTY, [[depart(1), ROOM.id]], [[ofHouse(1)]]).told).toBeUndefined();
		expect(carried(EMPTY, [[depart(3)]], [[ofHouse(1)]]).told).toBeUndefined();
		const below: Entry[] = [...EMPTY, [depart(1), ROOM.id]];
		expect(
			carried(below, [[arrive(1)]], [[ofHouse(2)], [arrive(1), ROOM.id]]).told
		).toBeUndefined();
	});

	test('says nothing against one that stays at nobody', () => {
		const emptied: Entry[] = [[arrive(1), ROOM.id], [depart(1), ROOM.id], [ofHouse(3)]];
		const { told, expected } = carried(EMPTY, [[arrive(1)]], emptied);
		expect(told).toEqual(expected);
	});

	test('says nothing against a confirm of a room or of the site', () => {
		const ofOther = carried(
			EMPTY,
			[[arrive(1)]],
			[
				[depart(1), ROOM.id],
				[ofRoom(0), OTHER.id]
			]
		);
		expect(ofOther.told).toEqual(ofOther.expected);
		const atSite = carried([], [[depart(1)]], [[confirm(0)]]);
		expect(atSite.told).toEqual(atSite.expected);
	});
});

describe('S3: whether a difference can be carried', () => {
	const between = (a: Entry[], b: Entry[]) =>
		differOnlyInPeople(folded(entriesFrom(0, a)), folded(entriesFrom(0, b)));

	test('it can where only people differ, when places were seen, and what is doubted', () => {
		expect(between([[arrive(1)]], [[depart(2)], [confirm(4)]])).toBe(true);
		expect(between([[toUnits], [arrive(1), ROOM.id]], [[toUnits], [ofHouse(0)], [arrive(1)]])).toBe(
			true
		);
	});

	test('it cannot where beds, counts or what is declared differ', () => {
		expect(between([[arrive(1)]], [[beds(1)]])).toBe(false);
		expect(between([[arrive(1)]], [[{ kind: 'recount', n: 1 }]])).toBe(false);
		expect(between([[toUnits]], [[toUnits], [beds(2), ROOM.id]])).toBe(false);
		expect(between([[arrive(1)]], [[toUnits]])).toBe(false);
	});
});
