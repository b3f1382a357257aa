import { readRows } from '../cli/read-database.ts';

/** Changed by any push or sign-in, refused or not: who sent it and what came of it. */
const OF_THE_REQUEST = ['result', 'client', 'session'];

/** All other tables, row by row as text: what a refusal must leave as it is. */
export function dumpDatabase(dataDir: string): Record<string, string[]> {
	const tables = readRows(
		dataDir,
		"select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name"
	).map(({ name }) => String(name));
	return Object.fromEntries(
		tables
			.filter((name) => !OF_THE_REQUEST.includes(name))
			.map((name) => [
				name,
				readRows(dataDir, `select * from "${name}"`).map((row) => JSON.stringify(row))
			])
	);
}
