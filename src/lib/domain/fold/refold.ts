import { applyEntry } from './apply-entry.ts';
import type { Unplaced } from './place.ts';
import type { Position } from './position.ts';
import type { Effective } from './resolve-corrections.ts';
import { decodeState, encodeState, type LocationState } from './state.ts';
import type { FoldUnits } from './units.ts';

/** The fold of a location up to and including the entry at `position`, as text of `encodeState`. */
export type FoldPoint = { position: Position; state: string };

/** The newest state of a location; `since` = entries folded after the newest checkpoint. */
export type FoldHead = FoldPoint & { since: number };

/** Where a refold finds what is stored of one location. */
export interface FoldSource {
	/** What everything starts from: the empty state, or the opening of the window. */
	start: FoldPoint;
	/** Newest checkpoint before a position. */
	pointBefore(position: Position): Promise<FoldPoint | undefined>;
	/** Checkpoints at or after a position, in order. */
	pointsFrom(position: Position): Promise<FoldPoint[]>;
	/** Effective entries after a position, in order. */
	entriesAfter(position: Position, limit: number): Promise<Effective[]>;
}

/** What a refold changes: checkpoints to write and to remove, and the head unless it met the old states again. */
export type Refolded = { head: FoldHead | undefined; put: FoldPoint[]; remove: Position[] };

/** A checkpoint stands after this many entries, which bounds what a late entry reads (S3). */
export const CHECKPOINT_EVERY = 64;

/** Entries of this many checkpoints are read in one go. */
const READ_CHECKPOINTS = 4;

/** A head that is being added to. */
export type OpenHead = { position: Position; state: LocationState; since: number };

/** Told of each entry that is folded, with why it could not be placed (D5). */
export type OnFolded = (entry: Effective, unplaced: Unplaced | undefined) => void;

/** Folds an entry that stands after everything so far: no entry is read (S3). Returns the checkpoint now due. */
export function append(
	head: OpenHead,
	entry: Effective,
	units: FoldUnits,
	onFolded?: OnFolded,
	checkpointEvery = CHECKPOINT_EVERY
): FoldPoint | undefined {
	const unplaced = applyEntry(head.state, entry, units);
	onFolded?.(entry, unplaced);
	head.position = entry.position;
	head.since += 1;
	if (head.since < checkpointEvery) return undefined;
	head.since = 0;
	return { position: head.position, state: encodeState(head.state) };
}

/**
 * Folds anew after entries changed at positions `from` … `to`, from the checkpoint before `from`, and stops where
 * the new state equals the stored one behind `to`: from there on nothing can differ.
 */
export async function refold(
	source: FoldSource,
	change: { from: Position; to: Position },
	units: FoldUnits,
	onFolded?: OnFolded,
	checkpointEvery = CHECKPOINT_EVERY
): Promise<Refolded> {
	const start = (await source.pointBefore(change.from)) ?? source.start;
	const stored = await source.pointsFrom(change.from);
	const apply = (state: LocationState, entry: Effective) => {
		const unplaced = applyEntry(state, entry, units);
		onFolded?.(entry, unplaced);
	};
	const run = createRun(start, stored, { to: change.to, checkpointEvery, apply });
	const readAtOnce = READ_CHECKPOINTS * checkpointEvery;
	let position = start.position;
	for (;;) {
		const entries = await source.entriesAfter(position, readAtOnce);
		for (const entry of entries) if (run.step(entry) === 'converged') return run.end(false);
		if (entries.length < readAtOnce) return run.end(true);
		position = entries.at(-1)!.position;
	}
}

function createRun(
	start: FoldPoint,
	stored: FoldPoint[],
	options: {
		to: Position;
		checkpointEvery: number;
		apply: (state: LocationState, entry: Effective) => void;
	}
) {
	const { to, checkpointEvery, apply } = options;
	const state = decodeState(start.state);
	const put: FoldPoint[] = [];
	const remove: Position[] = [];
	let at = start.position;
	let since = 0;
	let next = 0;

	/** Checkpoints whose entry is gone can't be met again. */
	function passStored(position: Position): FoldPoint | undefined {
		while (next < stored.length && stored[next]!.position < position)
			remove.push(stored[next++]!.position);
		return stored[next]?.position === position ? stored[next++] : undefined;
	}

	function step(entry: Effective): 'converged' | undefined {
		const old = passStored(entry.position);
		apply(state, entry);
		at = entry.position;
		since += 1;
		if (!old && since < checkpointEvery) return undefined;
		const point = { position: at, state: encodeState(state) };
		if (old?.state === point.state && at >= to) return 'converged';
		put.push(point);
		since = 0;
		return undefined;
	}

	function end(reachedHead: boolean): Refolded {
		if (!reachedHead) return { head: undefined, put, remove };
		while (next < stored.length) remove.push(stored[next++]!.position);
		return { head: { position: at, state: encodeState(state), since }, put, remove };
	}

	return { step, end };
}
