import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStoreFault } from './is-store-fault.ts';
import { type OpenDatabase, openSqlite } from './open-sqlite.ts';

type Tables = { note: { text: string } };

let folder: string;
let file: string;
let opened: OpenDatabase<Tables>;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opvangbord-in-place-'));
	file = join(folder, 'a.sqlite');
	opened = openSqlite(file);
	await sql`create table note (text text not null)`.execute(opened.db);
});

afterEach(async () => {
	await opened.close();
	await rm(folder, { recursive: true });
});

const write = (text: string) =>
	opened.db
		.transaction()
		.execute((transaction) => transaction.insertInto('note').values({ text }).execute());

const read = async () => (await opened.db.selectFrom('note').selectAll().execute()).length;

async function faultOf(work: () => Promise<unknown>): Promise<unknown> {
	return work().then(
		() => undefined,
		(fault: unknown) => fault
	);
}

describe('a database file', () => {
	test('that is taken away takes and gives nothing, and does again once it is back', async () => {
		await rename(file, `${file}.away`);
		for (const work of [() => write('a'), read])
			expect(isStoreFault(await faultOf(work))).toBe(true);
		await rename(`${file}.away`, file);
		await write('b');
		expect(await read()).toBe(1);
	});

	test('that another one was put in the place of takes nothing: nobody would find it again', async () => {
		await rename(file, `${file}.away`);
		await copyFile(`${file}.away`, file);
		expect(await faultOf(() => write('a'))).toMatchObject({
			message: expect.stringContaining('another database file') as string
		});
		await rename(`${file}.away`, file);
	});
});
