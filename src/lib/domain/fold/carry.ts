import { answerConfirmed, doubt } from './confirms.ts';
import {
	emptyPlace,
	encodeState,
	HOUSE,
	type LocationState,
	type PlaceState,
	REST
} from './state.ts';
import { occupiedAt, type Stretch, type StretchConfirm } from './stretch.ts';
import type { FoldUnits } from './units.ts';

/** A state with the stretch that leads to it. */
export type Reached = { state: LocationState; stretch: Stretch };

/** How many more people than there were, by place. */
type Shift = ReadonlyMap<string, number>;

/**
 * Whether two states are the same but for how many people there are, when places were seen, and what confirms made of
 * that. `carryOver` can tell what a stretch makes of such a difference.
 */
export function differOnlyInPeople(a: LocationState, b: LocationState): boolean {
	return encodeState(withoutPeople(a)) === encodeState(withoutPeople(b));
}

function withoutPeople(state: LocationState): LocationState {
	const bare = (place: PlaceState): PlaceState => ({
		...place,
		...{ occupied: 0, observedAt: null, countedAt: null, movedAt: null }
	});
	const units = Object.entries(state.units).map(([id, place]) => [id, bare(place)] as const);
	return {
		...state,
		site: bare(state.site),
		rest: { occupied: 0, observedAt: null, movedAt: null },
		units: Object.fromEntries(units),
		house: { observedAt: null, countedAt: null },
		doubts: [],
		switched: null
	};
}

/**
 * What the stretch that led from `old` to `end` makes of `fresh`, which differs from `old` only in people: its entries
 * need not be read. undefined = that can't be told.
 */
export function carryOver(
	old: LocationState,
	fresh: LocationState,
	end: Reached,
	units: FoldUnits
): Reached | undefined {
	const { stretch } = end;
	const shift = shiftBetween(old, fresh, units);
	const asksHouse = stretch.confirms.some(({ place }) => place === HOUSE);
	if (asksHouse && mayDip(old, end, shift, units)) return undefined;
	const counted = stretch.confirms.filter(
		({ place, missing }) => missing === (shift.get(place) ?? 0)
	);
	const state = { ...end.state, ...answered(fresh, stretch.confirms, counted) };
	carryPlaces(state, { old, fresh, stretch, counted });
	return { state, stretch: shifted(stretch, shift) };
}

function shiftBetween(old: LocationState, fresh: LocationState, units: FoldUnits): Shift {
	const shift = new Map<string, number>();
	const places = ['', REST, ...Object.keys({ ...old.units, ...fresh.units })];
	let house = 0;
	for (const place of places) {
		const n = occupiedAt(fresh, place) - occupiedAt(old, place);
		shift.set(place, n);
		if (place === REST || units.has(place)) house += n;
	}
	return shift.set(HOUSE, house);
}

/** Whether a place that a confirm of the house covers may have been below zero on the way, before or after (D14). */
function mayDip(old: LocationState, end: Reached, shift: Shift, units: FoldUnits): boolean {
	return [REST, ...units.keys()].some((place) => {
		const numbers = [occupiedAt(old, place), occupiedAt(end.state, place)];
		const low = Math.min(...numbers, end.stretch.moved[place]?.low ?? Infinity);
		return low + Math.min(0, shift.get(place) ?? 0) < 0;
	});
}

/** What the confirms of a stretch leave to be answered. */
function answered(
	{ doubts, switched }: LocationState,
	confirms: StretchConfirm[],
	counted: StretchConfirm[]
): Pick<LocationState, 'doubts' | 'switched'> {
	const left = { doubts, switched };
	for (const confirm of confirms) {
		if (counted.includes(confirm)) answerConfirmed(left, confirm.place);
		else if (confirm.doubt) doubt(left, confirm.doubt);
	}
	return left;
}

type Carried = {
	old: LocationState;
	fresh: LocationState;
	stretch: Stretch;
	counted: StretchConfirm[];
};

/** Anew where anything differs: others hold the parts of the states as well. */
function carryPlaces(state: LocationState, carried: Carried): void {
	const { old, fresh } = carried;
	state.site = carryPlace('', state.site, old.site, fresh.site, carried);
	state.rest = carryRest(state.rest, carried);
	state.house = timesOf(HOUSE, fresh.house, carried);
	state.units = { ...state.units };
	for (const id of Object.keys({ ...old.units, ...fresh.units })) {
		const [before, now, end] = [old, fresh, state].map(
			({ units }) => units[id] ?? emptyPlace(null)
		);
		if (isSamePlace(before!, now!)) continue;
		state.units[id] = carryPlace(id, end!, before!, now!, carried);
	}
}

function isSamePlace(a: PlaceState, b: PlaceState): boolean {
	return (
		a.occupied === b.occupied &&
		a.observedAt === b.observedAt &&
		a.countedAt === b.countedAt &&
		a.movedAt === b.movedAt
	);
}

function carryPlace(
	name: string,
	end: PlaceState,
	old: PlaceState,
	fresh: PlaceState,
	carried: Carried
): PlaceState {
	return {
		...end,
		...timesOf(name, fresh, carried),
		occupied: end.occupied + fresh.occupied - old.occupied,
		movedAt: carried.stretch.moved[name]?.at ?? fresh.movedAt
	};
}

function carryRest(
	end: LocationState['rest'],
	{ old, fresh, stretch }: Carried
): LocationState['rest'] {
	return {
		occupied: end.occupied + fresh.rest.occupied - old.rest.occupied,
		observedAt: stretch.seen[REST] ?? fresh.rest.observedAt,
		movedAt: stretch.moved[REST]?.at ?? fresh.rest.movedAt
	};
}

function timesOf(
	name: string,
	fresh: Pick<PlaceState, 'observedAt' | 'countedAt'>,
	{ stretch, counted }: Carried
): Pick<PlaceState, 'observedAt' | 'countedAt'> {
	const countedAt = counted.findLast(({ place }) => place === name)?.at;
	const seenAt = stretch.seen[name];
	const observedAt = (seenAt ?? '') > (countedAt ?? '') ? seenAt : countedAt;
	return {
		observedAt: observedAt ?? fresh.observedAt,
		countedAt: countedAt ?? fresh.countedAt
	};
}

function shifted(stretch: Stretch, shift: Shift): Stretch {
	const of = (place: string) => shift.get(place) ?? 0;
	const moved = Object.entries(stretch.moved).map(
		([place, { at, low }]) => [place, { at, low: low + of(place) }] as const
	);
	return {
		...stretch,
		confirms: stretch.confirms.map((confirm) =>
			confirm.missing === null
				? confirm
				: { ...confirm, missing: confirm.missing - of(confirm.place) }
		),
		moved: Object.fromEntries(moved)
	};
}
