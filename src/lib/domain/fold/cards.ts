import type { RegionSettings } from '../schema/region.ts';
import type { Effective } from './resolve-corrections.ts';
import { type CountMark, type Doubt, HOUSE, type LocationState, type PlaceState } from './state.ts';

/** Something a person has to look at; derived on device and server alike, never stored (section 3). */
export type Card =
	| { kind: 'movement-near-count'; place: string; movement: string; count: string }
	| { kind: 'two-counts'; place: string; first: string; second: string }
	| { kind: 'confirm-differs'; place: string; confirm: string; seen: number; now: number }
	| { kind: 'negative'; place: string; what: string; n: number }
	| { kind: 'switch-differs'; switch: string; site: number; units: number };

type CardSettings = Pick<RegionSettings, 'askMovementMinutes' | 'askRecountHours'>;

const MINUTE = 60_000;

/**
 * Cards of a location. `near` = its effective entries around the newest counts (see `cardWindow`);
 * more does no harm.
 */
export function cardsOf(state: LocationState, near: Effective[], settings: CardSettings): Card[] {
	const cards: Card[] = [];
	for (const [place, placeState] of countingPlaces(state)) {
		cards.push(...movementCards(place, placeState, state, near, settings));
		cards.push(...twoCounts(place, placeState, near, settings));
		cards.push(...negativeCards(place, placeState));
	}
	for (const doubt of state.doubts) cards.push(doubtCard(state, doubt));
	cards.push(...switchCards(state));
	return cards;
}

/** From which moment on `cardsOf` needs entries; '' = all of them, undefined = none. */
export function cardWindow(state: LocationState, settings: CardSettings): string | undefined {
	const places = countingPlaces(state).map(([, place]) => place);
	if (places.some((place) => differingCounts(place, settings))) return '';
	const counts = places.flatMap(({ count }) => (count ? [count.at] : []));
	if (counts.length === 0) return undefined;
	const first = counts.reduce((a, b) => (a < b ? a : b));
	return new Date(Date.parse(first) - settings.askMovementMinutes * MINUTE).toISOString();
}

function countingPlaces(state: LocationState): [string, PlaceState][] {
	return state.detail === 'site' ? [['', state.site]] : Object.entries(state.units);
}

/** D10: "telde dit al mee?" */
function movementCards(
	place: string,
	{ count }: PlaceState,
	state: LocationState,
	near: Effective[],
	settings: CardSettings
): Card[] {
	if (!count) return [];
	const limit = settings.askMovementMinutes * MINUTE;
	return near
		.filter((entry) => !entry.corrected && entry.by !== count.by && touches(entry, place, state))
		.filter(({ observedAt }) => observedAt && apart(observedAt, count.at) < limit)
		.map(({ id }) => ({ kind: 'movement-near-count', place, movement: id, count: count.id }));
}

function touches(entry: Effective, place: string, state: LocationState): boolean {
	// What was seen before the switch of detail belongs to other places.
	if (state.switchedAt && entry.position < state.switchedAt) return false;
	const { content } = entry;
	if (content.kind === 'arrive' || content.kind === 'depart')
		return !content.transferId && (state.detail === 'site' || entry.unitId === place);
	if (content.kind !== 'move' || state.detail === 'site') return false;
	return entry.unitId === place || content.toUnitId === place;
}

/** D11: two counts that cannot both be right, by people who did not know of each other's. */
function twoCounts(
	place: string,
	placeState: PlaceState,
	near: Effective[],
	settings: CardSettings
): Card[] {
	const counts = differingCounts(placeState, settings);
	if (!counts) return [];
	const bases = new Map([...near, ...counts].map(({ id, base }) => [id, base]));
	const originals = new Map(near.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id])));
	const [first, second] = counts.map(({ id }) => id) as [string, string];
	const known = (from: string, to: string) => chainContains(bases, originals, from, to);
	if (known(second, first) || known(first, second)) return [];
	return [{ kind: 'two-counts', place, first, second }];
}

/** Two counts near in time with different numbers, of which the later was not made on the earlier. */
function differingCounts(
	{ count, countBefore }: PlaceState,
	settings: CardSettings
): [CountMark, CountMark] | undefined {
	if (!count || !countBefore || count.n === countBefore.n) return undefined;
	if (count.base === countBefore.id) return undefined;
	const isNear = apart(count.at, countBefore.at) < settings.askRecountHours * 60 * MINUTE;
	return isNear ? [countBefore, count] : undefined;
}

function chainContains(
	bases: Map<string, string | null>,
	originals: Map<string, string>,
	from: string,
	to: string
): boolean {
	const passed = new Set<string>();
	for (let named = bases.get(from); named;) {
		const id = originals.get(named) ?? named;
		if (id === to) return true;
		if (passed.has(id)) return false;
		passed.add(id);
		named = bases.get(id);
	}
	return false;
}

function doubtCard(state: LocationState, { place, id, seenOccupied }: Doubt): Card {
	const now = occupiedAt(state, place);
	return { kind: 'confirm-differs', place, confirm: id, seen: seenOccupied, now };
}

function occupiedAt(state: LocationState, place: string): number {
	if (place === '') return state.site.occupied;
	if (place !== HOUSE) return state.units[place]?.occupied ?? 0;
	return Object.values(state.units).reduce(
		(sum, unit) => sum + Math.max(0, unit.occupied),
		state.rest.occupied
	);
}

function negativeCards(place: string, state: PlaceState): Card[] {
	const cards: Card[] = [];
	if (state.occupied < 0)
		cards.push({ kind: 'negative', place, what: 'occupied', n: -state.occupied });
	for (const [reason, { n }] of Object.entries(state.out))
		if (n < 0) cards.push({ kind: 'negative', place, what: reason, n: -n });
	return cards;
}

/** D5: what the site had and what its units add up to, shown and never levelled. */
function switchCards({ switched }: LocationState): Card[] {
	if (!switched || switched.siteOccupied === switched.unitsOccupied) return [];
	const { id, siteOccupied: site, unitsOccupied: units } = switched;
	return [{ kind: 'switch-differs', switch: id, site, units }];
}

function apart(a: string, b: string): number {
	return Math.abs(Date.parse(a) - Date.parse(b));
}
