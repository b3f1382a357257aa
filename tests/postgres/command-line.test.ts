import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandLine, openCommandLine } from '../support/cli/run-command.ts';
import { type FreshDatabase, freshDatabase, runOn } from '../support/postgres/fresh-database.ts';

const EMAIL = 'desk@opvang.example';

let database: FreshDatabase;
let line: CommandLine;

beforeAll(async () => {
	database = await freshDatabase();
	line = await openCommandLine();
	await expectDone(['migrate'], 'Applied: 0001-auth, 0002-core, 0003');
	await expectDone(
		['region', 'add', 'cli/demo-data/municipalities.csv', '--region', 'VR04'],
		'VR04'
	);
	const user = ['--name', 'Tom Jansen', '--role', 'rcvs', '--scope', 'region:VR04'];
	await expectDone(['user', 'add', EMAIL, ...user], EMAIL);
});

afterAll(async () => {
	await line.remove();
	await database.drop();
});

const run = (words: string[], url = database.url) =>
	line.run(words, { env: { DATABASE_URL: url }, stdin: 'molen-aan-de-vecht\n' });

async function expectDone(words: string[], says: string): Promise<void> {
	const { code, out, err } = await run(words);
	expect(code, err).toBe(0);
	expect(out).toContain(says);
}

describe('the command line on PostgreSQL', () => {
	test.each([
		[['migrate'], 'Nothing to apply.'],
		[['region', 'list'], 'VR04'],
		[['user', 'list'], EMAIL],
		[['device', 'list'], 'No device'],
		[['audit', 'verify'], 'system  whole'],
		[['doctor'], 'ok     region rows    1']
	])('%j works', async (words, says) => {
		await expect(expectDone(words, says)).resolves.toBeUndefined();
	});

	test('a backup and what puts one back are the tools of PostgreSQL', async () => {
		const backup = await run(['backup', '/nowhere/backup.sqlite']);
		expect(backup).toMatchObject({ code: 1, err: expect.stringContaining('pg_dump') });
		const restore = await run(['restore', '/nowhere/backup.sqlite']);
		expect(restore).toMatchObject({ code: 1, err: expect.stringContaining('restore --done') });
	});

	test('after one was put back there is a new epoch, and nobody is signed in (S16)', async () => {
		const epoch = async () =>
			(await runOn(database.url, `select value from meta where key = 'epoch'`))[0]!.value;
		const before = await epoch();
		await expectDone(['restore', '--done'], 'A new epoch');
		expect(await epoch()).not.toBe(before);
	});

	test('a database that cannot be reached is named, without the password', async () => {
		const url = 'postgres://app:hunter2@127.0.0.1:1/opvangbord';
		for (const words of [['doctor'], ['user', 'list'], ['migrate']]) {
			const { code, out, err } = await run(words, url);
			expect(code).toBe(1);
			expect(out + err).toContain('ECONNREFUSED');
			expect(out + err).not.toContain('hunter2');
		}
	});

	test('the example fills an empty database once', async () => {
		const empty = await freshDatabase();
		const demo = () =>
			line.run(['demo'], { env: { DATABASE_URL: empty.url, OPVANGBORD_DEMO: '1' } });
		expect(await demo()).toMatchObject({ code: 0, out: 'example seeded\n' });
		expect(await demo()).toMatchObject({ code: 0, out: 'example stood\n' });
		expect(await runOn(empty.url, 'select count(*)::int as n from location')).toEqual([{ n: 35 }]);
		await empty.drop();
	});
});
