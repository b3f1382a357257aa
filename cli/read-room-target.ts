import { figuresOf, NOTHING_RESERVED } from '../src/lib/domain/figures-of.ts';
import { decodeState } from '../src/lib/domain/fold/state.ts';
import type { RoomTarget } from '../src/lib/domain/room-list/room-request.ts';
import type { Location } from '../src/lib/domain/schema/location.ts';
import type { Store } from '../src/lib/server/store/store.ts';
import { toFoldUnit } from '../src/lib/server/sync/location-fold.ts';

/** The locations of a region that are not closed. */
export async function readOpenLocations(store: Store, regionId: string): Promise<Location[]> {
	return store.read(async (reader) => {
		const records = await reader.locations(await reader.locationIdsOf({ regionId }));
		return records
			.map(({ location }) => location)
			.filter(({ status }) => status !== 'closed')
			.sort((a, b) => a.name.localeCompare(b.name));
	});
}

/** A location with its rooms as a list of rooms is planned against it. */
export async function readRoomTarget(store: Store, id: string): Promise<RoomTarget> {
	return store.read(async (reader) => {
		const [record] = await reader.locations([id]);
		const units = (await reader.unitsOf([id])).map(({ unit }) => unit);
		const state = decodeState(record!.head.state);
		const foldUnits = new Map(units.map((unit) => [unit.id, toFoldUnit(unit)]));
		const figures = figuresOf(state, foldUnits, NOTHING_RESERVED, record!.receivedAt);
		return {
			location: { ...record!.location, detail: state.detail },
			fieldWriter: record!.location.fieldWriter,
			figures: figures.location,
			units: units.map((unit) => ({
				unit,
				figures: figures.units.get(unit.id)!,
				newestCountId: state.units[unit.id]?.count?.id ?? null
			}))
		};
	});
}
