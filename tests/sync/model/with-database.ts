import type { PersonDatabase } from '../../../src/lib/client/database.ts';
import { openDatabaseOf } from './open-database.ts';
import type { Profile } from './world.ts';

/**
 * Of its first tab that nothing befalls: what the model itself reads, also while a tab waits for an answer, meets no
 * fault. Where there is none, as between a crash and its reopening, for this work only.
 */
export async function withDatabase<T>(
	{ tabs, device, personId }: Profile,
	work: (db: PersonDatabase) => Promise<T>
): Promise<T> {
	const open = tabs.find(({ storage }) => !storage.isPlanned())?.db;
	const db = open ?? openDatabaseOf(device.factory, personId);
	const done = await work(db);
	if (!open) db.close();
	return done;
}
