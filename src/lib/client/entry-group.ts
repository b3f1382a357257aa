import { toPosition } from '../domain/fold/position.ts';
import { type Effective, resolveGroup } from '../domain/fold/resolve-corrections.ts';
import type { EntryRow } from '../domain/schema/entry.ts';
import type { StoredEntry } from './database.ts';

/** What an original came down to before and after entries of its group changed. */
export type GroupChange = { before: Effective | null; after: Effective | null };

/** Several changes of one transaction as one per group; what comes out as it was is left out. */
export function mergeChanges(changes: GroupChange[]): GroupChange[] {
	const merged = new Map<string, GroupChange>();
	for (const { before, after } of changes) {
		const id = (before ?? after)?.id;
		if (id === undefined) continue;
		const first = merged.get(id);
		merged.set(id, { before: first ? first.before : before, after });
	}
	return [...merged.values()].filter(({ before, after }) => !isSame(before, after));
}

/** The fold sees no difference. */
export function isSame(before: Effective | null, after: Effective | null): boolean {
	return JSON.stringify(before) === JSON.stringify(after);
}

/** What the fold sees of a stored original; null = voided, or no original. */
export function effectiveOf(stored: StoredEntry | undefined): Effective | null {
	if (stored?.place === undefined) return null;
	return stored.effective ?? resolveGroup(plainEntry(stored), []);
}

/** The entry without what is kept beside it here. */
export function plainEntry(stored: StoredEntry): EntryRow {
	const { root: _root, place: _place, effective: _effective, winner: _winner, ...rest } = stored;
	const { own: _own, unplaced: _unplaced, pending: _pending, ...entry } = rest;
	return entry;
}

/** An entry as it is kept, before its group is arranged. */
export function toStored(entry: EntryRow, root: string, pending: boolean): StoredEntry {
	const statesTime = entry.observedAt !== null || !entry.corrects;
	return {
		...entry,
		root,
		...(statesTime ? { own: toPosition(entry.observedAt, entry.deviceSeq, entry.id) } : {}),
		...(pending ? { pending: 1 as const } : {})
	};
}

/** Works out what a group comes down to (D13), and keeps it on the original. */
export function arrangeGroup(root: string, members: StoredEntry[]): StoredEntry[] {
	const original = members.find(({ id, corrects }) => id === root && !corrects);
	if (!original) return members.map((entry) => ({ ...bare(entry), unplaced: 'unknown-target' }));
	const corrections = members.filter((entry) => entry !== original);
	const effective = resolveGroup(plainEntry(original), corrections.map(plainEntry));
	const arranged = {
		...bare(original),
		...(effective ? { place: effective.position } : {}),
		...(effective && corrections.length > 0 ? { effective } : {}),
		...(corrections.length > 0 ? { winner: winnerOf(corrections).id } : {}),
		...(effective && original.unplaced ? { unplaced: original.unplaced } : {})
	};
	return [arranged, ...corrections.map(bare)];
}

/** The correction made last, in the order of `resolveGroup`. */
export function winnerOf(corrections: StoredEntry[]): StoredEntry {
	const order = ({ madeAt, deviceSeq, id }: StoredEntry) => toPosition(madeAt, deviceSeq, id);
	return corrections.reduce((best, entry) => (order(entry) > order(best) ? entry : best));
}

function bare(stored: StoredEntry): StoredEntry {
	const { place: _place, effective: _effective, winner: _winner, unplaced: _un, ...rest } = stored;
	return rest;
}

/** Arranges all entries of a location at once, as after a fresh copy (S9). */
export function arrangeAll(entries: { entry: EntryRow; pending: boolean }[]): StoredEntry[] {
	const byId = new Map(entries.map(({ entry }) => [entry.id, entry]));
	const groups = new Map<string, StoredEntry[]>();
	for (const { entry, pending } of entries) {
		const root = rootOf(entry, byId);
		const group = groups.get(root) ?? [];
		group.push(toStored(entry, root, pending));
		groups.set(root, group);
	}
	return [...groups].flatMap(([root, members]) => arrangeGroup(root, members));
}

/** The original, or the topmost id that is not known; of a circle the smallest id in it. */
function rootOf(entry: EntryRow, byId: Map<string, EntryRow>): string {
	const passed = new Set<string>();
	let id = entry.id;
	for (let at: EntryRow | undefined = entry; at?.corrects; at = byId.get(id)) {
		if (passed.has(at.id)) return smallestInCircle(at, byId);
		passed.add(at.id);
		id = at.corrects;
	}
	return id;
}

function smallestInCircle(start: EntryRow, byId: Map<string, EntryRow>): string {
	let smallest = start.id;
	for (let id = start.corrects!; id !== start.id; id = byId.get(id)!.corrects!)
		if (id < smallest) smallest = id;
	return smallest;
}
