import type { PromiseExtended } from 'dexie';
import type { Effective } from '../domain/fold/resolve-corrections.ts';
import type { EntryRow } from '../domain/schema/entry.ts';
import type { PersonDatabase, StoredEntry } from './database.ts';
import {
	arrangeAll,
	arrangeGroup,
	effectiveOf,
	type GroupChange,
	isSame,
	plainEntry,
	toStored
} from './entry-group.ts';

/** An entry that was made just now: nothing can name it yet, so it is a group of its own, and nothing is read. */
export function putNewEntry(
	db: PersonDatabase,
	entry: EntryRow
): { change: GroupChange; written: PromiseExtended<unknown> } {
	const arranged = arrangeGroup(entry.id, [toStored(entry, entry.id, true)]);
	return {
		change: { before: null, after: effectiveOf(arranged[0]) },
		written: db.entry.bulkPut(arranged)
	};
}

/**
 * Stores one entry and works its group out anew, in the running transaction. Own pending or the server's: a row of
 * the server takes the place of the pending one with the same id (S5).
 */
export async function putEntry(
	db: PersonDatabase,
	entry: EntryRow,
	pending: boolean
): Promise<GroupChange> {
	const root = await findRoot(db, entry);
	const members = await readGroup(db, root);
	const before = effectiveOf(members.find(({ id }) => id === root));
	if (entry.corrects && root !== entry.id) members.push(...(await adopt(db, entry.id, root)));
	const known = members.find(({ id }) => id === entry.id);
	const stored = toStored(entry, root, pending);
	if (known?.unplaced) stored.unplaced = known.unplaced;
	const arranged = arrangeGroup(root, [...members.filter((member) => member !== known), stored]);
	return saveGroup(db, root, arranged, before);
}

/** Takes an entry away: refused, or deleted by retention (D20). */
export async function removeEntry(
	db: PersonDatabase,
	id: string
): Promise<(GroupChange & { locationId: string }) | undefined> {
	const known = await db.entry.get(id);
	if (!known) return undefined;
	const members = await readGroup(db, known.root);
	const before = effectiveOf(members.find((member) => member.id === known.root));
	// Corrections of the one that goes lead nowhere from now on.
	const left = members.filter((member) => member.id !== id);
	const arranged = arrangeAll(
		left.map((member) => ({ entry: plainEntry(member), pending: member.pending === 1 }))
	);
	const reason = members.find((member) => member.id === known.root)?.unplaced;
	const original = arranged.find((member) => member.id === known.root);
	if (reason && original?.place !== undefined) original.unplaced = reason;
	await db.entry.delete(id);
	const change = await saveGroup(db, known.root, arranged, before);
	return { ...change, locationId: known.locationId };
}

async function saveGroup(
	db: PersonDatabase,
	root: string,
	arranged: StoredEntry[],
	before: Effective | null
): Promise<GroupChange> {
	const original = arranged.find(({ id }) => id === root);
	const after = effectiveOf(original);
	// Whether it can be placed is for the fold to say again.
	if (original?.place !== undefined && !isSame(before, after)) delete original.unplaced;
	await db.entry.bulkPut(arranged);
	return { before, after };
}

async function findRoot(db: PersonDatabase, entry: EntryRow): Promise<string> {
	if (!entry.corrects) return entry.id;
	if (entry.corrects === entry.id) return entry.id;
	const target = await db.entry.get(entry.corrects);
	return target ? target.root : entry.corrects;
}

function readGroup(db: PersonDatabase, root: string): Promise<StoredEntry[]> {
	return db.entry.where('root').equals(root).toArray();
}

/** Corrections that waited for this entry, which turns out to be a correction itself. */
async function adopt(db: PersonDatabase, id: string, root: string): Promise<StoredEntry[]> {
	const waiting = await readGroup(db, id);
	return waiting.filter((entry) => entry.id !== id).map((entry) => ({ ...entry, root }));
}
