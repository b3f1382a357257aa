import type { PersonDatabase } from '../../src/lib/client/database.ts';
import { readSync } from '../../src/lib/client/meta.ts';
import { PARKED_FROM } from '../../src/lib/client/queue-format.ts';
import { readPath } from '../../src/lib/domain/mutations/field-edits.ts';
import type { Conflict } from '../../src/lib/domain/schema/conflict.ts';
import type { Mutation } from '../../src/lib/domain/schema/mutation.ts';
import { fieldOf } from '../support/field-of.ts';
import { toText } from '../support/to-text.ts';
import { DRILLED_FIELDS } from './drilled-fields.ts';
import { type DeviceHistory, noteShown } from './history.ts';

/**
 * What the fields show now, within one transaction. Notes every value, and says which own field does not show what was
 * entered last while that is under way: from the tap until a pull holds what the server made of it (I6).
 */
export async function lookAtFields(db: PersonDatabase, history: DeviceHistory): Promise<string[]> {
	const shown = new Map<string, string>();
	for (const { id, location } of await db.view.toArray())
		for (const field of DRILLED_FIELDS) {
			const value = readPath(location, field);
			// Who may not read it is told nothing.
			if (value !== undefined) shown.set(`${id} ${field}`, toText(value));
		}
	for (const [key, text] of shown) noteShown(history, key, text);
	const last = await lastUnderWay(db, history);
	return [...last]
		.filter(([key, { text }]) => shown.has(key) && shown.get(key) !== text)
		.map(
			([key, { uuid, text }]) => `${uuid}, ${text} as ${key}, of which ${shown.get(key)} shows,`
		);
}

type Written = { uuid: string; text: string };

/** By field what was entered last of all that is under way. */
async function lastUnderWay(
	db: PersonDatabase,
	history: DeviceHistory
): Promise<Map<string, Written>> {
	const mutations = await readUnderWay(db, history);
	const conflicts = await readConflicts(db, mutations);
	const last = new Map<string, Written>();
	for (const mutation of mutations.sort((a, b) => a.deviceSeq - b.deviceSeq)) {
		const key = fieldOf(mutation, conflicts);
		const text = toText(valueOf(mutation, conflicts));
		if (key) last.set(key, { uuid: mutation.uuid, text });
	}
	return last;
}

/** Without an answer that was taken in, or answered with what no pull has brought yet. */
async function readUnderWay(db: PersonDatabase, { receipts }: DeviceHistory): Promise<Mutation[]> {
	const { versions } = await readSync(db);
	const ahead = [...receipts].flatMap(([uuid, results]) => {
		const { status, regionId = '', version = 0 } = results.at(-1)!;
		return status !== 'rejected' && version > (versions[regionId] ?? 0) ? [uuid] : [];
	});
	const queued = await db.queue.where('mid').below(PARKED_FROM).toArray();
	const sent = await db.sent.bulkGet(ahead);
	return [...sent, ...queued].flatMap((row) => (row ? (JSON.parse(row.text) as Mutation) : []));
}

/** The conflicts that these settle, as far as the device still has them. */
async function readConflicts(
	db: PersonDatabase,
	mutations: Mutation[]
): Promise<Map<string, Conflict>> {
	const settling = mutations.filter(({ name }) => name === 'conflict.settle');
	const ids = settling.map(({ args }) => String(args.conflictId));
	const rows = await db.row.bulkGet(ids.map((id): [string, string] => ['conflict', id]));
	return new Map(rows.flatMap((row) => (row ? [[row.id, row.row as Conflict]] : [])));
}

/** What an edit of a field puts there: said outright, or by naming a side of a conflict. */
export function valueOf({ args }: Mutation, conflicts: ReadonlyMap<string, Conflict>): unknown {
	if (!('keep' in args)) return args.value ?? null;
	const sides = conflicts.get(String(args.conflictId))?.sides ?? [];
	return sides.find(({ uuid }) => uuid === args.keep)?.value ?? null;
}
