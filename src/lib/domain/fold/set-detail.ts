import type { SetDetailEntry } from '../schema/entry.ts';
import { observe, setOut } from './place.ts';
import type { Effective } from './resolve-corrections.ts';
import { emptyPlace, type LocationState, type PlaceState, unitState } from './state.ts';
import { countedAtUnits } from './times.ts';
import { type FoldUnits, unitRealised } from './units.ts';

/** D5: the switch of detail is a barrier for the whole location. */
export function applySetDetail(
	state: LocationState,
	entry: Effective,
	content: SetDetailEntry,
	units: FoldUnits
): undefined {
	// From `site` to `site` no number but the declared snijverlies changes.
	if (content.detail === 'units' || state.detail === 'units') {
		if (state.switchedAt === null) state.firstSwitchedAt = entry.position;
		state.switchedAt = entry.position;
	}
	if (content.detail === 'units') switchToUnits(state, entry, content, units);
	else switchToSite(state, entry, content, units);
	state.doubts = [];
	observe(state.house, entry);
}

function switchToUnits(
	state: LocationState,
	entry: Effective,
	content: SetDetailEntry,
	units: FoldUnits
): void {
	for (const id of units.keys()) startUnit(unitState(state, id), entry);
	for (const stated of content.units ?? [])
		stateUnit(unitState(state, stated.unitId), entry, stated);
	state.rest = { occupied: 0, observedAt: null, movedAt: null };
	state.house = { observedAt: null, countedAt: null };
	state.detail = 'units';
	state.switched = {
		id: entry.id,
		siteOccupied: state.site.occupied,
		unitsOccupied: unitsOccupied(state)
	};
}

/** What is not stated is empty and was never counted; only its beds stay. */
function startUnit(place: PlaceState, entry: Effective): void {
	Object.assign(place, {
		...emptyPlace(null),
		realised: place.realised,
		observedAt: entry.observedAt
	});
}

function stateUnit(
	place: PlaceState,
	entry: Effective,
	stated: NonNullable<SetDetailEntry['units']>[number]
): void {
	place.occupied = stated.occupied;
	for (const [reason, { n, until }] of Object.entries(stated.outOfService))
		setOut(place, reason, n, until);
	place.countedAt = entry.observedAt;
}

/** Nothing is summed by hand: the site takes over what the units hold, so late entries still come through. */
function switchToSite(
	state: LocationState,
	entry: Effective,
	content: SetDetailEntry,
	units: FoldUnits
): void {
	const { site } = state;
	if (state.detail === 'units') takeOver(state, entry, units);
	site.declared = { ...content.snijverlies };
	site.declaredAt = entry.observedAt ?? site.declaredAt;
	observe(site, entry);
	state.detail = 'site';
	state.switched = null;
}

function takeOver(state: LocationState, entry: Effective, units: FoldUnits): void {
	const { site } = state;
	site.count = null;
	site.countBefore = null;
	site.countedAt = countedAtUnits(state, units, entry.position);
	site.occupied = unitsOccupied(state);
	site.realised = 0;
	for (const unit of units.values()) site.realised += unitRealised(state, unit, entry.position);
	site.out = {};
	for (const place of Object.values(state.units)) {
		takeOverOut(site, place);
		place.declared = null;
	}
}

function takeOverOut(site: PlaceState, place: PlaceState): void {
	for (const [reason, { n, until }] of Object.entries(place.out)) {
		const before = site.out[reason];
		const latest = [before?.until, until]
			.filter((day) => day !== undefined)
			.sort()
			.at(-1);
		setOut(site, reason, (before?.n ?? 0) + n, latest);
	}
}

function unitsOccupied(state: LocationState): number {
	return Object.values(state.units).reduce(
		(sum, place) => sum + place.occupied,
		state.rest.occupied
	);
}
