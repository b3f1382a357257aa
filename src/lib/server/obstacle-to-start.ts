import type { Kysely } from 'kysely';
import { findDemoData } from './demo-data.ts';
import type { Env } from './env.ts';
import { isStoreFault } from './store/is-store-fault.ts';
import { isStillMoving, readMoved } from './store/moved.ts';
import { nameDatabase } from './store/open-database.ts';
import type { Tables } from './store/tables.ts';

/** Why this database is not served, in words; undefined: it is. */
export async function obstacleToStart(db: Kysely<Tables>, env: Env): Promise<string | undefined> {
	const name = nameDatabase(env);
	const moved = await readMoved(db);
	if (moved)
		return `The data of ${name} was moved to ${moved.to} at ${moved.at}, and goes on there: set DATABASE_URL to that.`;
	if (await isStillMoving(db))
		return `${name} holds a part of what is being moved to it. Run "opvangbord move" again; it goes on where it was.`;
	// Everybody knows how to sign in to the demo, so its data is served by a server only that says that it is one.
	const found = env.demo ? undefined : await findDemoData(db);
	if (found === undefined) return undefined;
	const other = env.databaseUrl ? 'DATABASE_URL to another database' : 'DATA_DIR to another folder';
	return `${name} holds ${found}, with passwords that everybody knows. Set ${other}, or OPVANGBORD_DEMO=1 when this is a demo.`;
}

/** The words for a database that cannot be reached, or that gives no right to make tables; undefined: another fault. */
export function whyUnusable(fault: unknown, env: Env): string | undefined {
	if (!env.databaseUrl || !(fault instanceof Error)) return undefined;
	const isForbidden = 'code' in fault && fault.code === '42501';
	if (!isForbidden && !isStoreFault(fault)) return undefined;
	return `The database ${nameDatabase(env)} of DATABASE_URL cannot be used: ${fault.message}`;
}
