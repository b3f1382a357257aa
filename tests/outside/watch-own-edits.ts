import { liveQuery } from 'dexie';
import type { PersonDatabase } from '../../src/lib/client/database.ts';
import { type DeviceHistory, writesEntry } from './history.ts';
import { lookAtFields } from './look-at-fields.ts';

/** The last ones are looked at each time; of the older ones so many, the next time the ones after those. */
const AT_ONCE = 60;

/**
 * Follows the data as a screen does, and notes each own entry that goes out of sight unrefused, and each own field that
 * shows something else while it is under way (I6).
 */
export function watchOwnEdits(db: PersonDatabase, history: DeviceHistory): { stop(): void } {
	const pages = createPages();
	const { meta, entry, queue, sent, row, view } = db;
	const query = liveQuery(() =>
		db.transaction('r', [meta, entry, queue, sent, row, view], async () => {
			// Changes with every edit, receipt and pull.
			await db.meta.get('device');
			return [
				...(await findVanished(db, history, pages.next(ownEntries(history)))),
				...(await lookAtFields(db, history))
			];
		})
	);
	const subscription = query.subscribe({
		next: (found) => void history.vanished.push(...found),
		// Closed for a moment, as when the client starts anew.
		error: () => {}
	});
	return { stop: () => subscription.unsubscribe() };
}

/** Gives the newest of a list, and page after page of the rest; from the start again when all were given. */
export function createPages() {
	let from = 0;
	return {
		next(all: string[]): string[] {
			const older = all.slice(0, -AT_ONCE);
			const page = older.slice(from, from + AT_ONCE);
			from = from + AT_ONCE < older.length ? from + AT_ONCE : 0;
			return [...page, ...all.slice(-AT_ONCE)];
		}
	};
}

export function ownEntries({ stored }: DeviceHistory): string[] {
	return [...stored.values()].filter(writesEntry).map(({ uuid }) => uuid);
}

/** Which of these own entries, all of them if none are named, a screen would not find. */
export async function findVanished(
	db: PersonDatabase,
	history: DeviceHistory,
	own = ownEntries(history)
): Promise<string[]> {
	const entries = await db.entry.bulkGet(own);
	return own.filter((uuid, index) => !entries[index] && !isRefused(history, uuid));
}

function isRefused({ receipts }: DeviceHistory, uuid: string): boolean {
	return receipts.get(uuid)?.at(-1)?.status === 'rejected';
}
