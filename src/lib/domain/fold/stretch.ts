import { type Comparison, compareConfirm } from './confirms.ts';
import { applyEntry } from './apply-entry.ts';
import type { Unplaced } from './place.ts';
import type { Effective } from './resolve-corrections.ts';
import { type Doubt, type LocationState, REST } from './state.ts';
import type { FoldUnits } from './units.ts';

/**
 * What has to be known of the entries between two checkpoints to tell what they make of other numbers of people.
 * undefined where somebody counted or the detail was switched: such a stretch has to be read.
 */
export type Stretch = {
	/** How many entries. */
	n: number;
	/** In order; of those of a place that miss the same number of people only the newest. */
	confirms: StretchConfirm[];
	/** By place: newest time at which anything but a confirm saw it. */
	seen: Record<string, string>;
	/** By place: newest time of a movement, and the fewest people after one. */
	moved: Record<string, { at: string | null; low: number }>;
};

/**
 * `missing` = how many more people would make it count; null = no number would. Only the newest of a place can become
 * its doubt.
 */
export type StretchConfirm = {
	place: string;
	at: string | null;
	missing: number | null;
	doubt?: Doubt;
};

export function emptyStretch(): Stretch {
	return { n: 0, confirms: [], seen: {}, moved: {} };
}

/** Folds one entry into the state, in place, and notes it in the stretches that are being written. */
export function foldEntry(
	state: LocationState,
	entry: Effective,
	units: FoldUnits,
	stretches: (Stretch | undefined)[]
): { unplaced: Unplaced | undefined; stretches: (Stretch | undefined)[] } {
	const { content } = entry;
	const compared =
		content.kind === 'confirm' ? compareConfirm(state, entry, content.seen, units) : undefined;
	const unplaced = applyEntry(state, entry, units);
	const note = (stretch: Stretch | undefined) => {
		if (stretch) stretch.n += 1;
		if (!stretch || unplaced) return stretch;
		return noteEntry(stretch, state, entry, compared) ? stretch : undefined;
	};
	return { unplaced, stretches: stretches.map(note) };
}

/** False when no shorter account of the entry than itself will do. */
function noteEntry(
	stretch: Stretch,
	state: LocationState,
	entry: Effective,
	compared: Comparison | undefined
): boolean {
	const { content } = entry;
	if (content.kind === 'recount' || content.kind === 'setDetail') return false;
	if (content.kind === 'confirm') addConfirm(stretch, entry, content.seen.occupied, compared!);
	else if (content.kind === 'arrive' || content.kind === 'depart')
		addMovement(stretch, state, entry, entry.unitId);
	else if (content.kind === 'move' && state.detail === 'units')
		for (const unitId of [entry.unitId, content.toUnitId ?? ''])
			addMovement(stretch, state, entry, unitId);
	else see(stretch, state.detail === 'site' ? '' : entry.unitId, entry);
	return true;
}

function addConfirm(
	stretch: Stretch,
	{ id, by, observedAt: at }: Effective,
	seenOccupied: number,
	{ place, missing }: Comparison
): void {
	const newest = { place, at, missing, doubt: { place, id, by, at, seenOccupied } };
	stretch.confirms = withConfirm(stretch.confirms, newest);
}

/** Whatever the number of people, the newer of two that miss the same number has the last word. */
function withConfirm(confirms: StretchConfirm[], newest: StretchConfirm): StretchConfirm[] {
	const { place, missing } = newest;
	const kept: StretchConfirm[] = [];
	for (const confirm of confirms) {
		if (confirm.place !== place) kept.push(confirm);
		else if (confirm.missing !== missing && confirm.missing !== null)
			kept.push({ place, at: confirm.at, missing: confirm.missing });
	}
	return [...kept, newest];
}

function addMovement(
	stretch: Stretch,
	state: LocationState,
	entry: Effective,
	unitId: string
): void {
	const place = state.detail === 'site' ? '' : unitId || REST;
	const now = occupiedAt(state, place);
	const before = stretch.moved[place];
	stretch.moved[place] = {
		at: entry.observedAt ?? before?.at ?? null,
		low: Math.min(before?.low ?? now, now)
	};
	see(stretch, place, entry);
}

function see(stretch: Stretch, place: string, { observedAt }: Effective): void {
	if (observedAt) stretch.seen[place] = observedAt;
}

export function occupiedAt(state: LocationState, place: string): number {
	if (place === '') return state.site.occupied;
	return (place === REST ? state.rest : state.units[place])?.occupied ?? 0;
}

/** Two stretches that follow each other, as one. */
export function joinStretches(first: Stretch, second: Stretch): Stretch {
	const moved = { ...first.moved };
	for (const [place, { at, low }] of Object.entries(second.moved)) {
		const before = moved[place];
		moved[place] = { at: at ?? before?.at ?? null, low: Math.min(before?.low ?? low, low) };
	}
	return {
		n: first.n + second.n,
		confirms: second.confirms.reduce(withConfirm, first.confirms),
		seen: { ...first.seen, ...second.seen },
		moved
	};
}
