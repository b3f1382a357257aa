import { encodeState, type LocationState, unitState } from './state.ts';

/** By how much the numbers of people differ: of the site, the rest, and units by id. */
export type Shift = { site: number; rest: number; units: [id: string, n: number][] };

/** What to add to the people of `old` to get `fresh`; undefined when anything else differs too. */
export function shiftBetween(old: LocationState, fresh: LocationState): Shift | undefined {
	const ids = new Set([...Object.keys(old.units), ...Object.keys(fresh.units)]);
	const shift: Shift = {
		site: fresh.site.occupied - old.site.occupied,
		rest: fresh.rest.occupied - old.rest.occupied,
		units: [...ids].flatMap((id) => {
			const n = (fresh.units[id]?.occupied ?? 0) - (old.units[id]?.occupied ?? 0);
			return n === 0 ? [] : [[id, n]];
		})
	};
	return encodeState(shifted(structuredClone(old), shift)) === encodeState(fresh)
		? shift
		: undefined;
}

/** The state with that many more people, in place. */
export function shifted(state: LocationState, { site, rest, units }: Shift): LocationState {
	state.site.occupied += site;
	state.rest.occupied += rest;
	for (const [id, n] of units) unitState(state, id).occupied += n;
	return state;
}
