import { applyConfirm } from './confirms.ts';
import { answerDoubts, observe, setOut, type Unplaced } from './place.ts';
import type { Effective } from './resolve-corrections.ts';
import { applySetDetail } from './set-detail.ts';
import { type LocationState, type PlaceState, unitState } from './state.ts';
import type { FoldUnits } from './units.ts';

/** Folds one entry into the state, in place. Returns why not, when it cannot be placed. */
export function applyEntry(
	state: LocationState,
	entry: Effective,
	units: FoldUnits
): Unplaced | undefined {
	const { content } = entry;
	switch (content.kind) {
		case 'arrive':
			return applyMovement(state, entry, content.n);
		case 'depart':
			return applyMovement(state, entry, -content.n);
		case 'move':
			return applyMove(state, entry, content.n, content.toUnitId ?? '');
		case 'setDetail':
			return applySetDetail(state, entry, content, units);
		case 'confirm':
			return applyConfirm(state, entry, content.seen, units);
		case 'bedsOut':
		case 'bedsBack':
			return applyBeds(state, entry, content);
		default:
			return applyAbsolute(state, entry);
	}
}

function applyMovement(state: LocationState, entry: Effective, n: number): undefined {
	if (state.detail === 'site') moveIn(state.site, entry, n);
	else moveAtUnits(state, entry, entry.unitId, n);
}

function applyMove(state: LocationState, entry: Effective, n: number, toUnitId: string): undefined {
	if (state.detail === 'site') {
		observe(state.site, entry);
		return;
	}
	moveAtUnits(state, entry, entry.unitId, -n);
	moveAtUnits(state, entry, toUnitId, n);
}

function moveAtUnits(state: LocationState, entry: Effective, unitId: string, n: number): void {
	if (!unitId) return moveRest(state, entry, n);
	const place = unitState(state, unitId);
	moveIn(place, entry, n);
	// What was said of the free beds of a unit counts until the next movement or recount in it (D6).
	place.declared = null;
}

function moveIn(place: PlaceState, entry: Effective, n: number): void {
	place.occupied += n;
	if (entry.observedAt) place.movedAt = entry.observedAt;
	observe(place, entry);
}

function moveRest(state: LocationState, entry: Effective, n: number): void {
	state.rest.occupied += n;
	if (!entry.observedAt) return;
	state.rest.observedAt = entry.observedAt;
	state.rest.movedAt = entry.observedAt;
}

function applyBeds(
	state: LocationState,
	entry: Effective,
	content: Extract<Effective['content'], { kind: 'bedsOut' | 'bedsBack' }>
): Unplaced | undefined {
	if (state.detail === 'units' && !entry.unitId) return 'needs-unit';
	const place = state.detail === 'site' ? state.site : unitState(state, entry.unitId);
	const before = place.out[content.reason];
	const n = (before?.n ?? 0) + (content.kind === 'bedsOut' ? content.n : -content.n);
	const until = (content.kind === 'bedsOut' ? content.until : undefined) ?? before?.until;
	setOut(place, content.reason, n, until);
	observe(place, entry);
}

function applyAbsolute(state: LocationState, entry: Effective): Unplaced | undefined {
	if (state.detail === 'units' && !entry.unitId) return 'needs-unit';
	if (state.detail === 'site' && entry.unitId) return 'needs-site';
	const place = entry.unitId ? unitState(state, entry.unitId) : state.site;
	setAbsolute(place, entry);
	observe(place, entry);
	if (entry.content.kind === 'recount') answerDoubts(state, entry.unitId);
}

function setAbsolute(place: PlaceState, entry: Effective): void {
	const { content } = entry;
	if (content.kind === 'recount') {
		recount(place, entry, content.n);
		if (entry.unitId) place.declared = null;
	}
	if (content.kind === 'setRealised') place.realised = content.n;
	if (content.kind === 'declareOutOfService')
		for (const [reason, { n, until }] of Object.entries(content.byReason))
			setOut(place, reason, n, until);
	if (content.kind === 'declareSnijverlies' && Object.keys(content.byReason).length > 0) {
		place.declared = { ...place.declared, ...content.byReason };
		place.declaredAt = entry.observedAt ?? place.declaredAt;
	}
}

function recount(place: PlaceState, entry: Effective, n: number): void {
	place.occupied = n;
	if (!entry.observedAt) return;
	place.countedAt = entry.observedAt;
	place.countBefore = place.count;
	place.count = { id: entry.id, n, by: entry.by, at: entry.observedAt, base: entry.base };
}
