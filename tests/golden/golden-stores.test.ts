import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Dexie } from 'dexie';
import { describe, expect, onTestFinished, test } from 'vitest';
import { personDatabaseName } from '../../src/lib/client/database.ts';
import { CURRENT_PERSON } from '../../src/lib/client/local-keys.ts';
import { recordedEntry } from '../../src/lib/domain/schema/entry.ts';
import { type Mutation, mutation, MUTATION_NAMES } from '../../src/lib/domain/schema/mutation.ts';
import { migrate, type MigrationTables } from '../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../src/lib/server/store/open-sqlite.ts';
import { createSqlStore } from '../../src/lib/server/store/sql-store.ts';
import type { Tables } from '../../src/lib/server/store/tables.ts';
import { createTestDevice } from '../support/client/test-device.ts';
import { createSyncServer, type SyncServer } from '../support/sync/sync-server.ts';
import { type Kept, readAllKept } from './read-kept.ts';

const kept = readAllKept();

/** All edits and entries that a device of this build may hold unsent. */
const KINDS = [
	...MUTATION_NAMES,
	...recordedEntry.def.options.flatMap(({ shape }) => shape.kind.def.values)
];

test('S15: what was kept on a device is there for each demo person, and for each kind of edit', () => {
	const queued = kept.map(({ folder, name, tables }) => [`${folder}/${name}`, tables.queue.length]);
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
		const device = await putDown(one);
		await expectAllTaken(one, device);
	});
});

const BUSY = kept.filter(({ tables }) => tables.queue.length > 1);

test.each(BUSY)(
	'S15: an upgrade that fails halfway takes nothing from $name in $folder: this build reads it and sends it',
	async (one) => {
		const device = await putDown(one);
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
		await expectAllTaken(one, device);
	}
);

type Device = ReturnType<typeof createTestDevice>;

/** In the database's own version and schema of that time: opening it is what migrates it. */
async function putDown({ me, version, stores, tables, folder, at }: Kept): Promise<Device> {
	const device = createTestDevice(await openServer(folder, at), [me]);
	onTestFinished(() => device.close());
	const { indexedDB, IDBKeyRange } = device.deps.dexie;
	const db = new Dexie(personDatabaseName(me.personId), { indexedDB, IDBKeyRange });
	db.version(version).stores(stores);
	for (const [table, rows] of Object.entries(tables)) await db.table(table).bulkAdd(rows);
	db.close();
	device.stored.set(CURRENT_PERSON, me.personId);
	device.network.signInAs(me);
	return device;
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

async function expectAllTaken({ me, tables }: Kept, device: Device): Promise<void> {
	const tab = device.openTab();
	await tab.start();
	await tab.syncNow();
	tab.close();
	const db = device.database(me.personId);
	expect(await db.queue.count()).toBe(0);
	expect(await db.shadow.count()).toBe(0);
	const differences = (await db.meta.get('differences'))?.value as { open: unknown[] } | undefined;
	expect(differences?.open ?? []).toEqual([]);
	const answered = device.network.callsTo('/api/sync/push').length > 0;
	expect(answered).toBe(tables.queue.length > 0);
	const taken = await db.result.toArray();
	expect(taken.filter(({ status }) => status === 'rejected')).toEqual([]);
	expect(device.errors).toEqual([]);
}
