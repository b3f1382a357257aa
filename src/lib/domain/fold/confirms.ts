import type { RecordedEntry } from '../schema/entry.ts';
import { total } from '../total.ts';
import { type Inputs, locationInputs, placeInputs, siteInputs } from './inputs.ts';
import { answerDoubts, type Unplaced } from './place.ts';
import type { Effective } from './resolve-corrections.ts';
import {
	type Doubt,
	emptyPlace,
	HOUSE,
	type LocationState,
	type PlaceState,
	unitState
} from './state.ts';
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

/** A confirm beside the state just before it. */
export type Comparison = {
	/** Unit, '' = site, or `HOUSE`. */
	place: string;
	/** How many more people would have to be there for it to count; null = no number would do. */
	missing: number | null;
	/** A place that the house's confirm covers has fewer than nobody. */
	below: boolean;
};

/**
 * D14: a confirm counts only where it saw the numbers just before it, and never while one of them is below zero.
 * Of one place, what was seen is never below zero, so neither is a number that equals it.
 */
export function compareConfirm(
	state: LocationState,
	entry: Effective,
	seen: Seen,
	units: FoldUnits
): Comparison {
	if (state.detail === 'site') return comparePlace('', state.site, siteInputs(state), 'site', seen);
	if (!entry.unitId) return compareHouse(state, entry, seen, units);
	const place = state.units[entry.unitId] ?? emptyPlace(null);
	const unit = units.get(entry.unitId);
	const realised = unit ? unitRealised(state, unit, entry.position) : 0;
	return comparePlace(entry.unitId, place, placeInputs(place, realised), 'units', seen);
}

function comparePlace(
	name: string,
	place: PlaceState,
	inputs: Inputs,
	detail: LocationState['detail'],
	seen: Seen
): Comparison {
	const isRight = !isOutBelowZero(place) && isSameBeside(seen, seenOf(inputs, detail));
	const missing = isRight ? seen.occupied - place.occupied : null;
	return { place: name, missing, below: false };
}

function compareHouse(
	state: LocationState,
	entry: Effective,
	seen: Seen,
	units: FoldUnits
): Comparison {
	const places = [...units.keys()].map((id) => state.units[id]);
	const inputs = locationInputs(state, units, entry.position);
	const isRight = !places.some(isOutBelowZero) && isSameBeside(seen, seenOf(inputs, 'units'));
	const numbers = [state.rest.occupied, ...places.map((place) => place?.occupied ?? 0)];
	const occupied = numbers.reduce((sum, n) => sum + n, 0);
	return {
		place: HOUSE,
		missing: isRight ? seen.occupied - occupied : null,
		below: numbers.some((n) => n < 0)
	};
}

/** If it does not count, it refreshes nothing and stays as the doubt of its place until the next count or doubt. */
export function applyConfirm(
	state: LocationState,
	entry: Effective,
	seen: Seen,
	units: FoldUnits
): Unplaced | undefined {
	if (state.detail === 'site' && entry.unitId) return 'needs-site';
	const { place, missing, below } = compareConfirm(state, entry, seen, units);
	if (missing !== 0 || below) {
		const { id, by, observedAt: at } = entry;
		doubt(state, { place, id, by, at, seenOccupied: seen.occupied });
		return;
	}
	confirmPlace(confirmedPlace(state, place), entry);
	answerConfirmed(state, place);
}

function confirmedPlace(state: LocationState, place: string) {
	if (place === HOUSE) return state.house;
	return place === '' ? state.site : unitState(state, place);
}

export function doubt(state: Pick<LocationState, 'doubts'>, newest: Doubt): void {
	state.doubts = [...state.doubts.filter(({ place }) => place !== newest.place), newest];
}

/** A counting confirm answers doubts; one of the house also what the switch of detail asked. */
export function answerConfirmed(
	state: Pick<LocationState, 'doubts' | 'switched'>,
	place: string
): void {
	answerDoubts(state, place);
	if (place === HOUSE) state.switched = null;
}

function confirmPlace(
	place: { observedAt: string | null; countedAt: string | null },
	entry: Effective
): void {
	if (!entry.observedAt) return;
	place.observedAt = entry.observedAt;
	place.countedAt = entry.observedAt;
}

function isOutBelowZero(place: PlaceState | undefined): boolean {
	return place !== undefined && Object.values(place.out).some(({ n }) => n < 0);
}

/** The same but for the number of people. */
function isSameBeside(a: Seen, b: Seen): boolean {
	return (
		a.realised === b.realised &&
		a.outOfService === b.outOfService &&
		a.snijverliesDeclared === b.snijverliesDeclared
	);
}
