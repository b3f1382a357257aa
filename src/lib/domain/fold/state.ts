import type { Detail } from '../schema/entry.ts';

/** A count as cards speak of it (D10, D11). */
export type CountMark = { id: string; n: number; by: string; at: string; base: string | null };

/** A confirm that saw other numbers than the fold holds (D14); `place` = unit, '' = site or `HOUSE`. */
export type Doubt = {
	place: string;
	id: string;
	by: string;
	at: string | null;
	seenOccupied: number;
};

export const HOUSE = 'house';

/** People at `units` detail whose unit is not known, where places are named. */
export const REST = 'rest';

/** The running numbers of one unit, or of a location at `site`: plain signed sums, nothing clamped (D9). */
export type PlaceState = {
	occupied: number;
	out: Record<string, { n: number; until?: string }>;
	/** Declared snijverlies; null on a unit: derived (D6). */
	declared: Record<string, number> | null;
	/** Newest `setRealised`; null: the unit's first beds, of a site 0. */
	realised: number | null;
	observedAt: string | null;
	countedAt: string | null;
	/** Newest arrival, departure or move, and newest declaration: "klopt het snijverlies nog?" (D6). */
	movedAt: string | null;
	declaredAt: string | null;
	count: CountMark | null;
	countBefore: CountMark | null;
};

/** The fold of one location after some position; the whole of what later entries need. */
export type LocationState = {
	detail: Detail;
	site: PlaceState;
	/** "Nog niet op een kamer" (D5): people at `units` detail whose unit is not known, signed. */
	rest: { occupied: number; observedAt: string | null; movedAt: string | null };
	units: Record<string, PlaceState>;
	/** A counting confirm of the whole house refreshes the house, not each room (D14). */
	house: { observedAt: string | null; countedAt: string | null };
	/** Of each place the newest confirm that did not count and that no count has answered yet, in order. */
	doubts: Doubt[];
	/** The newest switch to `units`, and the difference it showed (D5). */
	switched: { id: string; siteOccupied: number; unitsOccupied: number } | null;
	/** Position of the newest switch of detail. */
	switchedAt: string | null;
	/** Position of the first: from there on new and retired units change what was folded (D5). */
	firstSwitchedAt: string | null;
};

export function emptyPlace(declared: PlaceState['declared']): PlaceState {
	return {
		occupied: 0,
		out: {},
		declared,
		realised: null,
		observedAt: null,
		countedAt: null,
		movedAt: null,
		declaredAt: null,
		count: null,
		countBefore: null
	};
}

export function emptyState(): LocationState {
	return {
		detail: 'site',
		site: emptyPlace({}),
		rest: { occupied: 0, observedAt: null, movedAt: null },
		units: {},
		house: { observedAt: null, countedAt: null },
		doubts: [],
		switched: null,
		switchedAt: null,
		firstSwitchedAt: null
	};
}

export function unitState(state: LocationState, unitId: string): PlaceState {
	return (state.units[unitId] ??= emptyPlace(null));
}

/**
 * The state as text: reasons and units in order and empty parts left out, so that equal states are equal texts.
 * That equality is how a refold sees that it has met what was already there.
 */
export function encodeState(state: LocationState): string {
	const { site, rest, units, house, doubts, switched, detail, switchedAt, firstSwitchedAt } = state;
	// What is undefined is left out of the text.
	const encoded: EncodedState = {
		detail: detail === 'site' ? undefined : detail,
		site: encodePlace(site, false),
		rest: filled({
			occupied: rest.occupied || null,
			observedAt: rest.observedAt,
			movedAt: rest.movedAt
		}),
		units: encodeUnits(units),
		house: filled({ observedAt: house.observedAt, countedAt: house.countedAt }),
		doubts: doubts.length > 0 ? doubts : undefined,
		switched: switched ?? undefined,
		switchedAt: switchedAt ?? undefined,
		firstSwitchedAt: firstSwitchedAt ?? undefined
	};
	return JSON.stringify(encoded);
}

export function decodeState(text: string): LocationState {
	return reviveState(JSON.parse(text) as EncodedState);
}

/** The state as it travels in `opening`: only what is not empty. */
export type EncodedState = Partial<Omit<LocationState, 'site' | 'units' | 'rest' | 'house'>> & {
	site?: Partial<PlaceState>;
	units?: Record<string, Partial<PlaceState>>;
	rest?: Partial<LocationState['rest']>;
	house?: Partial<LocationState['house']>;
};

export function reviveState(encoded: EncodedState): LocationState {
	const empty = emptyState();
	const units = Object.entries(encoded.units ?? {}).map(
		([id, place]) => [id, { ...emptyPlace(null), ...place }] as const
	);
	return {
		...empty,
		...encoded,
		site: { ...empty.site, ...encoded.site },
		rest: { ...empty.rest, ...encoded.rest },
		house: { ...empty.house, ...encoded.house },
		units: Object.fromEntries(units)
	};
}

function encodeUnits(units: LocationState['units']): EncodedState['units'] {
	let encoded: EncodedState['units'];
	for (const id of Object.keys(units).sort()) {
		const place = encodePlace(units[id]!, true);
		if (isEmpty(place)) continue;
		encoded ??= {};
		encoded[id] = place;
	}
	return encoded;
}

/** On a unit 0 declared says that all its free beds can be given (D6); at a site it says nothing. */
function encodePlace(place: PlaceState, isUnit: boolean): Partial<PlaceState> {
	const encoded: Partial<PlaceState> = {};
	if (place.occupied !== 0) encoded.occupied = place.occupied;
	if (place.realised !== null) encoded.realised = place.realised;
	if (place.observedAt !== null) encoded.observedAt = place.observedAt;
	if (place.countedAt !== null) encoded.countedAt = place.countedAt;
	if (place.movedAt !== null) encoded.movedAt = place.movedAt;
	if (place.declaredAt !== null) encoded.declaredAt = place.declaredAt;
	if (place.count !== null) encoded.count = place.count;
	if (place.countBefore !== null) encoded.countBefore = place.countBefore;
	if (!isEmpty(place.out)) encoded.out = inKeyOrder(place.out);
	const declared = place.declared && inKeyOrder(withoutZeros(place.declared));
	if (declared && (isUnit || !isEmpty(declared))) encoded.declared = declared;
	return encoded;
}

function filled(parts: Record<string, number | string | null>): object | undefined {
	const found = Object.entries(parts).filter(([, value]) => value !== null);
	return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function withoutZeros(declared: Record<string, number>): Record<string, number> {
	return Object.fromEntries(Object.entries(declared).filter(([, n]) => n !== 0));
}

function isEmpty(record: object): boolean {
	for (const _ in record) return false;
	return true;
}

function inKeyOrder<T>(record: Record<string, T>): Record<string, T> {
	return Object.fromEntries(
		Object.keys(record)
			.sort()
			.map((key) => [key, record[key]!])
	);
}
