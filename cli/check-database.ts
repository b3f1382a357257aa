import type { DatabaseSync } from 'node:sqlite';
import { DEMO_DOMAIN, EXAMPLE } from '../src/lib/server/demo-data.ts';
import { sqliteMessage } from './command.ts';
import { MOVED, type Moved } from '../src/lib/server/store/moved.ts';
import { MIGRATIONS } from '../src/lib/server/store/migrations/migrate.ts';

export type Finding = { ok: boolean; part: string; says: string };

export const COUNTED = [
	'region',
	'location',
	'unit',
	'entry',
	'conflict',
	'person',
	'client',
	'audit'
] as const;

export function checkDatabase(database: DatabaseSync, { demo }: { demo: boolean }): Finding[] {
	try {
		const readable = checkIntegrity(database);
		if (!readable.ok) return [readable];
		const schema = checkSchema(database);
		return schema.ok
			? [
					readable,
					schema,
					...countRows(database),
					checkAccounts(database, demo),
					...checkMoved(database)
				]
			: [readable, schema];
	} catch (error) {
		const told = sqliteMessage(error);
		if (told === undefined) throw error;
		return [{ ok: false, part: 'integrity', says: `${told}: ${PUT_BACK}` }];
	}
}

const PUT_BACK = 'put a backup back';

export function checkIntegrity(database: DatabaseSync): Finding {
	const part = 'integrity';
	const found = [...readTexts(database, 'pragma integrity_check')].filter((text) => text !== 'ok');
	const strays = database.prepare('pragma foreign_key_check').all().length;
	if (strays > 0) found.push(`${strays} rows point at nothing`);
	return found.length === 0
		? { ok: true, part, says: 'whole' }
		: { ok: false, part, says: `${found.slice(0, 3).join('; ')}: ${PUT_BACK}` };
}

function checkSchema(database: DatabaseSync): Finding {
	const isThere = readTexts(
		database,
		"select name from sqlite_schema where name = 'migration'"
	).length;
	return judgeSchema(
		isThere ? readTexts(database, 'select name from migration order by name') : []
	);
}

/** Of the steps that were applied, in order. */
export function judgeSchema(applied: string[]): Finding {
	const part = 'schema';
	const missing = MIGRATIONS.filter(({ name }) => !applied.includes(name)).map(({ name }) => name);
	if (missing.length > 0)
		return { ok: false, part, says: `not applied: ${missing.join(', ')}; run: opvangbord migrate` };
	const newer = applied.filter((name) => MIGRATIONS.every((one) => one.name !== name));
	return newer.length > 0
		? { ok: false, part, says: `made by a newer version (${newer.join(', ')}): use that one` }
		: { ok: true, part, says: `${applied.length} steps, up to ${applied.at(-1)}` };
}

function countRows(database: DatabaseSync): Finding[] {
	return COUNTED.map((table) => {
		const row = database.prepare(`select count(*) as n from "${table}"`).get();
		return { ok: true, part: `${table} rows`, says: String(row?.n) };
	});
}

/** The passwords of the demo are in the README; a server refuses to start on it that does not say it is one. */
function checkAccounts(database: DatabaseSync, demo: boolean): Finding {
	const found = readTexts(
		database,
		`select email from person where email like '%${DEMO_DOMAIN}' order by email`
	);
	const example = readTexts(database, `select value from meta where key = '${EXAMPLE}'`);
	return judgeAccounts(found, example.length > 0, demo);
}

export function judgeAccounts(emails: string[], hasExample: boolean, demo: boolean): Finding {
	const part = 'accounts';
	if (demo) return { ok: true, part, says: 'of the demo' };
	if (emails.length === 0 && !hasExample) return { ok: true, part, says: 'none of the demo' };
	const known = emails.length > 0 ? `known from the demo: ${emails.join(', ')}` : 'of the demo';
	return { ok: false, part, says: `${known}; do not use this database` };
}

function checkMoved(database: DatabaseSync): Finding[] {
	const [text] = readTexts(database, `select value from meta where key = '${MOVED}'`);
	if (text === undefined) return [];
	const { to, at } = JSON.parse(text) as Moved;
	return [{ ok: false, part: 'moved', says: `the data went to ${to} at ${at}: set DATABASE_URL` }];
}

/** First column of each row. */
function readTexts(database: DatabaseSync, sql: string): string[] {
	return database
		.prepare(sql)
		.all()
		.map((row) => String(Object.values(row)[0]));
}
