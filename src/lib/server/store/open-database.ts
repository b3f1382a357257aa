import { mkdirSync } from 'node:fs';
import { databaseFile } from '../data-dir.ts';
import type { Env } from '../env.ts';
import { type Follow, followByLooking } from './follow.ts';
import { listenOn } from './listen-postgres.ts';
import { openPostgres } from './open-postgres.ts';
import { type OpenDatabase, openSqlite } from './open-sqlite.ts';

/** How soon a change that another process made wakes the devices, or ends the streams of a session. */
const LOOK_EVERY_MS = 2000;

/** The database that the environment names: PostgreSQL, or a file in the data directory. */
export function openDatabase<Tables>({
	databaseUrl,
	dataDir
}: Pick<Env, 'databaseUrl' | 'dataDir'>): OpenDatabase<Tables> & { follow: Follow } {
	if (databaseUrl) return { ...openPostgres<Tables>(databaseUrl), follow: listenOn(databaseUrl) };
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	return {
		...openSqlite<Tables>(databaseFile(dataDir)),
		follow: followByLooking(LOOK_EVERY_MS)
	};
}

/** Where the data is, in words; never the password. */
export function nameDatabase({
	databaseUrl,
	dataDir
}: Pick<Env, 'databaseUrl' | 'dataDir'>): string {
	if (!databaseUrl) return dataDir;
	const { host, pathname } = new URL(databaseUrl);
	return `${host}${pathname}`;
}
