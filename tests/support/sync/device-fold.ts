import { applyEntry } from '../../../src/lib/domain/fold/apply-entry.ts';
import { toEffective } from '../../../src/lib/domain/fold/resolve-corrections.ts';
import {
	type EncodedState,
	type LocationState,
	type PlaceState,
	reviveState
} from '../../../src/lib/domain/fold/state.ts';
import type { FoldUnits } from '../../../src/lib/domain/fold/units.ts';
import type { EntryRow } from '../../../src/lib/domain/schema/entry.ts';
import type { Location } from '../../../src/lib/domain/schema/location.ts';
import type { Unit } from '../../../src/lib/domain/schema/unit.ts';
import type { WireRow } from '../../../src/lib/sync/messages.ts';

type LocationRow = Location & { opening: Omit<EncodedState, 'units'> & { at: string } };
type UnitRow = Unit & { opening: Partial<PlaceState> | null };

/** The fold that a device makes of the rows it pulled: the opening, then the entries of the window. */
export function foldAsDevice(rows: WireRow[], locationId: string): LocationState {
	const bodies = <T>(type: string) =>
		rows.filter((row) => row.type === type).map(({ row }) => row as T);
	const { at, ...opening } = bodies<LocationRow>('location').find(
		({ id }) => id === locationId
	)!.opening;
	const units = bodies<UnitRow>('unit').filter((unit) => unit.locationId === locationId);
	const places = units.flatMap(({ id, opening: place }) => (place ? [[id, place]] : []));
	const state = reviveState({ ...opening, units: Object.fromEntries(places) });
	const entries = bodies<EntryRow>('entry').filter((entry) => entry.locationId === locationId);
	for (const entry of toEffective(entries))
		if (entry.position >= at) applyEntry(state, entry, unitsById(units));
	return state;
}

export function unitsById(units: Unit[]): FoldUnits {
	return new Map(units.map((unit) => [unit.id, unit]));
}
