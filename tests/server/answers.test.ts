import { afterEach, describe, expect, test } from 'vitest';
import type { RequestEvent } from '@sveltejs/kit';
import { problem } from '../../src/lib/sync/messages.ts';
import { z } from '../../src/lib/domain/schema/zod.ts';
import { MANAGER, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;

afterEach(() => server.stop());

/** The answer's problem, after a look at its form. */
async function problemOf(answer: Response) {
	expect(answer.headers.get('content-type')).toBe('application/problem+json');
	const told = z.parse(problem, await answer.json());
	expect(told.status).toBe(answer.status);
	return told;
}

describe('ping', () => {
	test('needs nobody and is kept by no cache (S17)', async () => {
		server = await startTestServer();
		const answer = await server.call('/api/ping');
		expect(answer.status).toBe(204);
		expect(answer.headers.get('opvangbord')).toBe('1');
		expect(answer.headers.get('cache-control')).toBe('no-store');
	});
});

describe('health', () => {
	test('is 200 when the migrations stand', async () => {
		server = await startTestServer();
		const answer = await server.call('/api/health');
		expect(answer.status).toBe(200);
		expect(await answer.json()).toEqual({ status: 'ok', parts: { store: true, migrations: true } });
	});

	test('of the demo waits for the example', async () => {
		server = await startTestServer({ OPVANGBORD_DEMO: '1' });
		const early = await server.call('/api/health');
		expect(early.status).toBe(503);
		expect(await problemOf(early)).toMatchObject({ code: 'busy', detail: 'missing: example' });
		await server.app.db.insertInto('meta').values({ key: 'example', value: '1' }).execute();
		expect((await server.call('/api/health')).status).toBe(200);
	});

	test('is 503 when a migration is missing', async () => {
		server = await startTestServer();
		await server.app.db.deleteFrom('migration').where('name', '=', '0002-core').execute();
		const answer = await server.call('/api/health');
		expect(await problemOf(answer)).toMatchObject({ status: 503, detail: 'missing: migrations' });
	});
});

describe('what is not there', () => {
	test('is 404, for anybody', async () => {
		server = await startTestServer();
		expect(await problemOf(await server.call('/api/nothing'))).toMatchObject({ code: 'not-found' });
		expect(await problemOf(await server.call('/api'))).toMatchObject({ status: 404 });
	});

	test('another method is 405 and names the right ones', async () => {
		server = await startTestServer();
		const answer = await server.call('/api/ping', { method: 'DELETE' });
		expect(await problemOf(answer)).toMatchObject({ status: 405, code: 'method' });
		expect(answer.headers.get('allow')).toBe('GET');
	});
});

describe('a session', () => {
	const fresh = { path: '/api/v1/locaties', endpoint: { GET: () => Response.json([]) } };

	test('is wanted by every endpoint that is not named as open', async () => {
		server = await startTestServer({}, [fresh]);
		expect(await problemOf(await server.call(fresh.path))).toMatchObject({ code: 'sign-in' });
	});

	test('is wanted however the address is spelled', async () => {
		server = await startTestServer({}, [fresh]);
		const answer = await server.call('/%61pi/v1/locaties');
		expect(await problemOf(answer)).toMatchObject({ status: 401, code: 'sign-in' });
	});
});

describe('an unexpected error', () => {
	const failing = {
		path: '/api/sync/failing',
		endpoint: {
			GET: (_: RequestEvent): Response => {
				throw new Error('no such table: secrets');
			}
		}
	};

	test('tells its number and nothing else, and the log tells the rest under that number', async () => {
		server = await startTestServer({}, [failing]);
		await server.app.auth.people.create(MANAGER);
		const headers = { cookie: await server.signIn(), 'x-request-id': 'abc-123' };
		const answer = await server.call(failing.path, { headers });
		const told = await problemOf(answer);
		expect(told).toMatchObject({ status: 500, code: 'incident' });
		const incident = told.detail!.replace('incident ', '');
		const line = server.logged.find((text) => text.includes(incident))!;
		expect(JSON.parse(line)).toMatchObject({
			level: 'error',
			incident,
			requestId: 'abc-123',
			route: failing.path,
			error: { name: 'Error', message: 'no such table: secrets' }
		});
	});

	test('before any endpoint is reached is told the same way', async () => {
		server = await startTestServer();
		await server.app.auth.people.create(MANAGER);
		const headers = { cookie: await server.signIn() };
		await server.app.db.schema.dropTable('session').execute();
		const answer = await server.call('/api/me', { headers });
		expect(await problemOf(answer)).toMatchObject({ status: 500, code: 'incident' });
	});
});

describe('every answer', () => {
	test('carries the id of its request: the one it came with, or a new one', async () => {
		server = await startTestServer();
		const id = async (headers: Record<string, string>) =>
			(await server.call('/api/ping', { headers })).headers.get('x-request-id');
		expect(await id({ 'x-request-id': 'proxy-7f3a' })).toBe('proxy-7f3a');
		expect(await id({ 'x-request-id': 'not an id; really' })).toMatch(/^[0-9a-f-]{36}$/);
		expect(await id({})).toMatch(/^[0-9a-f-]{36}$/);
	});

	test('under /api is kept by no cache', async () => {
		server = await startTestServer();
		expect((await server.call('/api/me')).headers.get('cache-control')).toBe('no-store');
	});
});

describe('the log', () => {
	test('has a line for each answer, and nothing that names or reaches a person', async () => {
		server = await startTestServer();
		await server.app.auth.people.create(MANAGER);
		const cookie = await server.signIn();
		await server.call('/api/me?email=manager@opvang.example', { headers: { cookie } });
		await server.postJson('/api/auth/sign-in/email', { email: MANAGER.email, password: 'wrong' });
		await server.call('/api/auth/sign-out', { method: 'POST', headers: { cookie } });
		const lines = server.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(lines.filter(({ msg }) => msg === 'answered')).toMatchObject([
			{ level: 'info', method: 'POST', route: '/api/auth/[...all]', status: 200 },
			{ level: 'debug', method: 'GET', route: '/api/me', status: 200 },
			{ level: 'info', method: 'POST', route: '/api/auth/[...all]', status: 401 },
			{ level: 'info', method: 'POST', route: '/api/auth/[...all]', status: 200 }
		]);
		const text = server.logged.join('').toLowerCase();
		for (const secret of ['192.0.2.1', '@', 'marja', 'wrong', MANAGER.password, cookie])
			expect(text).not.toContain(secret.toLowerCase());
	});
});
