import type { PersonDatabase } from '../../../src/lib/client/database.ts';
import { openDatabaseOf } from './open-database.ts';
import type { Profile } from './world.ts';

/** Of its first tab; where none is open, as between a crash and its reopening, for this work only. */
export async function withDatabase<T>(
	{ tabs, device, personId }: Profile,
	work: (db: PersonDatabase) => Promise<T>
): Promise<T> {
	const open = tabs[0]?.db;
	const db = open ?? openDatabaseOf(device.factory, personId);
	const done = await work(db);
	if (!open) db.close();
	return done;
}
