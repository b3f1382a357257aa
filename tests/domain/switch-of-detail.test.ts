import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf, NOTHING_RESERVED } from '../../src/lib/domain/figures-of.ts';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import { encodeState } from '../../src/lib/domain/fold/state.ts';
import type { FoldUnit } from '../../src/lib/domain/fold/units.ts';
import { placeableOf } from '../../src/lib/domain/ledger.ts';
import type { EntryContent, EntryRow, SetDetailEntry } from '../../src/lib/domain/schema/entry.ts';
import { worldArbitrary } from '../support/generators/world-arbitrary.ts';
import { replayFigures } from '../support/oracle/replay-figures.ts';
import { toEntries, toFoldUnits } from '../support/replay-of-fold.ts';

const START = Date.parse('2026-03-02T08:00:00.000Z');
const MINUTE_MS = 60_000;

type Room = Pick<FoldUnit, 'beds' | 'sharedBy'> & { occupied: number; out: number };

/** A room in which everybody has a bed. */
const roomArbitrary: fc.Arbitrary<Room> = fc
	.tuple(
		fc.integer({ min: 1, max: 6 }),
		fc.nat(6),
		fc.nat(2),
		fc.constantFrom('family', 'men', 'none')
	)
	.map(([beds, out, people, sharedBy]) => {
		const outHere = Math.min(out, beds);
		return { beds, out: outHere, occupied: Math.min(people * 2, beds - outHere), sharedBy };
	});

/** One house: what is written there, each entry a minute after the one before. */
function createHouse(rooms: Room[]) {
	const units = new Map(
		rooms.map(({ beds, sharedBy }, index) => [`u${index}`, { id: `u${index}`, beds, sharedBy }])
	);
	const entries: EntryRow[] = [];

	function write(entry: EntryContent, more: Partial<EntryRow> = {}): void {
		const seq = entries.length + 1;
		const at = new Date(START + seq * MINUTE_MS).toISOString();
		entries.push({
			id: `e${String(seq).padStart(4, '0')}`,
			locationId: 'l',
			entry,
			observedAt: at,
			madeAt: at,
			deviceSeq: seq,
			by: 'ann',
			source: 'site',
			...more
		});
	}

	/** What shows of the house, and what a switch states of its rooms. */
	function look() {
		const { state, unplaced } = foldLocation(entries, units);
		const figures = figuresOf(state, units, NOTHING_RESERVED, null);
		const { location } = figures;
		return {
			unplaced,
			countedAt: location.countedAt,
			ledger: {
				realised: location.realised,
				occupied: location.occupied,
				outOfServiceBy: location.outOfServiceBy,
				snijverlies: location.snijverlies,
				overcrowded: location.overcrowded,
				placeable: placeableOf(location)
			},
			differs: state.switched && state.switched.siteOccupied !== state.switched.unitsOccupied,
			stated: [...figures.units].map(([unitId, { occupied, outOfService }]) =>
				toStated(unitId, occupied, outOfService)
			)
		};
	}

	return { write, look };
}

function toStated(unitId: string, occupied: number, out: number) {
	const outOfService: NonNullable<SetDetailEntry['units']>[number]['outOfService'] =
		out > 0 ? { repair: { n: out } } : {};
	return { unitId, occupied, outOfService };
}

/** A house that works per room, with as many people without a room as there are places for at most. */
function houseAtUnits(rooms: Room[], wanted: number) {
	const house = createHouse(rooms);
	const units = rooms.map(({ occupied, out }, index) => toStated(`u${index}`, occupied, out));
	house.write({ kind: 'setDetail', detail: 'units', units });
	const rest = Math.min(wanted, house.look().ledger.placeable);
	if (rest > 0) house.write({ kind: 'arrive', n: rest });
	return { house, rest };
}

function toSite(house: ReturnType<typeof createHouse>): void {
	const { snijverlies } = house.look().ledger;
	house.write({ kind: 'setDetail', detail: 'site', snijverlies });
}

describe('the switch of detail (D5)', () => {
	test('to the site keeps every number and when it was counted, people without a room included', () => {
		fc.assert(
			fc.property(
				fc.array(roomArbitrary, { minLength: 1, maxLength: 8 }),
				fc.nat(4),
				(rooms, n) => {
					const { house } = houseAtUnits(rooms, n);
					const before = house.look();
					toSite(house);
					const after = house.look();
					expect(after.ledger).toEqual(before.ledger);
					expect(after.countedAt).toBe(before.countedAt);
					expect(after.unplaced).toEqual([]);
				}
			)
		);
	});

	test('there and back again loses nobody and no bed; who has no room shows as a difference', () => {
		fc.assert(
			fc.property(
				fc.array(roomArbitrary, { minLength: 1, maxLength: 8 }),
				fc.nat(4),
				(rooms, n) => {
					const { house, rest } = houseAtUnits(rooms, n);
					const first = house.look();
					toSite(house);
					house.write({ kind: 'setDetail', detail: 'units', units: first.stated });
					const back = house.look();
					expect(back.stated).toEqual(first.stated);
					expect(back.differs).toBe(rest > 0);
					expect(back.ledger.occupied + rest).toBe(first.ledger.occupied);
					expect(back.ledger.placeable).toBe(first.ledger.placeable + rest);
					expect(back.ledger.snijverlies).toEqual(first.ledger.snijverlies);
				}
			)
		);
	});

	test('lets a late arrival from before it through, in the room and in the sum (D9)', () => {
		const { house } = houseAtUnits([{ beds: 4, occupied: 1, out: 0, sharedBy: 'men' }], 0);
		const seen = new Date(START + 1.5 * MINUTE_MS).toISOString();
		toSite(house);
		house.write({ kind: 'arrive', n: 2 }, { unitId: 'u0', observedAt: seen });
		expect(house.look().ledger).toMatchObject({ occupied: 3, placeable: 1 });
	});
});

test('D13: a switch that is taken out and brought back leaves everything as it was', () => {
	let times = 0;
	fc.assert(
		fc.property(worldArbitrary, ({ entries, units }) => {
			const fold = (rows: EntryRow[]) => {
				const { state, unplaced } = foldLocation(rows, toFoldUnits(units));
				return { state: encodeState(state), unplaced };
			};
			const corrected = new Set(entries.map(({ corrects }) => corrects));
			for (const original of entries) {
				if (original.entry.kind !== 'setDetail' || corrected.has(original.id)) continue;
				times += 1;
				const after = {
					observedAt: null,
					corrects: original.id,
					madeAt: '2027-01-01T08:00:00.000Z'
				};
				const taken = { ...original, ...after, id: 'f1', entry: { kind: 'void' as const } };
				const back = { ...original, ...after, id: 'f2', by: 'dora' };
				const now = [...entries, taken, back];
				const world = { entries: now, units };
				expect(fold(toEntries(world))).toEqual(fold(toEntries({ entries, units })));
				expect(replayFigures(world)).toEqual(replayFigures({ entries, units }));
			}
		}),
		{ numRuns: 150, seed: 20_261_123 }
	);
	expect(times, 'there is a switch to bring back often').toBeGreaterThan(100);
});
