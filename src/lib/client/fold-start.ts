import type { FoldPoint } from '../domain/fold/point.ts';
import {
	type EncodedState,
	encodeState,
	type PlaceState,
	reviveState
} from '../domain/fold/state.ts';
import type { FoldUnit } from '../domain/fold/units.ts';
import type { Unit } from '../domain/schema/unit.ts';

/** `opening` of a location row: the fold at the start of the window, but for its units. */
type LocationOpening = Omit<EncodedState, 'units'> & { at: string };
type UnitOpening = Partial<PlaceState>;

/**
 * What the fold of the window starts from. Entries before its position are inside it and are never read; without
 * an opening (a location that is new here) it is the empty state before everything.
 */
export function foldStart(
	location: { opening?: unknown } | undefined,
	units: Iterable<{ id: string; opening?: unknown }>
): FoldPoint {
	const opening = location?.opening as LocationOpening | null | undefined;
	const { at = '', ...state } = opening ?? { at: '' };
	const places: Record<string, UnitOpening> = {};
	for (const unit of units) if (unit.opening) places[unit.id] = unit.opening;
	return { position: at, state: encodeState(reviveState({ ...state, units: places })) };
}

/** What the fold needs of units; the text tells whether any of it changed. */
export function foldUnitsOf(units: Iterable<Unit>): Map<string, FoldUnit> {
	const found = new Map<string, FoldUnit>();
	for (const { id, beds, addedAt, retiredAt, sharedBy } of units)
		found.set(id, {
			...{ id, beds, sharedBy },
			...(addedAt === undefined ? {} : { addedAt }),
			...(retiredAt === undefined ? {} : { retiredAt })
		});
	return found;
}

export function foldUnitsText(units: ReadonlyMap<string, FoldUnit>): string {
	const parts = [...units.values()].map(
		({ id, beds, retiredAt }) => `${id} ${beds} ${retiredAt ?? ''}`
	);
	return parts.sort().join('\n');
}
