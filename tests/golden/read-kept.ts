import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PROFILES_DATABASE } from '../../src/lib/client/profiles.ts';
import type { QueueRow } from '../../src/lib/client/queue-format.ts';
import type { Profile } from '../../src/lib/client/session-types.ts';
import { type Me, me } from '../../src/lib/domain/schema/person.ts';

type Rows = Record<string, unknown[]>;

/** A database with the schema that it had then. */
export type Database = { version: number; stores: Record<string, string>; tables: Rows };

/** What a release left of one person on a device. */
export type Kept = Database & {
	/** Folder of the fixture, with the server that the rows are of. */
	folder: string;
	name: string;
	/** Whose it is, with the rights by the end. */
	me: Me;
	tables: Rows & { queue: QueueRow[] };
	/** The database beside it that says who is known on the device. */
	profiles: Database & { tables: { profiles: Profile[] } };
	/** When nothing of it is of the future, in ms. */
	at: number;
};

type Schema = Pick<Database, 'version' | 'stores'>;

/** The first release: every demo person, as a browser kept it. */
const FIRST = 'tests/golden/1';
/** The kinds of edits that those lack, and something in every table. */
const KINDS = 'tests/golden/2';

export function readAllKept(): Kept[] {
	const first = globSync(`${FIRST}/*.json`).filter((path) => basename(path) !== 'schema.json');
	const schema = readJson<Schema & { profiles: Schema }>(`${FIRST}/schema.json`);
	return [
		...first.sort().map((path) => toKept(path, readFirst(path, schema))),
		...globSync(`${KINDS}/*.json`)
			.sort()
			.map((path) => toKept(path, readJson(path)))
	];
}

type Found = Database & { me: unknown; profiles: Database };

/** Of the first release the rows of each database lie under its name. */
function readFirst(path: string, { profiles, ...schema }: Schema & { profiles: Schema }): Found {
	const { [PROFILES_DATABASE]: known, ...others } = readJson<Record<string, Rows>>(path);
	const [tables] = Object.values(others) as [Rows];
	const me = metaOf(tables).get('me');
	return { ...schema, tables, me, profiles: { ...profiles, tables: known! } };
}

function toKept(path: string, found: Found): Kept {
	const tables = found.tables as Kept['tables'];
	const profiles = found.profiles as Kept['profiles'];
	const { pulledAt } = metaOf(tables).get('sync') as { pulledAt: string };
	const made = tables.queue.map(({ text }) => (JSON.parse(text) as { deviceAt: string }).deviceAt);
	const last = Math.max(...[pulledAt, ...made].map((moment) => Date.parse(moment)));
	const [folder, name] = [path.slice(0, FIRST.length), basename(path, '.json')];
	return { ...found, folder, name, me: me.parse(found.me), tables, profiles, at: last + 60_000 };
}

function metaOf(tables: Rows): Map<string, unknown> {
	const rows = tables.meta as { key: string; value: unknown }[];
	return new Map(rows.map(({ key, value }) => [key, value]));
}

function readJson<T>(path: string): T {
	return JSON.parse(readFileSync(path, 'utf8')) as T;
}
