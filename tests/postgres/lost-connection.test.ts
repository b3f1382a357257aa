import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/lib/server/app.ts';
import { readEnv } from '../../src/lib/server/env.ts';
import {
	type AppInstance,
	leftBehindIn,
	pushed,
	startInstance
} from '../support/postgres/app-instance.ts';
import { type AppBehindProxy, openAppBehindProxy } from '../support/postgres/app-behind-proxy.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';
import { type PostgresServer, startPostgres } from '../support/postgres/start-postgres.ts';

const NOTHING = { locations: 0, results: 0, links: 0, version: 1 };
const ALL = { locations: 20, results: 20, links: 20, version: 21 };

let app: AppBehindProxy;
let database: AppBehindProxy['database'];
let proxy: AppBehindProxy['proxy'];
let instance: AppBehindProxy['instance'];

beforeEach(async () => {
	app = await openAppBehindProxy();
	({ database, proxy, instance } = app);
});

afterEach(() => app.close());

const pushAll = () => instance.push(1, 1, 20);
async function expectBusy(answer: Response): Promise<void> {
	expect(answer.status).toBe(503);
	expect(answer.headers.get('retry-after')).toBe('5');
	expect(await answer.json()).toMatchObject({ code: 'busy' });
}

/** Each refusal throws one connection of before away. */
async function untilTaken(push: () => Promise<Response>): Promise<Response> {
	for (let attempt = 1; ; attempt++) {
		const answer = await push();
		if (answer.status === 200 || attempt === 10) return answer;
	}
}

describe('a connection that is lost in the middle of a push', () => {
	test('by pg_terminate_backend: nothing is half written, and sent again it is taken (S3)', async () => {
		proxy.meet({ words: 'insert into "result"', before: database.endConnections });
		await expectBusy(await pushAll());
		expect(await leftBehindIn(database)).toEqual(NOTHING);
		expect((await pushed(await untilTaken(pushAll))).last).toBe(20);
		expect(await leftBehindIn(database)).toEqual(ALL);
	});

	test('before the commit arrived: nothing was taken', async () => {
		proxy.meet({ words: 'commit', cut: 'request' });
		await expectBusy(await pushAll());
		expect(await leftBehindIn(database)).toEqual(NOTHING);
		await pushed(await pushAll());
		expect(await leftBehindIn(database)).toEqual(ALL);
	});

	test('after the commit, before its answer: sent again, the same results come and nothing twice (S2)', async () => {
		proxy.meet({
			words: 'pg_notify',
			before: async () => proxy.meet({ words: 'commit', cut: 'answer' })
		});
		await expectBusy(await pushAll());
		expect(await leftBehindIn(database)).toEqual(ALL);
		const { results, last } = await pushed(await pushAll());
		expect(results.map(({ status }) => status)).toEqual(Array(20).fill('applied'));
		expect(results.at(-1)!.version).toBe(21);
		expect(last).toBe(20);
		expect(await leftBehindIn(database)).toEqual(ALL);
	});
});

test('a database that turned into a standby takes no writes; as soon as it does, they are taken', async () => {
	await database.admin(`alter database ${database.name} set default_transaction_read_only = on`);
	await database.endConnections();
	await expectBusy(await pushAll());
	await database.admin(`alter database ${database.name} reset default_transaction_read_only`);
	await pushed(await untilTaken(pushAll));
	expect(await leftBehindIn(database)).toEqual(ALL);
});

test('too many connections: patience, and recovery by itself', async () => {
	await database.admin(`alter role ${database.name} connection limit 0`);
	await database.endConnections();
	await expectBusy(await pushAll());
	await database.admin(`alter role ${database.name} connection limit -1`);
	await pushed(await untilTaken(pushAll));
	expect(await leftBehindIn(database)).toEqual(ALL);
});

describe('a database server that is gone', () => {
	let server: PostgresServer;
	let itsDatabase: FreshDatabase;
	let alone: AppInstance;

	beforeEach(async () => {
		server = await startPostgres();
		itsDatabase = await freshDatabase(server.url);
		alone = await startInstance(itsDatabase.url);
		await alone.found();
		await alone.enter();
	});

	afterEach(async () => {
		await alone.stop();
		await server.stop();
	});

	test('is told by health and by 503; once it is back the same server takes edits, and hears others again', async () => {
		await pushed(await alone.push(1, 1, 5));
		await server.crash();
		await expectBusy(await alone.push(1, 6, 20));
		const health = await alone.health();
		expect(health.status).toBe(503);
		expect(await health.json()).toMatchObject({ detail: 'missing: store' });
		await server.startAgain();
		await pushed(await untilTaken(() => alone.push(1, 6, 20)));
		expect(await leftBehindIn(itsDatabase)).toEqual(ALL);
		expect((await alone.health()).status).toBe(200);
	});
});

test('a server that cannot reach its database does not start, and says which, without the password', async () => {
	const env = readEnv({ DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:1/opvangbord' });
	const start = createApp({ env, clock: () => 0, ids: () => '' });
	const refusal = (await start.catch((error: unknown) => error)) as Error;
	expect(refusal.name).toBe('StartRefused');
	expect(refusal.message).toContain('127.0.0.1:1/opvangbord');
	expect(refusal.message).not.toContain('hunter2');
});
