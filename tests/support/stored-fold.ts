import { applyEntry } from '../../src/lib/domain/fold/apply-entry.ts';
import { FIRST_POSITION } from '../../src/lib/domain/fold/position.ts';
import {
	append,
	type FoldPoint,
	type FoldSource,
	type OpenHead,
	refold
} from '../../src/lib/domain/fold/refold.ts';
import {
	type Effective,
	groupByOriginal,
	resolveGroup
} from '../../src/lib/domain/fold/resolve-corrections.ts';
import { decodeState, emptyState, encodeState } from '../../src/lib/domain/fold/state.ts';
import type { FoldUnits } from '../../src/lib/domain/fold/units.ts';
import type { EntryRow } from '../../src/lib/domain/schema/entry.ts';

/** What happened to the checkpoints, so that a run of tests can show that it met each. */
export type FoldCounts = { appended: number; converged: number; jumped: number; removed: number };

/** The fold of one location as a store keeps it: a head, checkpoints and entries in order, in plain arrays. */
export function createStoredFold(units: FoldUnits, checkpointEvery: number) {
	const rows: EntryRow[] = [];
	let effective = new Map<string, Effective>();
	let places: Effective[] = [];
	let points: FoldPoint[] = [];
	let head: OpenHead = { position: FIRST_POSITION, state: emptyState(), since: 0 };
	const counts: FoldCounts = { appended: 0, converged: 0, jumped: 0, removed: 0 };
	let read = 0;
	let nextRead: string | undefined;

	const source: FoldSource = {
		start: { position: FIRST_POSITION, state: encodeState(emptyState()) },
		pointBefore: async (position) => points.findLast((point) => point.position < position),
		pointsFrom: async (position) => points.filter((point) => point.position >= position),
		entriesAfter: async (position, limit) => {
			if (nextRead !== undefined && position !== nextRead) counts.jumped += 1;
			const found = places.filter((entry) => entry.position > position).slice(0, limit);
			nextRead = found.at(-1)?.position ?? position;
			read += found.length;
			return found;
		}
	};

	async function add(row: EntryRow): Promise<void> {
		rows.push(row);
		const before = effective;
		effective = effectiveById(rows);
		places = inOrder(effective.values());
		const changed = [...new Set([...before.keys(), ...effective.keys()])].filter(
			(id) => JSON.stringify(before.get(id)) !== JSON.stringify(effective.get(id))
		);
		for (const id of changed) await take(before.get(id), effective.get(id));
	}

	/** The same for an entry that nothing corrects, without looking at all the others. */
	async function addAlone(row: EntryRow): Promise<void> {
		const taken = resolveGroup(row, [])!;
		rows.push(row);
		effective.set(row.id, taken);
		places = inOrder([...places, taken]);
		await take(undefined, taken);
	}

	async function take(left: Effective | undefined, taken: Effective | undefined): Promise<void> {
		if (!left && taken && taken.position > head.position) {
			counts.appended += 1;
			const point = append(head, taken, units, undefined, checkpointEvery);
			if (point) points.push(point);
			return;
		}
		const changed = [left, taken].flatMap((entry) => (entry ? [entry.position] : [])).sort();
		const range = { from: changed[0]!, to: changed.at(-1)! };
		nextRead = undefined;
		const folded = await refold(source, range, units, undefined, checkpointEvery);
		const replaced = new Set([...folded.remove, ...folded.put.map(({ position }) => position)]);
		counts.removed += folded.remove.length;
		points = [...points.filter(({ position }) => !replaced.has(position)), ...folded.put];
		points.sort((a, b) => (a.position < b.position ? -1 : 1));
		if (folded.head) head = { ...folded.head, state: decodeState(folded.head.state) };
		else counts.converged += 1;
	}

	return {
		add,
		addAlone,
		rows,
		counts,
		get state() {
			return encodeState(head.state);
		},
		get since() {
			return head.since;
		},
		get points() {
			return points;
		},
		get read() {
			return read;
		},
		/** What a fold from the start gives up to and including a position. */
		stateAt(position: string): string {
			const state = emptyState();
			for (const entry of places) if (entry.position <= position) applyEntry(state, entry, units);
			return encodeState(state);
		}
	};
}

function inOrder(entries: Iterable<Effective>): Effective[] {
	return [...entries].sort((a, b) => (a.position < b.position ? -1 : 1));
}

function effectiveById(rows: EntryRow[]): Map<string, Effective> {
	const found = new Map<string, Effective>();
	for (const { original, corrections } of groupByOriginal(rows).groups.values()) {
		const effective = resolveGroup(original, corrections);
		if (effective) found.set(original.id, effective);
	}
	return found;
}
