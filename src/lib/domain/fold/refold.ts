import { applyEntry } from './apply-entry.ts';
import type { Unplaced } from './place.ts';
import type { Position } from './position.ts';
import type { Effective } from './resolve-corrections.ts';
import { shiftBetween, shifted } from './shift.ts';
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
const READ_CHECKPOINTS = 2;

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
 * the new state equals the stored one behind `to`: from there on nothing can differ. Where only numbers of people
 * differ and nobody looks at them, the stored states are shifted and their entries are not read.
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
	const limit = READ_CHECKPOINTS * checkpointEvery;
	for (;;) {
		const entries = await source.entriesAfter(run.position, limit);
		const stop = run.takeAll(entries);
		if (stop === 'converged') return run.end(false);
		if (stop !== 'jumped' && entries.length < limit) return run.end(true);
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
	const put: FoldPoint[] = [];
	const remove: Position[] = [];
	let state = decodeState(start.state);
	let at = start.position;
	let since = 0;
	let next = 0;

	function takeAll(entries: Effective[]): 'converged' | 'jumped' | undefined {
		for (const entry of entries) {
			const stop = take(entry);
			if (stop) return stop;
		}
		return undefined;
	}

	function take(entry: Effective): 'converged' | 'jumped' | undefined {
		const old = passStored(entry.position);
		apply(state, entry);
		at = entry.position;
		since += 1;
		if (!old && since < checkpointEvery) return undefined;
		const text = encodeState(state);
		const isBehind = old !== undefined && at >= to;
		if (isBehind && old.state === text) return 'converged';
		put.push({ position: at, state: text });
		since = 0;
		return isBehind && jump(decodeState(old.state)) ? 'jumped' : undefined;
	}

	/** Checkpoints whose entry is gone can't be met again. */
	function passStored(position: Position): FoldPoint | undefined {
		while (next < stored.length && stored[next]!.position < position)
			remove.push(stored[next++]!.position);
		return stored[next]?.position === position ? stored[next++] : undefined;
	}

	/** Shifts the stored states that follow as long as no entry between them looked at how many people there are. */
	function jump(old: LocationState): boolean {
		const shift = shiftBetween(old, state);
		const first = next;
		for (; shift && next < stored.length; next++) {
			const later = decodeState(stored[next]!.state);
			if (later.looked !== old.looked) break;
			state = shifted(later, shift);
			at = stored[next]!.position;
			put.push({ position: at, state: encodeState(state) });
		}
		return next > first;
	}

	function end(reachedHead: boolean): Refolded {
		if (!reachedHead) return { head: undefined, put, remove };
		while (next < stored.length) remove.push(stored[next++]!.position);
		return { head: { position: at, state: encodeState(state), since }, put, remove };
	}

	return {
		takeAll,
		end,
		get position() {
			return at;
		}
	};
}
