import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { databaseFile } from '../src/lib/server/data-dir.ts';
import { cpuSecondsOfChildren, parentOf } from './processor-time.ts';

/** What the database takes beside the server: room for its data, and the processor where it has processes of its own. */
export type DatabaseCost = { bytes: number; cpuSeconds: number };

/** Of the database that the environment names, else of the file in this data directory. */
export function databaseCost(dataDir: string): Promise<DatabaseCost> {
	const { DATABASE_URL } = process.env;
	return DATABASE_URL ? costOfPostgres(DATABASE_URL) : Promise.resolve(costOfSqlite(dataDir));
}

/** With what still lies in the log. Its work is the server's own. */
function costOfSqlite(dataDir: string): DatabaseCost {
	const db = new DatabaseSync(databaseFile(dataDir), { readOnly: true });
	const { bytes } = db
		.prepare('select page_count * page_size as bytes from pragma_page_count, pragma_page_size')
		.get() as { bytes: number };
	db.close();
	return { bytes, cpuSeconds: 0 };
}

/** On this machine: its processes are those beside the one that answers here. */
async function costOfPostgres(url: string): Promise<DatabaseCost> {
	const client = new pg.Client(url);
	await client.connect();
	const { rows } = await client.query<{ pid: number; bytes: string }>(
		'select pg_backend_pid() as pid, pg_database_size(current_database()) as bytes'
	);
	const [{ pid, bytes }] = rows as [{ pid: number; bytes: string }];
	const cpuSeconds = cpuSecondsOfChildren(parentOf(pid));
	await client.end();
	return { bytes: Number(bytes), cpuSeconds };
}
