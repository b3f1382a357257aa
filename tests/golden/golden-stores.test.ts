import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CURRENT_PERSON } from '../../src/lib/client/local-keys.ts';
import type { QueueRow } from '../../src/lib/client/queue-format.ts';
import { mutation } from '../../src/lib/domain/schema/mutation.ts';
import { type Me, me } from '../../src/lib/domain/schema/person.ts';
import { migrate, type MigrationTables } from '../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../src/lib/server/store/open-sqlite.ts';
import { createSqlStore } from '../../src/lib/server/store/sql-store.ts';
import type { Tables } from '../../src/lib/server/store/tables.ts';
import { createTestDevice } from '../support/client/test-device.ts';
import { createSyncServer, type SyncServer } from '../support/sync/sync-server.ts';

type Rows = Record<string, unknown[]>;
type Kept = { name: string; me: Me; pulledAt: string; tables: Rows; queue: QueueRow[] };

const kept = globSync('tests/golden/1/*.json').sort().map(readKept);

let folder: string;
let server: SyncServer;
let close: () => Promise<void>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opvangbord-golden-'));
	const file = join(folder, 'opvangbord.sqlite');
	await writeFile(file, gunzipSync(readFileSync('tests/golden/1/server.sqlite.gz')));
	const opened = openSqlite<Tables & MigrationTables>(file);
	close = opened.close;
	await migrate(opened.db, () => 0);
	server = createSyncServer(createSqlStore(opened.db));
	// Entries are not of the future, and the window has not rolled on.
	server.setNow(Math.max(...kept.map(({ pulledAt }) => Date.parse(pulledAt))) + 60_000);
});

afterAll(async () => {
	await close();
	await rm(folder, { recursive: true });
});

test('S15: what the first release kept on a device is there for each demo person', () => {
	const queued = kept.map(({ name, queue }) => [name, queue.length]);
	expect(Object.fromEntries(queued)).toEqual({
		coordinator: 1,
		gemeente: 1,
		landelijk: 0,
		lezer: 0,
		manager: 8,
		manager2: 8,
		rcvs: 99
	});
});

describe.each(kept.filter(({ queue }) => queue.length > 0))(
	'the unsent work of $name, as the first release left it',
	({ queue }) => {
		test('S15: is still made of mutations of the wire', () => {
			for (const { mid, uuid, text } of queue)
				expect(mutation.parse(JSON.parse(text))).toMatchObject({ mid, uuid });
		});
	}
);

describe.each(kept)('the device of $name, as the first release left it', (device) => {
	test('S15: opens under this build, and all its unsent work is taken by this server', async () => {
		const test = createTestDevice(server, [device.me]);
		const db = test.database(device.me.personId);
		for (const [table, rows] of Object.entries(device.tables)) await db.table(table).bulkAdd(rows);
		test.stored.set(CURRENT_PERSON, device.me.personId);
		test.network.signInAs(device.me);
		const tab = test.openTab();
		await tab.start();
		await tab.syncNow();
		tab.close();

		expect(await db.queue.count()).toBe(0);
		expect(await db.meta.get('differences')).toMatchObject({ value: { open: [] } });
		const answered = test.network.callsTo('/api/sync/push').length > 0;
		expect(answered).toBe(device.queue.length > 0);
		const taken = await db.result.toArray();
		expect(taken.filter(({ status }) => status === 'rejected')).toEqual([]);
		expect(test.errors).toEqual([]);
		test.close();
	});
});

function readKept(path: string): Kept {
	const databases = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Rows>;
	const [, tables] = Object.entries(databases).find(([name]) => name !== 'opvangbord')!;
	const meta = new Map((tables.meta as { key: string; value: unknown }[]).map((row) => [row.key, row.value]));
	return {
		name: basename(path, '.json'),
		me: me.parse(meta.get('me')),
		pulledAt: (meta.get('sync') as { pulledAt: string }).pulledAt,
		tables: tables,
		queue: tables.queue as QueueRow[]
	};
}
