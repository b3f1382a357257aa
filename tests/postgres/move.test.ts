import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/lib/server/app.ts';
import { readEnv } from '../../src/lib/server/env.ts';
import { commandLineFile } from '../support/cli/command-line-file.ts';
import {
	type AppInstance,
	leftBehind,
	pushed,
	startInstance
} from '../support/postgres/app-instance.ts';
import { openDatabaseProxy } from '../support/postgres/database-proxy.ts';
import { type FreshDatabase, freshDatabase, runOn } from '../support/postgres/fresh-database.ts';

type Ran = { code: number | null; out: string; err: string };

const EDITS = 300;

let database: FreshDatabase;
let proxy: Awaited<ReturnType<typeof openDatabaseProxy>>;
let old: AppInstance;

beforeEach(async () => {
	database = await freshDatabase();
	proxy = await openDatabaseProxy(database.url);
	old = await startInstance();
	await old.found();
	await old.enter();
	await pushed(await old.push(1, 1, EDITS));
});

afterEach(async () => {
	await old.stop();
	await proxy.close();
	await database.drop();
});

/** The real command line, in a process of its own beside the server. */
function startMove(url = proxy.url): { child: ReturnType<typeof spawn>; ran: Promise<Ran> } {
	const child = spawn(
		process.execPath,
		[commandLineFile(), 'move', '--from', 'sqlite', '--to', 'postgres'],
		{ env: { ...process.env, DATA_DIR: old.dataDir, DATABASE_URL: url } }
	);
	const said = { out: '', err: '' };
	child.stdout.on('data', (text: Buffer) => (said.out += String(text)));
	child.stderr.on('data', (text: Buffer) => (said.err += String(text)));
	const ran = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
	return { child, ran };
}

const move = () => startMove().ran;

/** Why a server does not start here. */
async function refusalOf(environment: Record<string, string>): Promise<string> {
	const env = readEnv({ LOG_LEVEL: 'silent', ...environment });
	const start = createApp({ env, clock: () => Date.now(), ids: () => crypto.randomUUID() });
	return start.then(
		async (app) => {
			await app.close();
			return 'started';
		},
		(error: Error) => error.message
	);
}

/** The device of before at a new server, with what its browser holds. */
async function expectGoesOn(
	at: Awaited<ReturnType<AppInstance['pull']>>,
	taken: number
): Promise<void> {
	const fresh = await startInstance(proxy.url);
	fresh.goOn(old.headers);
	const next = await fresh.pull(1, at);
	expect(next.reset).toBe(false);
	const { last, results } = await pushed(await fresh.push(1, taken - 4, taken + 5));
	expect(last).toBe(taken + 5);
	expect(results.every(({ status }) => status === 'applied')).toBe(true);
	expect(await leftBehind(fresh)).toEqual({
		...{ locations: taken + 5, results: taken + 5, links: taken + 5 },
		version: taken + 6
	});
	await fresh.stop();
}

describe('a move from SQLite to PostgreSQL', () => {
	test('beside a server that takes edits: none is missing, and devices go on without a reset', async () => {
		const at = await old.pull(1);
		// Not by the proxy: a server that waits for SQLite's lock stands still, and the proxy with it.
		const { ran } = startMove(database.url);
		let isOver = false;
		void ran.then(() => (isOver = true));
		let taken = EDITS;
		while (!isOver) {
			const answer = await old.push(1, taken + 1, taken + 5);
			if (answer.status === 200) taken += 5;
			else expect(answer.status).toBe(503);
			// The move is another process: it gets its turn between two edits.
			await new Promise((resolve) => setImmediate(resolve));
		}
		const { code, out, err } = await ran;
		expect(code, err).toBe(0);
		expect(out).toContain(`Moved to 127.0.0.1:${new URL(database.url).port}/${database.name}`);
		expect(out).toMatch(new RegExp(`^result +${taken} +[0-9a-f]{64}$`, 'm'));
		expect(out + err).not.toContain(new URL(database.url).password);
		await expectGoesOn(at, taken);
	});

	test('leaves the old database sealed: a server on it takes nothing, and says where to go', async () => {
		await move();
		const answer = await old.push(1, EDITS + 1, EDITS + 1);
		expect(answer.status).toBe(503);
		expect((await old.health()).status).toBe(503);
		expect(await leftBehind(old)).toMatchObject({ locations: EDITS });
		expect(old.logged.join('')).toContain('the data was moved to 127.0.0.1');
		const refusal = await refusalOf({ DATA_DIR: old.dataDir });
		expect(refusal).toContain(`was moved to 127.0.0.1:${new URL(proxy.url).port}/${database.name}`);
		expect(await move()).toMatchObject({ code: 1, err: expect.stringContaining('before') });
	});

	test('that is killed halfway: the old server goes on, none starts on the part, and it ends when run again', async () => {
		const at = await old.pull(1);
		const { child, ran } = startMove();
		proxy.meet({ words: 'insert into "result"', before: async () => child.kill('SIGKILL') });
		expect((await ran).code).toBeNull();
		expect(await refusalOf({ DATABASE_URL: proxy.url })).toContain('Run "opvangbord move" again');
		// What was copied is looked at again as well, also when somebody changed it there.
		await runOn(database.url, `update location set doc = '{}' where version = 7`);
		await pushed(await old.push(1, EDITS + 1, EDITS + 10));
		expect(await move()).toMatchObject({ code: 0 });
		await expectGoesOn(at, EDITS + 10);
	});

	test('that loses its connection after the old one was sealed ends when run again', async () => {
		proxy.meet({ words: 'delete from "meta" where "key"', cut: 'request' });
		expect(await move()).toMatchObject({ code: 1, err: expect.stringContaining('connection') });
		expect(await refusalOf({ DATABASE_URL: proxy.url })).toContain('Run "opvangbord move" again');
		expect(await refusalOf({ DATA_DIR: old.dataDir })).toContain('was moved to');
		expect(await move()).toMatchObject({ code: 0 });
		expect(await refusalOf({ DATABASE_URL: proxy.url })).toBe('started');
	});

	test('writes nothing into a database that holds something else', async () => {
		const other = await startInstance(database.url);
		await other.found();
		expect(await move()).toMatchObject({ code: 1, err: expect.stringContaining('holds data') });
		expect(await leftBehind(other)).toMatchObject({ locations: 0, version: 1 });
		await other.stop();
		await pushed(await old.push(1, EDITS + 1, EDITS + 1));
	});
});
