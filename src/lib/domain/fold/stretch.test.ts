import { describe, expect, test } from 'vitest';
import { example, idOf, room, timeOf } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent } from '../../../../tests/support/oracle/world.ts';
import { toFoldUnits } from '../../../../tests/support/replay-of-fold.ts';
import type { EntryRow } from '../schema/entry.ts';
import { toEffective } from './resolve-corrections.ts';
import { emptyState, type LocationState } from './state.ts';
import { emptyStretch, foldEntry, joinStretches, type Stretch } from './stretch.ts';

const ROOM = room(1, 4);
const UNITS = toFoldUnits([ROOM]);
const IN_ROOM = { unitId: ROOM.id };
const UNDATED = { undated: true, source: 'import' } as const;

const AT_UNITS: LocationState = { ...emptyState(), detail: 'units' };

/** The account of these entries, one an hour from 06:00 on. */
function stretchOf(
	start: LocationState,
	...entries: [OracleContent, Partial<EntryRow>?][]
): Stretch | undefined {
	const rows = entries.map(([content, more], n) =>
		example(n, more?.undated ? null : clock(n), content, more)
	);
	const state = structuredClone(start);
	return toEffective(rows).reduce<Stretch | undefined>(
		(stretch, entry) => foldEntry(state, entry, UNITS, [stretch]).stretches[0],
		emptyStretch()
	);
}

const clock = (n: number) => `${String(n + 6).padStart(2, '0')}:00`;
const hour = (n: number) => timeOf(clock(n));
const arrive = (n: number): OracleContent => ({ kind: 'arrive', n });
const depart = (n: number): OracleContent => ({ kind: 'depart', n });

/** A confirm of the site, or of the house or a room of 4 beds. */
function confirm(occupied: number, more: object = {}): OracleContent {
	const seen = { realised: 0, occupied, outOfService: 0, snijverliesDeclared: 0, ...more };
	return { kind: 'confirm', seen };
}
const inRoom = (occupied: number) => confirm(occupied, { realised: 4, snijverliesDeclared: null });

const noted = (n: number, missing: number | null, seenOccupied: number, place = '') => ({
	...{ place, at: hour(n), missing },
	doubt: { place, id: idOf(n), by: 'anna', at: hour(n), seenOccupied }
});

describe('S3: what is kept of a stretch of entries', () => {
	test('how many they are, when each place was seen, and how few people there were', () => {
		expect(
			stretchOf(emptyState(), [depart(2)], [arrive(5)], [{ kind: 'setRealised', n: 9 }])
		).toEqual({
			n: 3,
			confirms: [],
			seen: { '': hour(2) },
			moved: { '': { at: hour(1), low: -2 } }
		});
	});

	test('at `units` per room and of who has none', () => {
		const toRoom = { kind: 'move', n: 2, toUnitId: ROOM.id } as const;
		expect(stretchOf(AT_UNITS, [arrive(3)], [toRoom], [depart(1), IN_ROOM])).toEqual({
			n: 3,
			confirms: [],
			seen: { rest: hour(1), [ROOM.id]: hour(2) },
			moved: { rest: { at: hour(1), low: 1 }, [ROOM.id]: { at: hour(2), low: 1 } }
		});
		const fromRoom = { kind: 'move', n: 1 } as const;
		expect(stretchOf(AT_UNITS, [fromRoom, IN_ROOM])!.moved).toEqual({
			rest: { at: hour(0), low: 1 },
			[ROOM.id]: { at: hour(0), low: -1 }
		});
	});

	test('of a move at `site` when it was seen; nobody came or went', () => {
		const move = { kind: 'move', n: 2, toUnitId: ROOM.id } as const;
		const expected = { n: 1, confirms: [], seen: { '': hour(0) }, moved: {} };
		expect(stretchOf(emptyState(), [move, IN_ROOM])).toEqual(expected);
	});

	test('of what cannot be placed (D5) no more than that it is there', () => {
		const beds = { kind: 'setRealised', n: 3 } as const;
		expect(stretchOf(emptyState(), [beds, IN_ROOM])).toEqual({ ...emptyStretch(), n: 1 });
	});

	test('D12: no time of what has none', () => {
		expect(stretchOf(emptyState(), [arrive(1), UNDATED], [depart(3), UNDATED])).toEqual({
			n: 2,
			confirms: [],
			seen: {},
			moved: { '': { at: null, low: -2 } }
		});
	});

	test('of a count or a switch of detail none can be given, nor of what follows', () => {
		expect(stretchOf(emptyState(), [{ kind: 'recount', n: 3 }], [arrive(1)])).toBeUndefined();
		expect(stretchOf(emptyState(), [{ kind: 'setDetail', detail: 'site' }])).toBeUndefined();
	});
});

describe('D14: of confirms in a stretch', () => {
	test('how many more people would have made each count; null when no number would', () => {
		const wrongBeds = confirm(3, { realised: 7 });
		expect(stretchOf(emptyState(), [arrive(3)], [confirm(2)], [wrongBeds])!.confirms).toEqual([
			{ place: '', at: hour(1), missing: -1 },
			noted(2, null, 3)
		]);
	});

	test('of one place that miss the same number the newest, and only the newest may be its doubt', () => {
		const confirms = stretchOf(
			emptyState(),
			...[confirm(1), confirm(2), confirm(1), confirm(9, { realised: 7 }), confirm(2)].map(
				(each) => [each] as [OracleContent]
			)
		)!.confirms;
		expect(confirms).toStrictEqual([{ place: '', at: hour(2), missing: 1 }, noted(4, 2, 2)]);
	});

	test('of each place apart, though they miss as many', () => {
		const house = stretchOf(AT_UNITS, [inRoom(1), IN_ROOM], [inRoom(1)], [inRoom(2), IN_ROOM]);
		expect(house!.confirms).toStrictEqual([
			{ place: ROOM.id, at: hour(0), missing: 1 },
			noted(1, 1, 1, 'house'),
			noted(2, 2, 2, ROOM.id)
		]);
	});
});

test('S3: two stretches that follow each other are the stretch of all', () => {
	const entries: [OracleContent, Partial<EntryRow>?][] = [
		...([[arrive(3)], [confirm(5)], [depart(4)], [confirm(-1)]] as [OracleContent][]),
		...([[arrive(6)], [confirm(5)], [{ kind: 'setRealised', n: 0 }]] as [OracleContent][])
	];
	const rows = entries.map(([content], n) => example(n, clock(n), content));
	for (let cut = 0; cut <= rows.length; cut++) {
		const state = emptyState();
		let both = [emptyStretch(), emptyStretch()];
		let whole: (Stretch | undefined)[] = [emptyStretch()];
		for (const [n, entry] of toEffective(rows).entries()) {
			const side = n < cut ? 0 : 1;
			const noted = foldEntry(state, entry, UNITS, [both[side], whole[0]]).stretches;
			both = both.with(side, noted[0]!);
			whole = [noted[1]];
		}
		expect(joinStretches(both[0]!, both[1]!)).toEqual(whole[0]);
	}
});
