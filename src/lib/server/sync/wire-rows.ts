import { figuresOf, NOTHING_RESERVED } from '../../domain/figures-of.ts';
import {
	emptyState,
	encodeState,
	type EncodedState,
	type LocationState
} from '../../domain/fold/state.ts';
import type { FoldUnits } from '../../domain/fold/units.ts';

/** JSON text of the figures of a location and of each of its units, as their rows carry them. */
export function toFiguresTexts(
	state: LocationState,
	units: FoldUnits,
	receivedAt: string | null
): { location: string; ofUnit(id: string): string } {
	const figures = figuresOf(state, units, NOTHING_RESERVED, receivedAt);
	return {
		location: JSON.stringify(figures.location),
		ofUnit: (id) => JSON.stringify(figures.units.get(id) ?? null)
	};
}

/** The opening as rows carry it: the location's part with its row, each unit's with the unit's. */
export type OpeningTexts = { at: string; location: string; ofUnit(id: string): string };

/** `state` = text of the fold's state at the start of the window. */
export function splitOpening(at: string, state: string): OpeningTexts {
	// Without units the stored text is the wire text; that is nearly always.
	if (!state.includes('"units":{'))
		return { at, location: `{"at":"${at}",${state.slice(1)}`, ofUnit: () => NO_OPENING };
	const { units = {}, ...rest } = JSON.parse(state) as EncodedState;
	return {
		at,
		location: JSON.stringify({ at, ...rest }),
		ofUnit: (id) => JSON.stringify(units[id] ?? null)
	};
}

/** A unit of which the opening says nothing. */
export const NO_OPENING = 'null';

export const EMPTY_STATE_TEXT = encodeState(emptyState());

/** The opening of a location that starts now. */
export function emptyOpening(at: string): { at: string; text: string } {
	return { at, text: splitOpening(at, EMPTY_STATE_TEXT).location };
}
