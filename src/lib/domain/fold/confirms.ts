import type { RecordedEntry } from '../schema/entry.ts';
import { type Inputs, locationInputs, placeInputs, siteInputs, total } from './inputs.ts';
import { answerDoubts, type Unplaced } from './place.ts';
import type { Effective } from './resolve-corrections.ts';
import { HOUSE, type LocationState, type PlaceState, unitState } from './state.ts';
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
 * If not, it refreshes nothing and stays as the doubt of its place until the next count, or the next doubt.
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
	if (!counts) return doubt(state, '', entry, seen);
	confirmPlace(state.site, entry);
	answerDoubts(state, '');
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
	const counts = !isBelowZero(place) && isSame(seen, seenOf(placeInputs(place, realised), 'units'));
	if (!counts) return doubt(state, entry.unitId, entry, seen);
	confirmPlace(place, entry);
	answerDoubts(state, entry.unitId);
}

function confirmHouse(state: LocationState, entry: Effective, seen: Seen, units: FoldUnits): void {
	const below =
		state.rest.occupied < 0 || [...units.keys()].some((id) => isBelowZero(state.units[id]));
	const inputs = locationInputs(state, units, entry.position);
	if (below || !isSame(seen, seenOf(inputs, 'units'))) return doubt(state, HOUSE, entry, seen);
	confirmPlace(state.house, entry);
	answerDoubts(state, HOUSE);
	state.switched = null;
}

function confirmPlace(
	place: { observedAt: string | null; countedAt: string | null },
	entry: Effective
): void {
	if (!entry.observedAt) return;
	place.observedAt = entry.observedAt;
	place.countedAt = entry.observedAt;
}

function doubt(state: LocationState, place: string, entry: Effective, seen: Seen): undefined {
	const { id, by, observedAt: at } = entry;
	const others = state.doubts.filter((doubt) => doubt.place !== place);
	state.doubts = [...others, { place, id, by, at, seenOccupied: seen.occupied }];
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
