import type { RecordedEntry } from '../schema/entry.ts';
import { type Inputs, locationInputs, placeInputs, siteInputs, total } from './inputs.ts';
import type { Unplaced } from './place.ts';
import type { Effective } from './resolve-corrections.ts';
import { type Doubt, type LocationState, type PlaceState, unitState } from './state.ts';
import { type FoldUnits, unitRealised } from './units.ts';

export type Seen = Extract<RecordedEntry, { kind: 'confirm' }>['seen'];

/** What a confirm of these inputs states: sums, declared snijverlies only where it is declared (D14). */
export function seenOf(inputs: Inputs, detail: LocationState['detail']): Seen {
	return {
		realised: inputs.realised,
		occupied: inputs.occupied,
		outOfService: total(inputs.outOfServiceBy),
		snijverliesDeclared: detail === 'site' ? total(inputs.declared) : null
	};
}

/**
 * D14: a confirm counts only where it saw the numbers just before it, and never while one of them is below zero.
 * If not, it refreshes nothing and stays as a doubt until the next count.
 */
export function applyConfirm(
	state: LocationState,
	entry: Effective,
	seen: Seen,
	units: FoldUnits
): Unplaced | undefined {
	if (state.detail === 'units') return confirmAtUnits(state, entry, seen, units);
	if (entry.unitId) return 'needs-site';
	const counts = !isBelowZero(state.site) && isSame(seen, seenOf(siteInputs(state), 'site'));
	if (counts) confirmPlace(state.site, entry);
	else state.site.doubt = doubtOf(entry, seen);
}

function confirmAtUnits(
	state: LocationState,
	entry: Effective,
	seen: Seen,
	units: FoldUnits
): undefined {
	if (entry.unitId) confirmUnit(state, entry, seen, units);
	else confirmHouse(state, entry, seen, units);
}

function confirmUnit(state: LocationState, entry: Effective, seen: Seen, units: FoldUnits): void {
	const place = unitState(state, entry.unitId);
	const unit = units.get(entry.unitId);
	const realised = unit ? unitRealised(state, unit, entry.position) : 0;
	const counts =
		!isBelowZero(place) && isSame(seen, seenOf(placeInputs(place, realised), 'units'));
	if (!counts) {
		place.doubt = doubtOf(entry, seen);
		return;
	}
	confirmPlace(place, entry);
	state.house.doubt = null;
}

function confirmHouse(state: LocationState, entry: Effective, seen: Seen, units: FoldUnits): void {
	const below =
		state.rest.occupied < 0 || [...units.keys()].some((id) => isBelowZero(state.units[id]));
	const inputs = locationInputs(state, units, entry.position);
	if (below || !isSame(seen, seenOf(inputs, 'units'))) {
		state.house.doubt = doubtOf(entry, seen);
		return;
	}
	confirmPlace(state.house, entry);
	state.switched = null;
	for (const place of Object.values(state.units)) place.doubt = null;
}

function confirmPlace(
	place: { observedAt: string | null; countedAt: string | null; doubt: Doubt | null },
	entry: Effective
): void {
	place.doubt = null;
	if (!entry.observedAt) return;
	place.observedAt = entry.observedAt;
	place.countedAt = entry.observedAt;
}

function doubtOf(entry: Effective, seen: Seen): Doubt {
	return { id: entry.id, by: entry.by, at: entry.observedAt, seenOccupied: seen.occupied };
}

function isBelowZero(place: PlaceState | undefined): boolean {
	if (!place) return false;
	return place.occupied < 0 || Object.values(place.out).some(({ n }) => n < 0);
}

function isSame(a: Seen, b: Seen): boolean {
	return (
		a.realised === b.realised &&
		a.occupied === b.occupied &&
		a.outOfService === b.outOfService &&
		a.snijverliesDeclared === b.snijverliesDeclared
	);
}
