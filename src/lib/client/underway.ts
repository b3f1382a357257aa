import type { PersonDatabase } from './database.ts';
import type { Locks } from './deps.ts';
import { type Meta, putMeta } from './meta.ts';
import type { QueueRow } from './queue-format.ts';

/** Held while one tab of a person sends and fetches (S19). */
export function syncLock(personId: string): string {
	return `opvangbord-sync-${personId}`;
}

/** What is being sent, so that a screen says "wordt verzonden" of that and of nothing else (S17). */
export async function markUnderway(db: PersonDatabase, batch: QueueRow[]): Promise<void> {
	const perLocation: Record<string, number> = {};
	for (const { locationId } of batch) perLocation[locationId] = (perLocation[locationId] ?? 0) + 1;
	await putMeta(db, 'underway', { uuids: batch.map(({ uuid }) => uuid), perLocation });
}

export async function endUnderway(db: PersonDatabase): Promise<void> {
	if (await db.meta.get('underway')) await db.meta.delete('underway');
}

/** What a tab that died left behind; as long as another tab sends, it is still under way. */
export async function forgetUnderway(
	db: PersonDatabase,
	personId: string,
	locks: Locks | undefined
): Promise<void> {
	if (!locks) return endUnderway(db);
	await locks.request(syncLock(personId), { ifAvailable: true }, async (lock) => {
		if (lock) await endUnderway(db);
	});
}

/** All that a location still has here is under way. */
export function isUnderway(
	{ id, pending }: { id: string; pending: number },
	underway: Meta['underway'] | undefined
): boolean {
	return pending > 0 && pending <= (underway?.perLocation[id] ?? 0);
}
