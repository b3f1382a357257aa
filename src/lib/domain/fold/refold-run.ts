import { carryOver, differOnlyInPeople } from './carry.ts';
import { carryPoints } from './carry-points.ts';
import type { Unplaced } from './place.ts';
import {
	closeHead,
	decodePoint,
	encodePoint,
	type FoldHead,
	type FoldPoint,
	holdsState,
	type OpenHead,
	openHead,
	pointOf,
	restart
} from './point.ts';
import type { Position } from './position.ts';
import type { Effective } from './resolve-corrections.ts';
import { encodeState, type LocationState } from './state.ts';
import { emptyStretch, foldEntry, type Stretch } from './stretch.ts';
import type { FoldUnits } from './units.ts';

/** Positions between which entries, or what the fold knows besides them, changed; both included. */
export type Changed = { from: Position; to: Position };

/** What a refold changes: checkpoints to write and to remove, and the head unless it met the old states again. */
export type Refolded = { head: FoldHead | undefined; put: FoldPoint[]; remove: Position[] };

/** Told of each entry that is folded, with why it could not be placed (D5). */
export type OnFolded = (entry: Effective, unplaced: Unplaced | undefined) => void;

/** Behind every position. */
const LAST: Position = '~';

/** Everything behind is as it was; it was carried over to the head; or to a checkpoint from where to read on. */
type Stop = 'converged' | 'carried' | 'jumped' | undefined;

/** One refold on its way: takes the entries from the checkpoint before a change on, and says where to read next. */
export function createRun(
	start: FoldPoint,
	stored: FoldPoint[],
	options: {
		changed: Changed[];
		head: OpenHead | undefined;
		units: FoldUnits;
		checkpointEvery: number;
		onFolded: OnFolded | undefined;
	}
) {
	const { changed, head: newest, units, checkpointEvery, onFolded } = options;
	const put: FoldPoint[] = [];
	const remove: Position[] = [];
	let head = openHead({ ...start, since: 0 });
	/** A checkpoint that is due, unless a stored one soon follows, and the stretch since: from `checkpointEvery` on. */
	let half: { point: FoldPoint; stretch: Stretch | undefined } | undefined;
	let next = 0;

	function takeAll(entries: Effective[]): Stop {
		for (const entry of entries) {
			const stop = take(entry);
			if (stop) return stop;
		}
		return undefined;
	}

	function take(entry: Effective): Stop {
		const old = passStored(entry.position);
		const folded = foldEntry(head.state, entry, units, [head.stretch, half?.stretch]);
		onFolded?.(entry, folded.unplaced);
		const [stretch, sinceHalf] = folded.stretches;
		head = { ...head, position: entry.position, since: head.since + 1, stretch };
		if (half) half.stretch = sinceHalf;
		return old ? meet(old) : divide();
	}

	/** Checkpoints whose entry is gone can't be met again. */
	function passStored(position: Position): FoldPoint | undefined {
		while (next < stored.length && stored[next]!.position < position)
			remove.push(stored[next++]!.position);
		return stored[next]?.position === position ? stored[next++] : undefined;
	}

	function meet(old: FoldPoint): Stop {
		half = undefined;
		const text = encodeState(head.state);
		put.push({ position: head.position, state: encodePoint(text, head.stretch) });
		head = restart(head);
		return holdsState(old.state, text) && !isChanged(head.position, LAST)
			? 'converged'
			: jump(decodePoint(old.state).state);
	}

	function isChanged(after: Position, until: Position): boolean {
		return changed.some(({ from, to }) => to > after && from <= until);
	}

	/** Late entries make a stretch longer; it is divided in two once it is twice too long, not bit by bit. */
	function divide(): undefined {
		if (head.since === 2 * checkpointEvery) useHalf();
		if (head.since === checkpointEvery) half = { point: pointOf(head), stretch: emptyStretch() };
	}

	function useHalf(): void {
		put.push(half!.point);
		head = { ...head, since: head.since - checkpointEvery, stretch: half!.stretch };
		half = undefined;
	}

	function jump(old: LocationState): Stop {
		if (!differOnlyInPeople(old, head.state)) return undefined;
		const ahead = stored.slice(next);
		const carried = carryPoints({ old, fresh: head.state }, ahead, {
			units,
			checkpointEvery,
			isChanged: (index) => isChanged(head.position, ahead[index]!.position),
			isLast: (index) => !isChanged(ahead[index]!.position, LAST)
		});
		put.push(...carried.put);
		remove.push(...carried.remove);
		const { reached, passed, fresh: state } = carried;
		next += passed;
		if (reached !== undefined) head = restart({ ...head, position: reached, state });
		if (carried.isMet && !isChanged(head.position, LAST)) return 'converged';
		if (next === stored.length && carryToHead(carried.old)) return 'carried';
		return passed > 0 ? 'jumped' : undefined;
	}

	function carryToHead(old: LocationState): boolean {
		if (!newest?.stretch || isChanged(head.position, newest.position)) return false;
		const { position, since, state, stretch } = newest;
		const carried = carryOver(old, head.state, { state, stretch }, units);
		if (carried) head = { position, since, ...carried };
		return carried !== undefined;
	}

	/** About as many entries as there are up to the next stored checkpoint, or else to the head. */
	function entriesAhead(): number {
		const ahead = stored[next];
		const known = ahead ? decodePoint(ahead.state).stretch?.n : newest?.since;
		return Math.min((known ?? checkpointEvery) + changed.length, 2 * checkpointEvery);
	}

	function end(reachedHead: boolean): Refolded {
		if (!reachedHead) return { head: undefined, put, remove };
		while (next < stored.length) remove.push(stored[next++]!.position);
		if (half) useHalf();
		return { head: closeHead(head), put, remove };
	}

	return {
		takeAll,
		entriesAhead,
		end,
		get position() {
			return head.position;
		}
	};
}
