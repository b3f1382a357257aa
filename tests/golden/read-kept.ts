import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { QueueRow } from '../../src/lib/client/queue-format.ts';
import { type Me, me } from '../../src/lib/domain/schema/person.ts';

type Rows = Record<string, unknown[]>;

/** The database of one person as a release left it, with the schema that it had then. */
export type Kept = {
	/** Folder of the fixture, with the server that the rows are of. */
	folder: string;
	name: string;
	/** Whose it is, with the rights by the end. */
	me: Me;
	version: number;
	stores: Record<string, string>;
	tables: Rows & { queue: QueueRow[] };
	/** When nothing of it is of the future, in ms. */
	at: number;
};

type Schema = Pick<Kept, 'version' | 'stores'>;

/** The first release: every demo person, as a browser kept it. */
const FIRST = 'tests/golden/1';
/** The kinds of edits that those lack, and something in every table. */
const KINDS = 'tests/golden/2';

export function readAllKept(): Kept[] {
	const schema = readJson<Schema>(`${FIRST}/schema.json`);
	const first = globSync(`${FIRST}/*.json`).filter((path) => basename(path) !== 'schema.json');
	return [
		...first.sort().map((path) => {
			const databases = readJson<Record<string, Rows>>(path);
			const [, tables] = Object.entries(databases).find(([name]) => name !== 'opvangbord')!;
			return toKept(path, { ...schema, tables, me: metaOf(tables).get('me') });
		}),
		...globSync(`${KINDS}/*.json`)
			.sort()
			.map((path) => toKept(path, readJson(path)))
	];
}

function toKept(path: string, found: Schema & { tables: Rows; me: unknown }): Kept {
	const tables = found.tables as Kept['tables'];
	const { pulledAt } = metaOf(tables).get('sync') as { pulledAt: string };
	const made = tables.queue.map(({ text }) => (JSON.parse(text) as { deviceAt: string }).deviceAt);
	const last = Math.max(...[pulledAt, ...made].map((moment) => Date.parse(moment)));
	const [folder, name] = [path.slice(0, FIRST.length), basename(path, '.json')];
	const { version, stores } = found;
	return { folder, name, me: me.parse(found.me), version, stores, tables, at: last + 60_000 };
}

function metaOf(tables: Rows): Map<string, unknown> {
	const rows = tables.meta as { key: string; value: unknown }[];
	return new Map(rows.map(({ key, value }) => [key, value]));
}

function readJson<T>(path: string): T {
	return JSON.parse(readFileSync(path, 'utf8')) as T;
}
