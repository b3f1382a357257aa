import { type FoldPoint, type OpenHead, pointOf, restart } from './point.ts';
import type { Position } from './position.ts';
import { type Changed, createRun, type OnFolded, type Refolded } from './refold-run.ts';
import type { Effective } from './resolve-corrections.ts';
import { foldEntry } from './stretch.ts';
import type { FoldUnits } from './units.ts';

/** Where a refold finds what is stored of one location. */
export interface FoldSource {
	/** What everything starts from: the empty state, or the opening of the window. */
	start: FoldPoint;
	/** Newest checkpoint before a position. */
	pointBefore(position: Position): Promise<FoldPoint | undefined>;
	/** Checkpoints at or after a position, in order. */
	pointsFrom(position: Position): Promise<FoldPoint[]>;
	/** The newest state, as it was before the change; undefined = there was none. */
	head: OpenHead | undefined;
	/** Effective entries after a position, in order. */
	entriesAfter(position: Position, limit: number): Promise<Effective[]>;
}

/** A checkpoint stands after this many entries, which bounds what a late entry reads (S3). */
export const CHECKPOINT_EVERY = 64;

/** Folds an entry that stands after everything so far: no entry is read (S3). Returns the checkpoint now due. */
export function append(
	head: OpenHead,
	entry: Effective,
	units: FoldUnits,
	onFolded?: OnFolded,
	checkpointEvery = CHECKPOINT_EVERY
): FoldPoint | undefined {
	const { unplaced, stretches } = foldEntry(head.state, entry, units, [head.stretch]);
	onFolded?.(entry, unplaced);
	head.stretch = stretches[0];
	head.position = entry.position;
	head.since += 1;
	if (head.since < checkpointEvery) return undefined;
	const point = pointOf(head);
	Object.assign(head, restart(head));
	return point;
}

/**
 * Folds anew what changed, from the checkpoint before it, and stops where the new state equals the stored one behind
 * the last change: from there on nothing can differ. Where only people differ, that is carried over from checkpoint
 * to checkpoint, and the entries between them are not read.
 */
export async function refold(
	source: FoldSource,
	changed: Changed[],
	units: FoldUnits,
	onFolded?: OnFolded,
	checkpointEvery = CHECKPOINT_EVERY
): Promise<Refolded> {
	const from = changed.map((range) => range.from).reduce((a, b) => (a < b ? a : b));
	const start = (await source.pointBefore(from)) ?? source.start;
	const stored = await source.pointsFrom(from);
	const { head } = source;
	const run = createRun(start, stored, { changed, head, units, checkpointEvery, onFolded });
	for (;;) {
		const limit = run.entriesAhead() + 1;
		const entries = await source.entriesAfter(run.position, limit);
		const stop = run.takeAll(entries);
		if (stop === 'converged') return run.end(false);
		if (stop === 'carried') return run.end(true);
		if (stop !== 'jumped' && entries.length < limit) return run.end(true);
	}
}
