import type { LocationState, PlaceState } from './state.ts';
import { type FoldUnits, unitRealised } from './units.ts';

/** What goes into the ledger, never negative: `max(0, fold)` (domain section 2). */
export type Inputs = {
	realised: number;
	occupied: number;
	outOfServiceBy: Record<string, number>;
	declared: Record<string, number>;
};

export function placeInputs(place: PlaceState, realised: number): Inputs {
	return {
		realised,
		occupied: Math.max(0, place.occupied),
		outOfServiceBy: positiveParts(place.out),
		declared: nonZero(place.declared ?? {})
	};
}

export function siteInputs(state: LocationState): Inputs {
	return placeInputs(state.site, Math.max(0, state.site.realised ?? 0));
}

/** Inputs of every known unit at a position. */
export function unitInputs(
	state: LocationState,
	units: FoldUnits,
	position: string
): Map<string, Inputs> {
	const found = new Map<string, Inputs>();
	for (const unit of units.values()) {
		const realised = unitRealised(state, unit, position);
		const place = state.units[unit.id];
		found.set(
			unit.id,
			place
				? placeInputs(place, realised)
				: { realised, occupied: 0, outOfServiceBy: {}, declared: {} }
		);
	}
	return found;
}

/** Inputs of the whole location in the detail in force. */
export function locationInputs(state: LocationState, units: FoldUnits, position: string): Inputs {
	if (state.detail === 'site') return siteInputs(state);
	const sum = sumInputs(unitInputs(state, units, position).values());
	return { ...sum, occupied: Math.max(0, sum.occupied + state.rest.occupied) };
}

export function sumInputs(parts: Iterable<Inputs>): Inputs {
	const sum: Inputs = { realised: 0, occupied: 0, outOfServiceBy: {}, declared: {} };
	for (const part of parts) {
		sum.realised += part.realised;
		sum.occupied += part.occupied;
		addInto(sum.outOfServiceBy, part.outOfServiceBy);
		addInto(sum.declared, part.declared);
	}
	return sum;
}

export function addInto(sum: Record<string, number>, part: Record<string, number>): void {
	for (const [reason, n] of Object.entries(part)) sum[reason] = (sum[reason] ?? 0) + n;
}

function positiveParts(out: PlaceState['out']): Record<string, number> {
	const parts: Record<string, number> = {};
	for (const [reason, { n }] of Object.entries(out)) if (n > 0) parts[reason] = n;
	return parts;
}

function nonZero(declared: Record<string, number>): Record<string, number> {
	return Object.fromEntries(Object.entries(declared).filter(([, n]) => n > 0));
}
