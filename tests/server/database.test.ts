import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/lib/server/app.ts';
import { readEnv } from '../../src/lib/server/env.ts';
import {
	isMigrated,
	migrate,
	MIGRATIONS,
	type MigrationTables
} from '../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../src/lib/server/store/open-sqlite.ts';

type Tables = MigrationTables & { note: { id: number; text: string | null } };

let folder: string;
let file: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opvangbord-'));
	file = join(folder, 'test.sqlite');
});

afterEach(() => rm(folder, { recursive: true }));

const open = () => openSqlite<Tables>(file);
const clock = () => Date.parse('2026-11-22T09:00:00.000Z');

/** In a process of its own: two connections of one process would wait for each other. */
async function migrateElsewhere(): Promise<string[]> {
	const store = new URL('../../src/lib/server/store/', import.meta.url).href;
	const script = `
		import { openSqlite } from '${store}open-sqlite.ts';
		import { migrate } from '${store}migrations/migrate.ts';
		const { db, close } = openSqlite(process.argv[1]);
		console.log(JSON.stringify(await migrate(db, Date.now)));
		await close();`;
	const settings = ['--input-type=module-typescript', '--no-warnings', '-e', script, file];
	const { stdout } = await promisify(execFile)(process.execPath, settings);
	return JSON.parse(stdout) as string[];
}

async function tableNames({ db }: ReturnType<typeof open>): Promise<string[]> {
	const tables = await db.introspection.getTables();
	return tables.map(({ name }) => name);
}

describe('migrations', () => {
	test('run once, in order, and a second start finds nothing to do', async () => {
		const first = open();
		expect(await migrate(first.db, clock)).toEqual(MIGRATIONS.map(({ name }) => name));
		expect(await migrate(first.db, clock)).toEqual([]);
		await first.close();
		const second = open();
		expect(await migrate(second.db, clock)).toEqual([]);
		expect(await isMigrated(second.db)).toBe(true);
		const applied_at = '2026-11-22T09:00:00.000Z';
		expect(await second.db.selectFrom('migration').selectAll().execute()).toEqual(
			[
				'0001-auth',
				'0002-core',
				'0003-region-everywhere',
				'0004-reminders',
				'0005-entries-by-location',
				'0006-audit-of-questions',
				'0007-region-hours'
			].map((name) => ({ name, applied_at }))
		);
		await second.close();
	});

	test('of two processes that start together apply each step once', async () => {
		const applied = await Promise.all([migrateElsewhere(), migrateElsewhere()]);
		expect(applied.flat().sort()).toEqual(MIGRATIONS.map(({ name }) => name));
	});

	test('leave hours of reminders to the region where nobody chose any, and those that were chosen', async () => {
		const database = open();
		const before = MIGRATIONS.filter(({ name }) => name < '0007');
		await migrate(database.db, clock, before);
		const at = `'2026-11-22'`;
		for (const [id, hours] of [
			['anna', '15, 20, 7'],
			['bas', '15, 22, 7']
		]) {
			await sql
				.raw(`insert into person values ('${id}', '${id}', '${id}', 1, null, ${at}, ${at})`)
				.execute(database.db);
			await sql
				.raw(`insert into reminder_choice values ('${id}', 1, 0, ${hours}, 'nl')`)
				.execute(database.db);
		}
		await migrate(database.db, clock);
		const { rows } = await sql`select * from reminder_choice order by person_id`.execute(
			database.db
		);
		const chosen = { push: 1, mail: 0, language: 'nl' };
		expect(rows).toEqual([
			{ person_id: 'anna', ...chosen, hour: null, quiet_from: null, quiet_until: null },
			{ person_id: 'bas', ...chosen, hour: 15, quiet_from: 22, quiet_until: 7 }
		]);
		await database.close();
	});

	test('that fail halfway leave nothing of that step', async () => {
		const database = open();
		const statements = () => ['create table half (id text)', 'create nonsense'];
		const broken = { name: '9999', statements };
		await expect(migrate(database.db, clock, [...MIGRATIONS, broken])).rejects.toThrow('nonsense');
		expect(await tableNames(database)).not.toContain('half');
		expect(await isMigrated(database.db)).toBe(true);
		await database.close();
	});

	test('use portable columns only: text, integer, blob', async () => {
		const database = open();
		await migrate(database.db, clock);
		const tables = await database.db.introspection.getTables();
		const types = tables.flatMap(({ columns }) => columns.map(({ dataType }) => dataType));
		expect(new Set(types.map((type) => type.toLowerCase()))).toEqual(new Set(['text', 'integer']));
		await database.close();
	});
});

describe('the database', () => {
	test('writes through to the disk and checks references', async () => {
		const { db, close } = open();
		const pragma = async (name: string) =>
			Object.values((await sql.raw(`pragma ${name}`).execute(db)).rows[0] as object)[0] as unknown;
		expect(await pragma('journal_mode')).toBe('wal');
		expect(await pragma('synchronous')).toBe(2);
		expect(await pragma('foreign_keys')).toBe(1);
		expect(await pragma('busy_timeout')).toBe(5000);
		await close();
	});

	test('tells rows from counts, also for an insert that returns', async () => {
		const { db, close } = open();
		await sql`create table note (id integer primary key, text text)`.execute(db);
		const values = { id: 1, text: 'a' };
		const returned = await db.insertInto('note').values(values).returning('id').execute();
		expect(returned).toEqual([{ id: 1 }]);
		const changed = await db.updateTable('note').set({ text: 'b' }).executeTakeFirst();
		expect(changed.numUpdatedRows).toBe(1n);
		await close();
	});

	test('streams rows, and again after one looked at the first only', async () => {
		const { db, close } = open();
		await sql`create table note (id integer primary key, text text)`.execute(db);
		await db
			.insertInto('note')
			.values([1, 2, 3].map((id) => ({ id, text: null })))
			.execute();
		const seen: number[] = [];
		for await (const { id } of db.selectFrom('note').select('id').stream()) {
			seen.push(id);
			break;
		}
		for await (const { id } of db.selectFrom('note').select('id').stream()) seen.push(id);
		expect(seen).toEqual([1, 1, 2, 3]);
		await close();
	});

	test('keeps writers one behind the other, and a throw leaves nothing', async () => {
		const { db, close } = open();
		await sql`create table note (id integer primary key, text text)`.execute(db);
		const add = (id: number, fails = false) =>
			db.transaction().execute(async (transaction) => {
				await transaction.insertInto('note').values({ id, text: null }).execute();
				if (fails) throw new Error('no');
			});
		const outcomes = await Promise.allSettled([add(1), add(2, true), add(3)]);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(await db.selectFrom('note').select('id').execute()).toEqual([{ id: 1 }, { id: 3 }]);
		await close();
	});

	test('lets a new connection in between the transactions of a burst', async () => {
		const { db, close } = open();
		const listener = createServer().listen(0, '127.0.0.1');
		await once(listener, 'listening');
		const { port } = listener.address() as AddressInfo;
		const done: string[] = [];
		const newcomer = connect(port, '127.0.0.1');
		const accepted = once(listener, 'connection').then(() => done.push('accepted'));
		const burst = Array.from({ length: 1000 }, async () => {
			await db.transaction().execute((transaction) => sql`select 1`.execute(transaction));
			done.push('transaction');
		});
		await Promise.all([accepted, ...burst]);
		expect(done.at(-1)).toBe('transaction');
		newcomer.destroy();
		listener.close();
		await close();
	});

	test('closing waits for what is being written, and leaves one file', async () => {
		const { db, close } = open();
		await sql`create table note (id integer primary key, text text)`.execute(db);
		const writing = db.transaction().execute(async (transaction) => {
			for (let id = 0; id < 50; id++)
				await transaction.insertInto('note').values({ id, text: null }).execute();
		});
		await Promise.all([writing, close()]);
		await expect(stat(`${file}-wal`)).rejects.toThrow('ENOENT');
		const again = open();
		const { count } = await again.db
			.selectFrom('note')
			.select((eb) => eb.fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow();
		expect(count).toBe(50);
		await again.close();
	});
});

describe('the data directory', () => {
	const start = (environment: Record<string, string> = {}) =>
		createApp({
			env: readEnv({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', ...environment }),
			clock,
			ids: () => crypto.randomUUID()
		});
	const modeOf = async (path: string) =>
		((await stat(join(folder, path))).mode & 0o777).toString(8);

	test('is made for the server alone, and so is the secret in it', async () => {
		const app = await start();
		expect([await modeOf('data'), await modeOf('data/auth-secret')]).toEqual(['700', '600']);
		await app.close();
	});

	test('keeps secret, epoch and people over a restart (S16)', async () => {
		const epochOf = async ({ db }: Awaited<ReturnType<typeof start>>) =>
			(await db.selectFrom('meta').select('value').where('key', '=', 'epoch').execute())[0]?.value;
		const first = await start();
		const epoch = await epochOf(first);
		await first.close();
		const second = await start();
		expect(await epochOf(second)).toBe(epoch);
		expect(epoch).toMatch(/^[0-9a-f-]{36}$/);
		await second.close();
	});

	test('holds no secret when the environment gives one', async () => {
		const app = await start({ AUTH_SECRET: 'from-the-environment-0123456789abcdef' });
		await expect(stat(join(folder, 'data/auth-secret'))).rejects.toThrow('ENOENT');
		await app.close();
	});

	test('that cannot be made stops the start with a reason', async () => {
		await writeFile(join(folder, 'data'), 'a file stands in the way');
		await expect(start()).rejects.toThrow('EEXIST');
	});
});
