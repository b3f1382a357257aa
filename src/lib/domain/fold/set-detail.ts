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
	if (content.detail === 'units') switchToUnits(state, entry, content);
	else switchToSite(state, entry, content, units);
	state.switchedAt = entry.position;
	state.house.doubt = null;
	observe(state.house, entry);
}

function switchToUnits(state: LocationState, entry: Effective, content: SetDetailEntry): void {
	const siteOccupied = state.detail === 'site' ? state.site.occupied : unitsOccupied(state);
	for (const id of Object.keys(state.units))
		state.units[id] = { ...emptyPlace(null), realised: state.units[id]!.realised };
	for (const stated of content.units ?? [])
		stateUnit(unitState(state, stated.unitId), entry, stated);
	state.rest = { occupied: 0, observedAt: null, movedAt: null };
	state.house = { observedAt: null, countedAt: null, doubt: null };
	state.detail = 'units';
	state.switched = { id: entry.id, siteOccupied, unitsOccupied: unitsOccupied(state) };
}

function stateUnit(
	place: PlaceState,
	entry: Effective,
	stated: NonNullable<SetDetailEntry['units']>[number]
): void {
	place.occupied = stated.occupied;
	for (const [reason, { n, until }] of Object.entries(stated.outOfService))
		setOut(place, reason, n, until);
	place.observedAt = entry.observedAt;
	place.countedAt = entry.observedAt;
}

/** Nothing is summed by hand: the site takes over what the units hold, so late entries still come through. */
function switchToSite(
	state: LocationState,
	entry: Effective,
	content: SetDetailEntry,
	units: FoldUnits
): void {
	if (state.detail === 'units') takeOver(state, entry, units);
	const { site } = state;
	site.declared = { ...content.snijverlies };
	site.declaredAt = entry.observedAt ?? site.declaredAt;
	site.count = null;
	site.countBefore = null;
	site.doubt = null;
	observe(site, entry);
	state.detail = 'site';
	state.switched = null;
}

function takeOver(state: LocationState, entry: Effective, units: FoldUnits): void {
	const { site } = state;
	site.countedAt = countedAtUnits(state, units, entry.position);
	site.occupied = unitsOccupied(state);
	site.realised = 0;
	for (const unit of units.values()) site.realised += unitRealised(state, unit, entry.position);
	site.out = {};
	for (const place of Object.values(state.units)) takeOverOut(site, place);
}

function takeOverOut(site: PlaceState, place: PlaceState): void {
	for (const [reason, { n, until }] of Object.entries(place.out)) {
		const before = site.out[reason];
		const latest = [before?.until, until].filter((day) => day !== undefined).sort().at(-1);
		setOut(site, reason, (before?.n ?? 0) + n, latest);
	}
}

function unitsOccupied(state: LocationState): number {
	return Object.values(state.units).reduce((sum, place) => sum + place.occupied, state.rest.occupied);
}
