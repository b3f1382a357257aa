import { figuresOf, NOTHING_RESERVED } from '../src/lib/domain/figures-of.ts';
import { decodeState } from '../src/lib/domain/fold/state.ts';
import type { ExistingLocation } from '../src/lib/domain/import/existing-location.ts';
import type { EntryContent } from '../src/lib/domain/schema/entry.ts';
import type { Unit } from '../src/lib/domain/schema/unit.ts';
import type { LocationRecord } from '../src/lib/server/store/records.ts';
import type { Store } from '../src/lib/server/store/store.ts';
import { toFoldUnit } from '../src/lib/server/sync/location-fold.ts';

/** The locations of a region as an import is planned against them, from one snapshot. */
export async function readExisting(store: Store, regionId: string): Promise<ExistingLocation[]> {
	return store.read(async (reader) => {
		const ids = await reader.locationIdsOf({ regionId });
		const units = (await reader.unitsOf(ids)).map(({ unit }) => unit);
		const unitsOf = Map.groupBy(units, ({ locationId }) => locationId);
		const existing: ExistingLocation[] = [];
		for (const record of await reader.locations(ids)) {
			const { id } = record.location;
			const entries = (await reader.entriesBut(MANY, id)).map(({ row }) => row);
			const figures = figuresNow(record, unitsOf.get(id) ?? []);
			existing.push({ location: record.location, figures, entries, opening: null });
		}
		return existing;
	});
}

/** A plan looks at what somebody stated, and at what corrects it; these are many and say nothing to it. */
const MANY: EntryContent['kind'][] = ['arrive', 'depart', 'move', 'confirm'];

function figuresNow({ head, receivedAt }: LocationRecord, units: Unit[]) {
	const foldUnits = new Map(units.map((unit) => [unit.id, toFoldUnit(unit)]));
	return figuresOf(decodeState(head.state), foldUnits, NOTHING_RESERVED, receivedAt).location;
}
