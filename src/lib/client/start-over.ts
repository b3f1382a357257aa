import type { PersonDatabase } from './database.ts';
import { NEVER_SYNCED, putMeta, readDevice, readSync } from './meta.ts';
import { PARKED_FROM, type QueueRow } from './queue-format.ts';
import { withMid } from './renumber.ts';
import type { SyncContext, Trouble } from './sync-context.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/**
 * S2, S16: a new client sends again what the server acknowledged, then what it has not seen, under new numbers and
 * the old uuids, which keep it exactly once. Heals a cloned device and a restored server alike.
 */
export async function startOver(
	{ db, newId, crashPoint }: Pick<SyncContext, 'db' | 'newId' | 'crashPoint'>,
	clientId: string
): Promise<Trouble> {
	await db.transaction('rw', db.tables, async () => {
		// Another tab was first.
		if ((await readDevice(db)).clientId !== clientId) return;
		const again = await renumberAll(db);
		await forgetReceipts(db);
		const sync = await readSync(db);
		await putMeta(db, 'sync', { ...NEVER_SYNCED, pulledAt: sync.pulledAt, startsOver: true });
		const space = await openWorkspace(db);
		Object.assign(space.device, {
			clientId: newId(),
			isBound: false,
			nextMid: again.length + 1,
			queued: await db.queue.count()
		});
		await countUnsent(db, space);
		crashPoint('start over: before commit');
		await space.save();
	});
	crashPoint('start over: stored');
	return { is: 'start-over' };
}

async function renumberAll(db: PersonDatabase): Promise<QueueRow[]> {
	const sent = await db.sent.orderBy('mid').toArray();
	const queued = await db.queue.where('mid').below(PARKED_FROM).sortBy('mid');
	const plain = sent.map(({ at: _at, ...row }) => row);
	const again = [...plain, ...queued].map((row, index) => withMid(row, index + 1));
	await db.sent.clear();
	await db.queue.where('mid').below(PARKED_FROM).delete();
	await db.queue.bulkAdd(again);
	return again;
}

/** What a result said of versions held for the old client's view of the server. */
async function forgetReceipts(db: PersonDatabase): Promise<void> {
	await db.overlay.toCollection().modify((row) => {
		delete row.version;
		delete row.receivedAt;
	});
}

/** How many edits of each location wait, counted anew. */
export async function countUnsent(db: PersonDatabase, space: Workspace): Promise<void> {
	const counts = new Map<string, number>();
	await db.queue.each(({ locationId }) => {
		counts.set(locationId, (counts.get(locationId) ?? 0) + 1);
	});
	await space.load(counts.keys());
	for (const [locationId, unsent] of counts) space.loaded(locationId).unsent = unsent;
}
