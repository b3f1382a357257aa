import type { EntryRow } from '../schema/entry.ts';
import { applyEntry } from './apply-entry.ts';
import type { Unplaced } from './place.ts';
import { groupByOriginal, toEffective } from './resolve-corrections.ts';
import { emptyState, type LocationState } from './state.ts';
import type { FoldUnits } from './units.ts';

export type UnplacedEntry = { id: string; reason: Unplaced | 'unknown-target' };

/** Folds a whole set of entries of one location at once, in whatever order they are given (S12). */
export function foldLocation(
	entries: Iterable<EntryRow>,
	units: FoldUnits,
	start: LocationState = emptyState()
): { state: LocationState; unplaced: UnplacedEntry[] } {
	const all = [...entries];
	const unplaced: UnplacedEntry[] = groupByOriginal(all).unknown.map(({ id }) => ({
		id,
		reason: 'unknown-target'
	}));
	for (const entry of toEffective(all)) {
		const reason = applyEntry(start, entry, units);
		if (reason) unplaced.push({ id: entry.id, reason });
	}
	return { state: start, unplaced };
}
