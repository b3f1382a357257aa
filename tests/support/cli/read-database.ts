import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** Rows straight from the file, past everything that the product would do. */
export function readRows(
	dataDir: string,
	sql: string,
	...values: SQLInputValue[]
): Record<string, unknown>[] {
	return withDatabase(dataDir, (database) => database.prepare(sql).all(...values));
}

/** Changes the file behind the product's back. */
export function tamper(dataDir: string, sql: string): void {
	withDatabase(dataDir, (database) => database.exec(sql));
}

function withDatabase<T>(dataDir: string, work: (database: DatabaseSync) => T): T {
	const database = new DatabaseSync(join(dataDir, 'opvangbord.sqlite'), { timeout: 5000 });
	try {
		return work(database);
	} finally {
		database.close();
	}
}
