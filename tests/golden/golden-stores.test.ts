import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Dexie } from 'dexie';
import { describe, expect, onTestFinished, test } from 'vitest';
import { personDatabaseName } from '../../src/lib/client/database.ts';
import { CURRENT_PERSON } from '../../src/lib/client/local-keys.ts';
import { PROFILES_DATABASE } from '../../src/lib/client/profiles.ts';
import type { Profile } from '../../src/lib/client/session-types.ts';
import { recordedEntry } from '../../src/lib/domain/schema/entry.ts';
import { type Mutation, mutation, MUTATION_NAMES } from '../../src/lib/domain/schema/mutation.ts';
import { migrate, type MigrationTables } from '../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../src/lib/server/store/open-sqlite.ts';
import { createSqlStore } from '../../src/lib/server/store/sql-store.ts';
import type { Tables } from '../../src/lib/server/store/tables.ts';
import type { PushResponse, PushResult } from '../../src/lib/sync/messages.ts';
import { createTestDevice } from '../support/client/test-device.ts';
import { createSyncServer, type SyncServer } from '../support/sync/sync-server.ts';
import { type Database, type Kept, readAllKept } from './read-kept.ts';

const PUSH = '/api/sync/push';
/** Its ids meet none of those that the devices of the fixtures made. */
const OTHER_DEVICE = 9;

const kept = readAllKept();
const keyOf = ({ folder, name }: Kept) => `${folder}/${name}`;

/** Two gave one site the same telephone number, and two gave one room different names (S11). */
const TOGETHER = {
	'tests/golden/1': { applied: 116, noop: 1 },
	'tests/golden/2': { applied: 29, 'conflict field-conflict': 1 }
};

/** All edits and entries that a device of this build may hold unsent. */
const KINDS = [
	...MUTATION_NAMES,
	...recordedEntry.def.options.flatMap(({ shape }) => shape.kind.def.values)
];

test('S15: what was kept on a device is there for each demo person, and for each kind of edit', () => {
	const queued = kept.map((one) => [keyOf(one), one.tables.queue.length]);
	expect(Object.fromEntries(queued)).toEqual({
		'tests/golden/1/coordinator': 1,
		'tests/golden/1/gemeente': 1,
		'tests/golden/1/landelijk': 0,
		'tests/golden/1/lezer': 0,
		'tests/golden/1/manager': 8,
		'tests/golden/1/manager2': 8,
		'tests/golden/1/rcvs': 99,
		'tests/golden/2/coordinator': 17,
		'tests/golden/2/manager': 13
	});
	const waiting = kept.flatMap(({ tables }) => tables.queue.map(({ text }) => text));
	const edits = waiting.map((text) => JSON.parse(text) as Mutation);
	const entries = edits.map(({ args }) => args.entry as { kind: string } | undefined);
	const met = new Set([...edits.map(({ name }) => name), ...entries.map((entry) => entry?.kind)]);
	expect(KINDS.filter((kind: string) => !met.has(kind))).toEqual([]);
	const empty = Object.keys(kept[0]!.stores).filter((table) =>
		kept.every(({ tables }) => tables[table]!.length === 0)
	);
	expect(empty).toEqual([]);
});

describe.each(kept)('the device of $name in $folder', (one) => {
	test('S15: its unsent work is still made of mutations of the wire', () => {
		const parsed = one.tables.queue.map(({ text }) => mutation.parse(JSON.parse(text)));
		const own = ({ mid, uuid }: { mid: number; uuid: string }) => ({ mid, uuid });
		expect(parsed.map(own)).toEqual(one.tables.queue.map(own));
	});

	test('S15: opens under this build, and all its unsent work is taken by this server', async () => {
		const device = await putDown([one]);
		await expectAllTaken([one], device, onlyApplied(one));
	});
});

test.each(Object.entries(TOGETHER))(
	'S15, S20: a device that all of %s shared knows each of them, and sends what each of them holds',
	async (folder, statuses) => {
		const all = kept.filter((one) => one.folder === folder);
		const device = await putDown(all);
		await expectAllTaken(all, device, statuses);
	}
);

const BUSY = kept.filter(({ tables }) => tables.queue.length > 1);

test.each(BUSY)(
	'S15: an upgrade that fails halfway takes nothing from $name in $folder: this build reads it and sends it',
	async (one) => {
		const device = await putDown([one]);
		const { indexedDB, IDBKeyRange } = device.deps.dexie;
		const later = new Dexie(personDatabaseName(one.me.personId), { indexedDB, IDBKeyRange });
		later.version(one.version).stores(one.stores);
		later
			.version(one.version + 1)
			.stores({ sent: null, queue: '++seq, uuid', more: 'id' })
			.upgrade(async (change) => {
				await change.table('entry').clear();
				await change.table('meta').clear();
				throw new Error('no room');
			});
		await expect(later.open()).rejects.toThrow();
		later.close();
		const db = device.database(one.me.personId);
		expect(await db.queue.orderBy('mid').toArray()).toEqual(one.tables.queue);
		db.close();
		await expectAllTaken([one], device, onlyApplied(one));
	}
);

type Device = ReturnType<typeof createTestDevice>;

/** Each in the version and schema of that time: opening is what migrates it. Who was there last is there still. */
async function putDown(all: Kept[]): Promise<Device> {
	const at = Math.max(...all.map((one) => one.at));
	const people = all.map(({ me }) => me);
	const device = createTestDevice(await openServer(all[0]!.folder, at), people, OTHER_DEVICE);
	onTestFinished(() => device.close());
	for (const one of all) {
		await addRows(device, PROFILES_DATABASE, one.profiles);
		await addRows(device, personDatabaseName(one.me.personId), one);
	}
	const lastUsed = (one: Kept) => profileOf(one).lastUsed;
	const { me } = all.toSorted((a, b) => (lastUsed(a) < lastUsed(b) ? -1 : 1)).at(-1)!;
	device.stored.set(CURRENT_PERSON, me.personId);
	device.network.signInAs(me);
	return device;
}

async function addRows({ deps }: Device, name: string, found: Database): Promise<void> {
	const db = new Dexie(name, { ...deps.dexie });
	db.version(found.version).stores(found.stores);
	for (const [table, rows] of Object.entries(found.tables)) await db.table(table).bulkAdd(rows);
	db.close();
}

function profileOf({ me, profiles }: Kept): Profile {
	return profiles.tables.profiles.find(({ id }) => id === me.personId)!;
}

/** The server that the rows are of, brought to this build. */
async function openServer(folder: string, at: number): Promise<SyncServer> {
	const own = await mkdtemp(join(tmpdir(), 'opvangbord-golden-'));
	const file = join(own, 'opvangbord.sqlite');
	await writeFile(file, gunzipSync(readFileSync(`${folder}/server.sqlite.gz`)));
	const { db, close } = openSqlite<Tables & MigrationTables>(file);
	onTestFinished(async () => {
		await close();
		await rm(own, { recursive: true });
	});
	await migrate(db, () => 0);
	const server = createSyncServer(createSqlStore(db));
	server.setNow(at);
	return server;
}

/** Starts as whoever was there last, and goes to each in turn as the page of people does. */
async function expectAllTaken(
	all: Kept[],
	device: Device,
	statuses: Record<string, number>
): Promise<void> {
	const answers: PushResponse[] = [];
	const tab = device.openTab({
		fetch: async (path, init) => {
			const answer = await device.network.fetch(path, init);
			if (path === PUSH) answers.push((await answer.clone().json()) as PushResponse);
			return answer;
		}
	});
	const queued = async () => (await tab.persons()).map(({ email, queued }) => [email, queued]);
	const held = all.map((one) => [profileOf(one).email, one.tables.queue.length]);
	expect(sorted(await queued())).toEqual(sorted(held));
	await tab.start();
	await tab.syncNow();
	for (const { me } of all) {
		device.network.signInAs(me);
		expect(await tab.session.switchTo(me.personId)).toEqual({ ok: true });
		await tab.syncNow();
		await expectNothingLeft(device, me.personId);
	}
	expect(sorted(await queued())).toEqual(sorted(held.map(([email]) => [email, 0])));
	tab.close();
	const results = answers.flatMap((answer) => answer.results);
	expect(countStatuses(results)).toEqual(statuses);
	expect(results).toHaveLength(all.flatMap(({ tables }) => tables.queue).length);
	expect(device.errors).toEqual([]);
}

async function expectNothingLeft(device: Device, personId: string): Promise<void> {
	const db = device.database(personId);
	expect(await db.queue.count()).toBe(0);
	expect(await db.shadow.count()).toBe(0);
	const differences = (await db.meta.get('differences'))?.value as { open: unknown[] } | undefined;
	expect(differences?.open ?? []).toEqual([]);
}

/** How often each answer came, with its code where it has one. */
function countStatuses(results: PushResult[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { status, code } of results) {
		const name = code ? `${status} ${code}` : status;
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
}

function onlyApplied({ tables: { queue } }: Kept): Record<string, number> {
	return queue.length > 0 ? { applied: queue.length } : {};
}

function sorted<T>(rows: T[]): T[] {
	return [...rows].sort((a, b) => (String(a) < String(b) ? -1 : 1));
}
