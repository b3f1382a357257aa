import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readRows } from '../cli/read-database.ts';

export type DatabaseDump = Record<string, string[]>;

/** Changed by any push or sign-in, refused or not: who sent it and what came of it. */
const OF_THE_REQUEST = ['result', 'client', 'session', 'verification'];

/** All tables, row by row as text: what a request that is no answer must leave as it is. */
export function dumpWholeDatabase(dataDir: string): DatabaseDump {
	const tables = readRows(
		dataDir,
		"select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name"
	).map(({ name }) => String(name));
	return Object.fromEntries(
		tables.map((name) => [
			name,
			readRows(dataDir, `select * from "${name}"`).map((row) => JSON.stringify(row))
		])
	);
}

export type WatchedDatabase = {
	/** Whether anything at all was written since it was last asked, without reading a row. */
	isWritten(): boolean | Promise<boolean>;
	dump(): DatabaseDump | Promise<DatabaseDump>;
	close(): void | Promise<void>;
};

export function watchDatabase(dataDir: string): WatchedDatabase {
	const database = new DatabaseSync(join(dataDir, 'opvangbord.sqlite'), { timeout: 5000 });
	const version = () => database.prepare('pragma data_version').get()!.data_version;
	let seen = version();
	return {
		isWritten: () => seen !== (seen = version()),
		dump: () => dumpWholeDatabase(dataDir),
		close: () => database.close()
	};
}

/** What a refused mutation must leave as it is. */
export function dumpDatabase(dataDir: string): DatabaseDump {
	return withoutRequest(dumpWholeDatabase(dataDir));
}

/** The rest: also without what is remembered of a refused write, for the edits built on it (S11). */
export function withoutRequest(dump: DatabaseDump): DatabaseDump {
	const kept = Object.entries(dump).filter(([name]) => !OF_THE_REQUEST.includes(name));
	const { field_write: writes = [], ...rest } = Object.fromEntries(kept);
	return { ...rest, field_write: writes.filter((row) => !isTrace(row)) };
}

function isTrace(row: string): boolean {
	const { body } = JSON.parse(row) as { body: string };
	return (JSON.parse(body) as { outcome: string }).outcome === 'rejected';
}
