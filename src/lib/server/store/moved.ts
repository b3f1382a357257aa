import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Keys in `meta`: of a database that was left, and of one that is being filled. */
export const MOVED = 'moved';
export const MOVING = 'moving';

/** Where the data went, and when. */
export type Moved = { to: string; at: string };

/** undefined: this database was not moved, and counts. */
export async function readMoved(db: Kysely<Tables>): Promise<Moved | undefined> {
	const text = await readMeta(db, MOVED);
	return text === undefined ? undefined : (JSON.parse(text) as Moved);
}

export async function isStillMoving(db: Kysely<Tables>): Promise<boolean> {
	return (await readMeta(db, MOVING)) !== undefined;
}

export async function readMeta(db: Kysely<Tables>, key: string): Promise<string | undefined> {
	const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
	return row?.value;
}
