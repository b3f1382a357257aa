import { applyEntry } from '../../src/lib/domain/fold/apply-entry.ts';
import { FIRST_POSITION } from '../../src/lib/domain/fold/position.ts';
import { type FoldPoint, type OpenHead, openHead } from '../../src/lib/domain/fold/point.ts';
import { append, type FoldSource, refold } from '../../src/lib/domain/fold/refold.ts';
import {
	type Effective,
	groupByOriginal,
	resolveGroup
} from '../../src/lib/domain/fold/resolve-corrections.ts';
import { emptyState, encodeState } from '../../src/lib/domain/fold/state.ts';
import type { FoldUnits } from '../../src/lib/domain/fold/units.ts';
import type { EntryRow } from '../../src/lib/domain/schema/entry.ts';

/** What happened to the checkpoints, so that a run of tests can show that it met each. */
export type FoldCounts = Record<
	'appended' | 'converged' | 'jumped' | 'carried' | 'removed',
	number
>;

/** The fold of one location as a store keeps it: a head, checkpoints and entries in order, in plain arrays. */
export function createStoredFold(units: FoldUnits, checkpointEvery: number) {
	const rows: EntryRow[] = [];
	let effective = new Map<string, Effective>();
	let places: Effective[] = [];
	let points: FoldPoint[] = [];
	let head: OpenHead = openHead({
		position: FIRST_POSITION,
		state: encodeState(emptyState()),
		since: 0
	});
	const counts: FoldCounts = { appended: 0, converged: 0, jumped: 0, carried: 0, removed: 0 };
	let read = 0;
	let nextRead: string | undefined;

	const source: FoldSource = {
		start: { position: FIRST_POSITION, state: encodeState(emptyState()) },
		get head() {
			return head;
		},
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

	async function add(...added: EntryRow[]): Promise<void> {
		rows.push(...added);
		const before = effective;
		effective = effectiveById(rows);
		places = inOrder(effective.values());
		const changed = [...new Set([...before.keys(), ...effective.keys()])].filter(
			(id) => JSON.stringify(before.get(id)) !== JSON.stringify(effective.get(id))
		);
		const left = changed.flatMap((id) => before.get(id) ?? []);
		await take(left, inOrder(changed.flatMap((id) => effective.get(id) ?? [])));
	}

	/** The same for an entry that nothing corrects, without looking at all the others. */
	async function addAlone(row: EntryRow): Promise<void> {
		const taken = resolveGroup(row, [])!;
		rows.push(row);
		effective.set(row.id, taken);
		places = inOrder([...places, taken]);
		await take([], [taken]);
	}

	/** As both ends do it: what changed up to the head is folded anew, what comes after it is appended. */
	async function take(left: Effective[], taken: Effective[]): Promise<void> {
		const late = [...left, ...taken].filter(({ position }) => position <= head.position);
		if (late.length > 0) await foldAnew(late);
		for (const entry of taken) if (entry.position > head.position) appendNow(entry);
	}

	function appendNow(entry: Effective): void {
		counts.appended += 1;
		const point = append(head, entry, units, undefined, checkpointEvery);
		if (point) points.push(point);
	}

	async function foldAnew(late: Effective[]): Promise<void> {
		const changed = late.map(({ position }) => ({ from: position, to: position }));
		nextRead = undefined;
		const folded = await refold(source, changed, units, undefined, checkpointEvery);
		const replaced = new Set([...folded.remove, ...folded.put.map(({ position }) => position)]);
		counts.removed += folded.remove.length;
		points = [...points.filter(({ position }) => !replaced.has(position)), ...folded.put];
		points.sort((a, b) => (a.position < b.position ? -1 : 1));
		if (!folded.head) counts.converged += 1;
		else if (nextRead !== folded.head.position) counts.carried += 1;
		if (folded.head) head = openHead(folded.head);
	}

	return {
		add,
		addAlone,
		rows,
		counts,
		source,
		/** What is in force, in order. */
		get places() {
			return places;
		},
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
