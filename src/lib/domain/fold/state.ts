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
	/** Confirms that did not count and that no count has answered yet. */
	doubts: Doubt[];
	/** The newest switch to `units`, and the difference it showed (D5). */
	switched: { id: string; siteOccupied: number; unitsOccupied: number } | null;
	/** Position of the newest switch of detail; once there was one, new and retired units reach back (D5). */
	switchedAt: string | null;
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
		switchedAt: null
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
	const { site, rest, units, house, doubts, switched, detail, switchedAt } = state;
	const filled = Object.keys(units)
		.sort()
		.map((id) => [id, encodePlace(units[id]!, null)] as const)
		.filter(([, place]) => Object.keys(place).length > 0);
	return JSON.stringify({
		...(detail === 'site' ? {} : { detail }),
		site: encodePlace(site, {}),
		...(hasContent(rest) ? { rest: withoutEmpty(rest) } : {}),
		...(filled.length > 0 ? { units: Object.fromEntries(filled) } : {}),
		...(hasContent(house) ? { house: withoutEmpty(house) } : {}),
		...(doubts.length > 0 ? { doubts } : {}),
		...(switched ? { switched } : {}),
		...(switchedAt ? { switchedAt } : {})
	});
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

function encodePlace(place: PlaceState, emptyDeclared: object | null): Partial<PlaceState> {
	const { out, declared, ...plain } = place;
	const sameDeclared =
		emptyDeclared === null ? declared === null : declared !== null && !hasContent(declared);
	return {
		...withoutEmpty(plain),
		...(hasContent(out) ? { out: inKeyOrder(out) } : {}),
		...(sameDeclared ? {} : { declared: declared && inKeyOrder(declared) })
	};
}

function hasContent(record: object): boolean {
	return Object.values(record).some((value) => value !== null && value !== 0);
}

function withoutEmpty<T extends object>(record: T): Partial<T> {
	return Object.fromEntries(
		Object.entries(record).filter(
			([key, value]) => value !== null && !(value === 0 && key === 'occupied')
		)
	) as Partial<T>;
}

function inKeyOrder<T>(record: Record<string, T>): Record<string, T> {
	return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
