import { type Figures } from '../../../src/lib/domain/schema/figures.ts';
import { figuresOf, type LocationFigures } from '../../../src/lib/domain/figures-of.ts';
import { foldLocation } from '../../../src/lib/domain/fold/fold-location.ts';
import type { RoomOfProposal } from '../../../src/lib/domain/proposals/room.ts';
import type {
	EntryRow,
	RecordedEntry,
	SetDetailEntry
} from '../../../src/lib/domain/schema/entry.ts';
import type { Unit } from '../../../src/lib/domain/schema/unit.ts';
import { uuidOf } from '../sync/people.ts';

/** A room as a test states it. */
export type ExampleRoom = Pick<Unit, 'beds' | 'floor' | 'suitable' | 'sharedBy'> & {
	occupied: number;
	reserved: number;
	out: number;
	outReason: 'repair' | 'quarantine';
	/** False: the switch to rooms stated nothing of it (D5). */
	isCounted: boolean;
	/** Free beds that somebody said cannot be given; null: nobody said anything. */
	declared: number | null;
};

export function exampleRoom(parts: Partial<ExampleRoom>): ExampleRoom {
	return {
		beds: 4,
		suitable: {},
		sharedBy: 'family',
		occupied: 0,
		reserved: 0,
		out: 0,
		outReason: 'repair',
		isCounted: true,
		declared: null,
		...parts
	};
}

/** A location of such rooms by the real fold; more can be entered, and the figures asked for again. */
export type ExampleSite = {
	rooms: () => RoomOfProposal[];
	figures: () => LocationFigures;
	record: (entry: RecordedEntry, unitId?: string) => void;
};

const SITE = uuidOf(9_999);

export function openExampleSite(examples: readonly ExampleRoom[], rest = 0): ExampleSite {
	const units = new Map(examples.map((example, at) => [uuidOf(at), toUnit(example, uuidOf(at))]));
	const byUnit = new Map(examples.map(({ reserved }, at) => [uuidOf(at), reserved]));
	const entries: EntryRow[] = [];

	function record(entry: EntryRow['entry'], unitId?: string): void {
		entries.push(toEntry(entry, entries.length, unitId));
	}

	const fold = () => foldLocation(entries, units).state;
	const figures = () => figuresOf(fold(), units, { byUnit, until: null }, null);

	record(switchToUnits(examples));
	if (rest > 0) record({ kind: 'arrive', n: rest });
	for (const [at, { declared }] of examples.entries())
		if (declared !== null)
			record({ kind: 'declareSnijverlies', byReason: { care: declared } }, uuidOf(at));

	return {
		figures,
		record,
		rooms() {
			const state = fold();
			const { units: byId } = figures();
			return [...units.values()].map((unit) => ({
				unit,
				figures: byId.get(unit.id) as Figures,
				isDeclared: Boolean(state.units[unit.id]?.declared)
			}));
		}
	};
}

function switchToUnits(examples: readonly ExampleRoom[]): SetDetailEntry {
	return {
		kind: 'setDetail',
		detail: 'units',
		units: examples.flatMap(({ isCounted, occupied, out, outReason }, at) =>
			isCounted
				? [
						{
							unitId: uuidOf(at),
							occupied,
							outOfService: out > 0 ? { [outReason]: { n: out } } : {}
						}
					]
				: []
		)
	};
}

function toUnit({ beds, floor, suitable, sharedBy }: ExampleRoom, id: string): Unit {
	return {
		id,
		regionId: 'VR04',
		locationId: SITE,
		name: id,
		beds,
		...(floor === undefined ? {} : { floor }),
		suitable,
		sharedBy,
		retired: false,
		fieldWriter: {}
	};
}

function toEntry(entry: EntryRow['entry'], seq: number, unitId?: string): EntryRow {
	const at = new Date(Date.UTC(2026, 10, 22, 9) + seq * 1000).toISOString();
	return {
		id: uuidOf(10_000 + seq),
		locationId: SITE,
		...(unitId ? { unitId } : {}),
		entry,
		observedAt: at,
		madeAt: at,
		deviceSeq: seq + 1,
		by: 'mia',
		source: 'site'
	};
}
