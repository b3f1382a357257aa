import type { PersonDatabase } from './database.ts';

/** Whether this device has or had this edit, sent or not: then it is not stored once more (S2). */
export async function isKnown(db: PersonDatabase, uuid: string): Promise<boolean> {
	if ((await db.queue.where('uuid').equals(uuid).count()) > 0) return true;
	if ((await db.sent.get(uuid)) ?? (await db.result.get(uuid))) return true;
	return (await db.entry.get(uuid)) !== undefined;
}
