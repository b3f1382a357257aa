import { toResultRow } from './apply-results.ts';
import type { PersonDatabase } from './database.ts';
import { PARKED_FROM, type QueueRow } from './queue-format.ts';
import { isParked, withMid } from './renumber.ts';
import { openWorkspace } from './workspace.ts';

/**
 * S4, S18: an edit that the server cannot read holds up no other. It stays in the queue under a number of its own,
 * without a result, and waits in the inbox for a person.
 */
export async function parkEdit(
	db: PersonDatabase,
	{ uuid }: QueueRow,
	why: string,
	at: number
): Promise<void> {
	await db.transaction('rw', db.tables, async () => {
		const bad = await db.queue.where('uuid').equals(uuid).first();
		// Another tab may have sent or numbered it anew.
		if (!bad || isParked(bad)) return;
		const behind = await db.queue
			.where('mid')
			.between(bad.mid + 1, PARKED_FROM)
			.toArray();
		const last = await db.queue.orderBy('mid').last();
		const parkedMid = last && isParked(last) ? last.mid + 1 : PARKED_FROM;
		await db.queue.bulkDelete([bad, ...behind].map(({ mid }) => mid));
		await db.queue.bulkAdd(behind.map((row) => withMid(row, row.mid - 1)));
		await db.queue.add({ ...bad, mid: parkedMid });
		const space = await openWorkspace(db);
		space.device.nextMid -= 1;
		const result = { uuid, status: 'rejected', code: 'invalid', detail: why } as const;
		await db.result.put(toResultRow(result, bad, new Date(at).toISOString()));
		await space.work(bad.locationId);
		await space.save();
	});
}
