import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseFile } from '../../src/lib/server/data-dir.ts';
import { putRegion } from '../../src/lib/server/sync/put-region.ts';
import * as push from '../../src/routes/api/sync/push/+server.ts';
import { ADDRESS, IJSSELLAND, uuidOf } from '../support/sync/people.ts';
import { MANAGER, startTestServer, type TestServer } from './test-server.ts';

type Endpoints = NonNullable<Parameters<typeof startTestServer>[1]>;

const MANY = 100;
const RCVS = { ...MANAGER, role: 'rcvs', scopes: [{ kind: 'region', id: 'VR04' }] } as const;

let server: TestServer;
let headers: { cookie: string };

beforeEach(async () => {
	const endpoints = [{ path: '/api/sync/push', endpoint: push }];
	server = await startTestServer({}, endpoints as unknown as Endpoints);
	await putRegion(server.app.store, IJSSELLAND);
	await server.app.auth.people.create({ ...RCVS, scopes: [...RCVS.scopes] });
	headers = { cookie: await server.signIn() };
});

afterEach(() => server.stop());

const pragma = (text: string) => server.app.db.executeQuery(CompiledQuery.raw(`pragma ${text}`));

/** More than fits into the pages that a new database has. */
function pushMany(): Promise<Response> {
	const at = '2026-11-22T09:00:00.000Z';
	const mutations = Array.from({ length: MANY }, (_, n) => ({
		uuid: uuidOf(n, 2),
		mid: n + 1,
		deviceSeq: n + 1,
		name: 'location.add',
		v: 1,
		args: {
			id: uuidOf(n, 3),
			regionId: 'VR04',
			municipality: 'GM0193',
			name: `House ${n}`,
			kind: 'goo',
			address: { ...ADDRESS, number: String(n) }
		},
		deviceAt: at,
		offsetMs: 0
	}));
	const body = { protocol: 1, clientId: uuidOf(1), pending: MANY, oldest: at, mutations };
	return server.postJson('/api/sync/push', body, { headers });
}

const signIn = () =>
	server.postJson('/api/auth/sign-in/email', { email: MANAGER.email, password: MANAGER.password });

/** Another process holds the write lock, as a long import from the command line may. */
async function lock(): Promise<() => unknown> {
	await pragma('busy_timeout = 0');
	const other = new DatabaseSync(databaseFile(server.dataDir));
	other.exec('begin immediate');
	return () => other.close();
}

/** No page more fits on the disk. */
async function fill(): Promise<() => unknown> {
	await pragma('max_page_count = 1');
	return () => pragma('max_page_count = 1073741823');
}

async function expectBusy(answer: Response): Promise<void> {
	expect(answer.status).toBe(503);
	expect(answer.headers.get('retry-after')).toBe('5');
	const told = (await answer.json()) as { code: string; detail: string };
	expect(told.code).toBe('busy');
	const incident = told.detail.replace('incident ', '');
	const line = server.logged.find((text) => text.includes(incident))!;
	expect(JSON.parse(line)).toMatchObject({ level: 'error', error: { code: 'ERR_SQLITE_ERROR' } });
}

describe.each([
	['locked by another process', lock],
	['on a full disk', fill]
])('with the database %s', (_, obstruct) => {
	test('a push is asked to come back, nothing of it is taken, and it is taken then (S3)', async () => {
		const mend = await obstruct();
		await expectBusy(await pushMany());
		await mend();
		const answer = await pushMany();
		expect(await answer.json()).toMatchObject({ last: MANY });
	});
});

test('with the database locked a sign-in is asked to come back', async () => {
	const mend = await lock();
	await expectBusy(await signIn());
	await mend();
	expect((await signIn()).status).toBe(200);
});
