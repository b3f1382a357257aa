import { plainEntry } from '../../src/lib/client/entry-group.ts';
import { readSync } from '../../src/lib/client/meta.ts';
import { readPath } from '../../src/lib/domain/mutations/field-edits.ts';
import type { Figures } from '../../src/lib/domain/schema/figures.ts';
import type { Location } from '../../src/lib/domain/schema/location.ts';
import type { PushResult, WireRow } from '../../src/lib/sync/messages.ts';
import type { OracleEntry } from '../support/oracle/world.ts';
import { toText } from '../support/to-text.ts';
import { createWireClient, keepRows } from '../support/wire/wire-client.ts';
import type { OutsideDevice } from './device.ts';
import { DRILLED_FIELDS } from './drilled-fields.ts';
import type { DeviceHistory } from './history.ts';
import { findVanished } from './watch-own-edits.ts';

/** Whose result it is, as the server keeps it. */
export type Taken = PushResult & { personId: string; clientId: string; mid: number };

/** What a device holds when everything has come to rest, and what the server would give that person now. */
export type DeviceEvidence = {
	history: DeviceHistory;
	/** Edits that still wait. */
	waiting: string[];
	/** What waits or waited for a person, by edit. */
	inbox: Map<string, { status: string; isOpen: boolean }>;
	/** By `type id`. */
	rows: Map<string, unknown>;
	served: Map<string, WireRow>;
	/** By location, as the screen shows them. */
	figures: Map<string, Figures>;
	versions: Record<string, number>;
};

/** Everything that is looked at when a drill is over. */
export type Evidence = {
	devices: DeviceEvidence[];
	taken: Map<string, Taken>;
	entries: OracleEntry[];
	/** The edit that each link of the audit chains is of. */
	links: string[];
	before: Before;
	/** Rows as the desks of all regions get them. */
	rows: WireRow[];
};

/** What was there before the drill, and what others than its devices wrote meanwhile. */
export type Before = {
	/** Of edits. */
	uuids: ReadonlySet<string>;
	/** What fields held, by `<location> <field>`. */
	fields: ReadonlyMap<string, string>;
};

type Row = Record<string, unknown>;

/** Where devices ask, and a look into its database past everything that the product would do. */
type Server = { url: string; query: Query };

type Query = (sql: string) => Row[] | Promise<Row[]>;

export async function gatherEvidence(
	server: Server,
	devices: OutsideDevice[],
	desks: string[],
	before: Before
): Promise<Evidence> {
	const rows = new Map<string, WireRow>();
	for (const cookie of desks)
		for (const [key, row] of await servedTo(server, cookie)) rows.set(key, row);
	const found: DeviceEvidence[] = [];
	for (const device of devices) found.push(await readDevice(server, device));
	return {
		devices: found,
		taken: await readTaken(server),
		entries: await readEntries(server),
		links: await readLinks(server),
		before,
		rows: [...rows.values()]
	};
}

/** What a database holds, to be told from what comes later. */
export async function readBefore(query: Query): Promise<Before> {
	return { uuids: await readUuids(query), fields: await readFields(query) };
}

/** Every edit that anything is there of. */
async function readUuids(query: Query): Promise<Set<string>> {
	const results = await query('select uuid from result');
	const entries = await query('select id as uuid from entry');
	const links = await readLinks({ query });
	return new Set([...[...results, ...entries].map(({ uuid }) => String(uuid)), ...links]);
}

async function readFields(query: Query): Promise<Map<string, string>> {
	const fields = new Map<string, string>();
	for (const { id, doc } of await query('select id, doc from location')) {
		const location = JSON.parse(String(doc)) as Location;
		for (const field of DRILLED_FIELDS)
			fields.set(`${String(id)} ${field}`, toText(readPath(location, field) ?? null));
	}
	return fields;
}

async function servedTo({ url }: Server, cookie: string): Promise<Map<string, WireRow>> {
	const client = createWireClient(url, cookie);
	const { rows } = await client.pullAll();
	client.close();
	return keepRows(rows);
}

async function readDevice(server: Server, device: OutsideDevice): Promise<DeviceEvidence> {
	const { db, history } = device;
	history.vanished.push(...(await findVanished(db, history)));
	const results = await db.result.toArray();
	const rows = new Map<string, unknown>();
	for (const { type, id, row } of await db.row.toArray()) rows.set(`${type} ${id}`, row);
	for (const entry of await db.entry.toArray()) rows.set(`entry ${entry.id}`, plainEntry(entry));
	const views = await device.client.views.locations().read();
	return {
		history,
		waiting: (await db.queue.toArray()).map(({ uuid }) => uuid),
		inbox: new Map(results.map(({ uuid, status, open }) => [uuid, { status, isOpen: open === 1 }])),
		rows,
		served: await servedTo(server, device.cookie()),
		figures: new Map(views.map(({ id, figures }) => [id, figures])),
		versions: (await readSync(db)).versions
	};
}

async function readTaken({ query }: Pick<Server, 'query'>): Promise<Map<string, Taken>> {
	const rows = await query(
		`select uuid, person_id as "personId", client_id as "clientId", mid, region_id as "regionId",
			version, status, code, detail from result`
	);
	const stated = rows.map((row) => Object.entries(row).filter(([, value]) => value !== null));
	const taken = stated.map((row) => Object.fromEntries(row) as Taken);
	return new Map(taken.map((one) => [one.uuid, one]));
}

async function readEntries({ query }: Pick<Server, 'query'>): Promise<OracleEntry[]> {
	const rows = await query('select body from entry');
	return rows.map(({ body }) => JSON.parse(String(body)) as OracleEntry);
}

/** What the system itself does, such as founding a region, is no edit. */
async function readLinks({ query }: Pick<Server, 'query'>): Promise<string[]> {
	const rows = await query('select payload from audit_payload');
	return rows.flatMap(({ payload }) => {
		const { uuid } = JSON.parse(String(payload)) as { uuid?: string };
		return uuid ?? [];
	});
}
