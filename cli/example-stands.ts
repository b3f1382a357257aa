import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Looks the mark up without loading the server: a start of the demo on a filled database waits for this. */
export function exampleStands(file: string): boolean {
	if (!existsSync(file)) return false;
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		const tables = database.prepare("select 1 from sqlite_schema where name = 'meta'").get();
		return !!tables && !!database.prepare("select 1 from meta where key = 'example'").get();
	} finally {
		database.close();
	}
}
