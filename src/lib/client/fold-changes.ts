import { type FoldHead, type FoldPoint, type OpenHead, openHead } from '../domain/fold/point.ts';
import { append, refold } from '../domain/fold/refold.ts';
import type { Changed, OnFolded } from '../domain/fold/refold-run.ts';
import type { Effective } from '../domain/fold/resolve-corrections.ts';
import type { FoldUnits } from '../domain/fold/units.ts';
import type { PersonDatabase } from './database.ts';
import { type GroupChange, mergeChanges } from './entry-group.ts';
import { createFoldSource } from './fold-source.ts';

export type FoldTask = {
	locationId: string;
	start: FoldPoint;
	units: FoldUnits;
	/** undefined = never folded here. */
	head: OpenHead | undefined;
	changes: GroupChange[];
	/** The opening is another one: fold from it until what is stored is met again. */
	startChanged: boolean;
	/** Units changed under a fold that speaks of them: nothing stored holds from the first switch of detail on. */
	unitsChanged: boolean;
};

const AFTER_ALL = '~';

/** Brings the fold of a location up to date in the running transaction. The cost does not grow with its entries. */
export async function foldChanges(db: PersonDatabase, task: FoldTask): Promise<OpenHead> {
	const { late, later } = sortChanges(task);
	const { changed, fromStart } = changedIn(task, late);
	const notes = createNotes();
	let head = task.head;
	if (changed.length > 0 || !head) {
		if (fromStart) await dropPointsBefore(db, task);
		const source = createFoldSource(db, task.locationId, task.start, { fromStart, head });
		const folded = await refold(source, changed, task.units, notes.onFolded);
		await writePoints(db, task.locationId, folded);
		if (folded.head) head = openAfter(task.start, folded.head);
		await notes.save(db, (id) => source.seen.get(id)?.unplaced);
	}
	await appendAll(db, task, head!, later, notes.onFolded);
	await notes.save(db, () => undefined);
	return head!;
}

/** Changes at or before the head need a refold; new entries behind it are appended in order. */
function sortChanges({ head, start, changes }: FoldTask): { late: string[]; later: Effective[] } {
	const late: string[] = [];
	const later: Effective[] = [];
	const last = head?.position ?? AFTER_ALL;
	for (const { before, after } of mergeChanges(changes)) {
		if (before && before.position >= start.position) late.push(before.position);
		if (!after || after.position < start.position) continue;
		if (after.position > last) later.push(after);
		else late.push(after.position);
	}
	return { late, later: later.sort((a, b) => (a.position < b.position ? -1 : 1)) };
}

function changedIn(
	{ head, start, startChanged, unitsChanged }: FoldTask,
	late: string[]
): { changed: Changed[]; fromStart: boolean } {
	if (!head) return { changed: [{ from: '', to: AFTER_ALL }], fromStart: true };
	const changed = late.map((position) => ({ from: position, to: position }));
	if (startChanged) changed.push({ from: '', to: start.position });
	if (!unitsChanged) return { changed, fromStart: startChanged };
	const first = head.state.firstSwitchedAt ?? '';
	const isInside = first > start.position;
	changed.push({ from: isInside ? first : '', to: AFTER_ALL });
	return { changed, fromStart: startChanged || !isInside };
}

async function dropPointsBefore(
	db: PersonDatabase,
	{ locationId, start }: FoldTask
): Promise<void> {
	await db.point
		.where('[locationId+position]')
		.between([locationId, ''], [locationId, start.position], true, false)
		.delete();
}

async function writePoints(
	db: PersonDatabase,
	locationId: string,
	{ put, remove }: { put: FoldPoint[]; remove: string[] }
): Promise<void> {
	if (put.length > 0) await db.point.bulkPut(put.map((point) => ({ locationId, ...point })));
	if (remove.length > 0)
		await db.point.bulkDelete(remove.map((position) => [locationId, position] as [string, string]));
}

function openAfter(start: FoldPoint, folded: FoldHead): OpenHead {
	const position = folded.position < start.position ? start.position : folded.position;
	return openHead({ ...folded, position });
}

async function appendAll(
	db: PersonDatabase,
	{ locationId, units }: FoldTask,
	head: OpenHead,
	later: Effective[],
	onFolded: OnFolded
): Promise<void> {
	const due: FoldPoint[] = [];
	for (const entry of later) {
		if (entry.position <= head.position) continue;
		const point = append(head, entry, units, onFolded);
		if (point) due.push(point);
	}
	await writePoints(db, locationId, { put: due, remove: [] });
}

/** Keeps beside each entry why the fold could not place it, so that these are found without a scan (D5). */
function createNotes() {
	const reasons = new Map<string, Parameters<OnFolded>[1]>();
	return {
		onFolded: ((entry, unplaced) => reasons.set(entry.id, unplaced)) as OnFolded,
		async save(db: PersonDatabase, known: (id: string) => string | undefined): Promise<void> {
			for (const [id, unplaced] of reasons)
				if (known(id) !== unplaced) await db.entry.update(id, { unplaced });
			reasons.clear();
		}
	};
}
