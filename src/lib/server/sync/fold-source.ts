import { applyEntry } from '../../domain/fold/apply-entry.ts';
import { FIRST_POSITION, type Position } from '../../domain/fold/position.ts';
import type { FoldPoint, OpenHead } from '../../domain/fold/point.ts';
import type { FoldSource } from '../../domain/fold/refold.ts';
import type { Effective } from '../../domain/fold/resolve-corrections.ts';
import { decodeState, emptyState, encodeState } from '../../domain/fold/state.ts';
import { type FoldUnits, NOW_POSITION } from '../../domain/fold/units.ts';
import type { Reader } from '../store/store.ts';

/** What a batch changes in a fold, of which nothing is in the store yet. */
export type BatchPlaces = { added: Map<Position, Effective>; gone: Set<Position> };

const START: FoldPoint = { position: FIRST_POSITION, state: encodeState(emptyState()) };
const READ_AT_ONCE = 256;

/** Entries and checkpoints of a location as they stand after this batch; without one, as they are stored. */
export function createFoldSource(
	reader: Reader,
	locationId: string,
	batch: BatchPlaces = { added: new Map(), gone: new Set() },
	head?: OpenHead
): FoldSource {
	return {
		start: START,
		head,
		pointBefore: (position) => reader.pointBefore(locationId, position),
		pointsFrom: (position) => reader.pointsFrom(locationId, position),
		entriesAfter: (position, limit) => readChanged(reader, locationId, batch, position, limit)
	};
}

async function readChanged(
	reader: Reader,
	locationId: string,
	{ added, gone }: BatchPlaces,
	position: Position,
	limit: number
): Promise<Effective[]> {
	const found: Effective[] = [];
	const fresh = inOrder(added.values());
	for (let after = position; ;) {
		const stored = await reader.entriesAfter(locationId, after, limit);
		const isLast = stored.length < limit;
		const until = isLast ? NOW_POSITION : stored.at(-1)!.position;
		const kept = stored.filter((entry) => !gone.has(entry.position) && !added.has(entry.position));
		const between = fresh.filter((entry) => entry.position > after && entry.position <= until);
		found.push(...inOrder([...kept, ...between]));
		if (isLast || found.length >= limit) return found.slice(0, limit);
		after = until;
	}
}

/** The fold of everything before a moment, as text: what `opening` holds. */
export async function stateBefore(
	source: FoldSource,
	at: string,
	changedFrom: Position,
	units: FoldUnits
): Promise<string> {
	const start = (await source.pointBefore(changedFrom < at ? changedFrom : at)) ?? source.start;
	const state = decodeState(start.state);
	for (let position = start.position; ;) {
		const entries = await source.entriesAfter(position, READ_AT_ONCE);
		for (const entry of entries) {
			if (entry.position >= at) return encodeState(state);
			applyEntry(state, entry, units);
		}
		if (entries.length < READ_AT_ONCE) return encodeState(state);
		position = entries.at(-1)!.position;
	}
}

export function inOrder(entries: Iterable<Effective>): Effective[] {
	return [...entries].sort((a, b) => (a.position < b.position ? -1 : 1));
}
