import { isRealInstant } from '../domain/schema/is-real-instant.ts';
import type { PersonDatabase } from './database.ts';
import { readDevice, readSync } from './meta.ts';
import { PARKED_FROM, type QueueRow } from './queue-format.ts';

/** Well under 256 kB, for the envelope around the edits. */
const MAX_BYTES = 240_000;

/** The next edits to send, in order: at most `limit`, and no more than one body holds. At least one when there is one. */
export async function readBatch(db: PersonDatabase, limit: number): Promise<QueueRow[]> {
	const rows = await db.queue.where('mid').below(PARKED_FROM).limit(limit).toArray();
	const encoder = new TextEncoder();
	let bytes = 0;
	const end = rows.findIndex(({ text }) => (bytes += encoder.encode(text).length + 1) > MAX_BYTES);
	return end === -1 ? rows : rows.slice(0, Math.max(1, end));
}

/** The next edits with the client that their numbers are of; another tab may make a new one at any moment (S2, S16). */
export async function readSendable(
	db: PersonDatabase,
	limit: number
): Promise<{ batch: QueueRow[]; clientId: string; startsOver: boolean }> {
	return db.transaction('r', db.queue, db.meta, async () => {
		const { clientId } = await readDevice(db);
		const { startsOver } = await readSync(db);
		return { batch: await readBatch(db, limit), clientId, startsOver };
	});
}

/** How many edits this device holds, and since when the oldest (S22). */
export async function readHeld(
	db: PersonDatabase
): Promise<{ pending: number; oldest: string | null }> {
	const pending = await db.queue.count();
	const first = pending === 0 ? undefined : await db.queue.orderBy('mid').first();
	return { pending, oldest: first ? sendableMoment(first.text) : null };
}

/** A clock that was far off, or a damaged text, must not stop what is fetched. */
function sendableMoment(text: string): string | null {
	const moment = madeAtOfText(text);
	return isRealInstant(moment) ? moment : null;
}

/** When an edit was made, as the device had it. */
export function madeAtOfText(text: string): string {
	return (JSON.parse(text) as { deviceAt: string }).deviceAt;
}
