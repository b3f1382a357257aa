import { figuresOf, NOTHING_RESERVED } from '../../domain/figures-of.ts';
import { encodeState, type EncodedState, reviveState } from '../../domain/fold/state.ts';
import type { Location } from '../../domain/schema/location.ts';
import type { Unit } from '../../domain/schema/unit.ts';
import type { LocationState } from '../../domain/fold/state.ts';
import type { FoldUnit } from '../../domain/fold/units.ts';

export type FoldedLocation = {
	location: Location;
	state: LocationState;
	units: ReadonlyMap<string, FoldUnit>;
	receivedAt: string | null;
	opening: { at: string; state: string };
};

/** Wire bodies, as JSON text, of a location and of those of its units that are asked for. */
export function toWireRows(
	folded: FoldedLocation,
	units: Iterable<Unit>
): { location: string; units: Map<string, string> } {
	const { location, state, receivedAt } = folded;
	const figures = figuresOf(state, folded.units, NOTHING_RESERVED, receivedAt);
	const opening = splitOpening(folded.opening);
	const row = { ...location, detail: state.detail, figures: figures.location };
	const bodies = new Map<string, string>();
	for (const unit of units) {
		const numbers = figures.units.get(unit.id);
		bodies.set(
			unit.id,
			JSON.stringify({ ...unit, figures: numbers, opening: opening.units[unit.id] ?? null })
		);
	}
	return { location: withOpening(JSON.stringify(row), opening.location), units: bodies };
}

function withOpening(row: string, opening: string): string {
	return `${row.slice(0, -1)},"opening":${opening}}`;
}

/** The opening as it travels: the location's part with its row, each unit's with the unit's. */
function splitOpening({ at, state }: { at: string; state: string }): {
	location: string;
	units: NonNullable<EncodedState['units']>;
} {
	// Without units the stored text is the wire text; that is nearly always.
	if (!state.includes('"units":{'))
		return { location: `{"at":"${at}",${state.slice(1)}`, units: {} };
	const { units = {}, ...rest } = JSON.parse(state) as EncodedState;
	return { location: JSON.stringify({ at, ...rest }), units };
}

/** What an empty location starts from. */
export const EMPTY_STATE_TEXT = encodeState(reviveState({}));
