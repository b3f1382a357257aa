import { liveQuery } from 'dexie';
import type { PersonDatabase } from '../../src/lib/client/database.ts';
import { type DeviceHistory, writesEntry } from './history.ts';

/** Older ones have been looked at often enough. */
const LOOKED_AT = 60;

/**
 * Follows the data as a screen does, and notes each of the last own entries that goes out of sight unrefused (I6). Of
 * fields, which others overwrite, the model knows what a screen has to show.
 */
export function watchOwnEdits(db: PersonDatabase, history: DeviceHistory): { stop(): void } {
	const query = liveQuery(() =>
		db.transaction('r', db.meta, db.entry, async () => {
			// Changes with every edit, receipt and pull.
			await db.meta.get('device');
			return findVanished(db, history);
		})
	);
	const subscription = query.subscribe({
		next: (found) => void history.vanished.push(...found),
		// Closed for a moment, as when the client starts anew.
		error: () => {}
	});
	return { stop: () => subscription.unsubscribe() };
}

export async function findVanished(db: PersonDatabase, history: DeviceHistory): Promise<string[]> {
	const written = [...history.stored.values()].filter(writesEntry).map(({ uuid }) => uuid);
	const own = written.slice(-LOOKED_AT);
	const entries = await db.entry.bulkGet(own);
	return own.filter((uuid, index) => !entries[index] && !isRefused(history, uuid));
}

function isRefused({ receipts }: DeviceHistory, uuid: string): boolean {
	return receipts.get(uuid)?.at(-1)?.status === 'rejected';
}
