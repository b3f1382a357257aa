import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestEvent } from '@sveltejs/kit';
import { cookieOf, MANAGER, ORIGIN, startTestServer, type TestServer } from './test-server.ts';

const SIGN_IN = '/api/auth/sign-in/email';
const DAY_MS = 24 * 60 * 60 * 1000;
const RCVS = { ...MANAGER, email: 'rcvs@opvang.example', name: 'Rik', role: 'rcvs' } as const;

let server: TestServer;
let managerId: string;

beforeEach(async () => {
	server = await startTestServer();
	const made = await server.app.auth.people.create(MANAGER);
	managerId = 'personId' in made ? made.personId : '';
});

afterEach(() => server.stop());

const me = (cookie: string, headers = {}) =>
	server.call('/api/me', { headers: { cookie, ...headers } });

async function sessionsInDatabase() {
	return server.app.db.selectFrom('session').selectAll().execute();
}

describe('signing in', () => {
	test('with the right password gives a cookie, and with the cookie who one is', async () => {
		const cookie = await server.signIn();
		const answer = await me(cookie);
		expect(answer.status).toBe(200);
		expect(await answer.json()).toEqual({
			personId: managerId,
			name: 'Marja Tulp',
			role: 'manager',
			regions: [],
			municipalities: [],
			locations: ['00000000-0000-4000-8000-000000000001']
		});
	});

	test('does not mind capitals and spaces around the address', async () => {
		const { password } = MANAGER;
		const answer = await server.postJson(SIGN_IN, { email: ' MANAGER@opvang.example ', password });
		expect(answer.status).toBe(200);
	});

	test('a wrong password and an unknown address get the same answer', async () => {
		const wrong = await server.postJson(SIGN_IN, { email: MANAGER.email, password: 'tulp' });
		const unknown = await server.postJson(SIGN_IN, {
			email: 'who@opvang.example',
			password: 'tulp'
		});
		expect([wrong.status, unknown.status]).toEqual([401, 401]);
		const told = await wrong.json();
		expect(told).toMatchObject({ code: 'sign-in', status: 401 });
		expect(await unknown.json()).toEqual(told);
		expect(wrong.headers.getSetCookie()).toEqual([]);
	});

	test.each([
		['no password', { email: MANAGER.email }],
		['no address', { email: 'manager', password: 'x' }],
		['a password without end', { email: MANAGER.email, password: 'x'.repeat(129) }],
		['a list', []]
	])('%s is 400 shape', async (_, body) => {
		const answer = await server.postJson(SIGN_IN, body);
		expect(answer.status).toBe(400);
		expect(await answer.json()).toMatchObject({ code: 'shape', errors: expect.any(Array) });
	});

	test('what else the body holds is not looked at: no redirect, no short session', async () => {
		const { email, password } = MANAGER;
		const extra = { callbackURL: 'https://elsewhere.example', rememberMe: false };
		const answer = await server.postJson(SIGN_IN, { email, password, ...extra });
		expect(answer.headers.get('location')).toBeNull();
		expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=2592000');
	});

	test('gives a new session id each time and ends the one the browser came with', async () => {
		const first = await server.signIn();
		const { email, password } = MANAGER;
		const again = await server.postJson(
			SIGN_IN,
			{ email, password },
			{ headers: { cookie: first } }
		);
		expect(cookieOf(again)).not.toBe(first);
		expect((await me(first)).status).toBe(401);
		expect((await me(cookieOf(again))).status).toBe(200);
	});

	test('keeps no network address with the session', async () => {
		const { email, password } = MANAGER;
		const headers = { 'x-forwarded-for': '203.0.113.9', 'user-agent': 'Tablet' };
		await server.postJson(SIGN_IN, { email, password }, { headers, address: '192.0.2.77' });
		expect(await sessionsInDatabase()).toMatchObject([{ ip_address: '', user_agent: 'Tablet' }]);
	});
});

describe('the cookie', () => {
	const attributes = async (environment: Record<string, string>, headers = {}) => {
		await server.stop();
		server = await startTestServer(environment);
		await server.app.auth.people.create(MANAGER);
		const { email, password } = MANAGER;
		const answer = await server.postJson(SIGN_IN, { email, password }, { headers });
		return answer.headers
			.getSetCookie()[0]!
			.replace(/=[^;]+/, '=…')
			.split('; ')
			.sort();
	};
	const plain = ['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'opvangbord=…'];
	const secure = [...plain.slice(0, 4), 'Secure', '__Host-opvangbord=…'];

	test('has a plain name over http', async () => {
		expect(await attributes({})).toEqual(plain);
	});

	test('is bound to this very host when the public address is https', async () => {
		expect(await attributes({ ORIGIN: 'https://opvang.example' })).toEqual(secure);
	});

	test('is bound to this very host when our proxy says that the browser is on https', async () => {
		const headers = { 'x-forwarded-proto': 'https' };
		expect(await attributes({ TRUST_PROXY: '1' }, headers)).toEqual(secure);
	});

	test('does not believe a proxy that is not ours', async () => {
		expect(await attributes({}, { 'x-forwarded-proto': 'https' })).toEqual(plain);
	});

	test.each([
		['without signature', (cookie: string) => cookie.split('.')[0]!],
		['with another token', (cookie: string) => cookie.replace(/=.{4}/, '=AAAA')],
		['with another signature', (cookie: string) => cookie.replace(/\.[^;]{4}/, '.AAAA')],
		['that cannot be decoded', () => 'opvangbord=%E0%A4%A'],
		['that is empty', () => 'opvangbord=']
	])('%s is no session', async (_, change) => {
		expect((await me(change(await server.signIn()))).status).toBe(401);
	});

	test('is found among others', async () => {
		expect((await me(`theme=dark; ${await server.signIn()}; x=1`)).status).toBe(200);
	});
});

describe('a session', () => {
	test('lasts 30 days from the last day it was used, and its cookie is renewed once a day', async () => {
		const cookie = await server.signIn();
		server.advance(DAY_MS - 60_000);
		expect((await me(cookie)).headers.getSetCookie()).toEqual([]);
		server.advance(2 * 60_000);
		expect((await me(cookie)).headers.getSetCookie()).toEqual([
			`${cookie}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax`
		]);
		expect((await me(cookie)).headers.getSetCookie()).toEqual([]);
		server.advance(30 * DAY_MS - 60_000);
		expect((await me(cookie)).status).toBe(200);
	});

	test('is over after 30 days without use', async () => {
		const cookie = await server.signIn();
		server.advance(30 * DAY_MS + 60_000);
		expect((await me(cookie)).status).toBe(401);
		await server.app.auth.sessions.forgetExpired();
		expect(await sessionsInDatabase()).toEqual([]);
	});

	test('that is taken away is over at the next request', async () => {
		const cookie = await server.signIn();
		expect((await me(cookie)).status).toBe(200);
		const { id } = (await sessionsInDatabase())[0]!;
		await server.app.auth.sessions.end(id);
		expect((await me(cookie)).status).toBe(401);
	});

	test('ends with the person', async () => {
		const cookie = await server.signIn();
		await server.app.db.deleteFrom('person').where('id', '=', managerId).execute();
		expect((await me(cookie)).status).toBe(401);
		expect(await sessionsInDatabase()).toEqual([]);
	});
});

describe('signing out', () => {
	test('ends the session, empties the cookie and tells who holds a stream on it', async () => {
		const cookie = await server.signIn();
		const { id } = (await sessionsInDatabase())[0]!;
		const ended: string[] = [];
		server.app.auth.sessions.onEnded(id, () => ended.push(id));
		const answer = await server.call('/api/auth/sign-out', { method: 'POST', headers: { cookie } });
		expect(answer.status).toBe(200);
		expect(cookieOf(answer)).toBe('opvangbord=');
		expect(ended).toEqual([id]);
		expect((await me(cookie)).status).toBe(401);
		expect(await sessionsInDatabase()).toEqual([]);
	});

	test('by the command line is told as well, and only of what it ended', async () => {
		await server.signIn();
		await server.signIn();
		const [lost, kept] = (await sessionsInDatabase()).map(({ id }) => id) as [string, string];
		const ended: string[] = [];
		for (const id of [lost, kept]) server.app.auth.sessions.onEnded(id, () => ended.push(id));
		await server.app.db.deleteFrom('session').where('id', '=', lost).execute();
		await server.app.auth.sessions.follow();
		expect(ended).toEqual([lost]);
	});

	test('leaves the other devices of the same person alone', async () => {
		const [tablet, desk] = [await server.signIn(), await server.signIn()];
		await server.call('/api/auth/sign-out', { method: 'POST', headers: { cookie: tablet } });
		expect((await me(desk)).status).toBe(200);
	});

	test('twice, or without ever signing in, is no error', async () => {
		const answer = await server.call('/api/auth/sign-out', { method: 'POST' });
		expect(answer.status).toBe(200);
	});
});

describe('how often', () => {
	const attempt = (email: string, address = '192.0.2.1', password = 'wrong') =>
		server.postJson(SIGN_IN, { email, password }, { address });

	test('five a minute for one account from one address, then even the right password waits', async () => {
		for (let i = 0; i < 5; i++) expect((await attempt(MANAGER.email)).status).toBe(401);
		const locked = await attempt(MANAGER.email, '192.0.2.1', MANAGER.password);
		expect(locked.status).toBe(429);
		expect(await locked.json()).toMatchObject({ code: 'rate' });
		server.advance(Number(locked.headers.get('retry-after')) * 1000);
		expect((await attempt(MANAGER.email, '192.0.2.1', MANAGER.password)).status).toBe(200);
	});

	test('one spelling more is not one account more', async () => {
		for (let i = 0; i < 5; i++) await attempt(MANAGER.email.toUpperCase());
		expect((await attempt(` ${MANAGER.email}`)).status).toBe(429);
	});

	test('nobody locks a colleague out, nor the same account elsewhere', async () => {
		await server.app.auth.people.create(RCVS);
		for (let i = 0; i < 6; i++) await attempt(MANAGER.email);
		expect((await attempt(RCVS.email, '192.0.2.1', RCVS.password)).status).toBe(200);
		expect((await attempt(MANAGER.email, '192.0.2.2', MANAGER.password)).status).toBe(200);
	});

	test('three hundred a minute from one address, before any body is read', async () => {
		const noBody = () => server.call(SIGN_IN, { method: 'POST', address: '192.0.2.9' });
		for (let i = 0; i < 300; i++) expect((await noBody()).status).toBe(415);
		expect((await noBody()).status).toBe(429);
		server.advance(60_000);
		expect((await noBody()).status).toBe(415);
	});
});

describe('what comes from another page', () => {
	const EVIL = { origin: 'https://elsewhere.example' };
	const signOut = (headers: Record<string, string>) =>
		server.call('/api/auth/sign-out', { method: 'POST', headers });

	test.each([
		['another origin', EVIL],
		['an opaque origin', { origin: 'null' }],
		['our host on another scheme', { origin: 'https://opvang.test' }],
		['a browser that does not say where from', { 'sec-fetch-site': 'same-origin' }]
	])('with a cookie and %s is refused', async (_, headers) => {
		const cookie = await server.signIn();
		const answer = await signOut({ cookie, ...headers });
		expect(answer.status).toBe(403);
		expect(await answer.json()).toMatchObject({ code: 'origin' });
		expect((await me(cookie)).status).toBe(200);
	});

	test.each([
		['our own origin', { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }],
		['no sign of a browser', {}]
	])('with a cookie and %s is let through', async (_, headers) => {
		const cookie = await server.signIn();
		expect((await signOut({ cookie, ...headers })).status).toBe(200);
	});

	test('cannot sign a visitor in as somebody else', async () => {
		const { email, password } = MANAGER;
		const answer = await server.postJson(SIGN_IN, { email, password }, { headers: EVIL });
		expect(answer.status).toBe(403);
		expect(await sessionsInDatabase()).toEqual([]);
	});

	test('may be looked at: reading changes nothing and no other page can see the answer', async () => {
		expect((await me(await server.signIn(), EVIL)).status).toBe(200);
	});

	test('is compared with the public address, when that is set', async () => {
		await server.stop();
		server = await startTestServer({ ORIGIN: 'https://opvang.example' });
		const cookie = 'any=1';
		expect((await signOut({ cookie, origin: 'https://opvang.example' })).status).toBe(200);
		expect((await signOut({ cookie, origin: ORIGIN })).status).toBe(403);
	});
});

describe('of better-auth', () => {
	test('nothing is open but signing in and signing out', async () => {
		const { api } = server.app.auth.identityFor(new Request(ORIGIN));
		const paths = Object.values(api).map((endpoint) => (endpoint as { path?: string }).path);
		const cookie = await server.signIn();
		const open = [];
		for (const path of paths.filter((path) => path !== undefined))
			for (const method of ['GET', 'POST']) {
				const body = method === 'POST' ? '{}' : undefined;
				const headers = { cookie, 'content-type': 'application/json' };
				const answer = await server.call(`/api/auth${path}`, { method, body, headers });
				if (answer.status !== 404) open.push(`${method} ${path} ${answer.status}`);
				else expect(answer.headers.get('content-type')).toBe('application/problem+json');
			}
		expect(paths.length).toBeGreaterThan(20);
		expect(open.sort()).toEqual([
			'GET /sign-in/email 405',
			'GET /sign-out 405',
			'POST /sign-in/email 400',
			'POST /sign-out 200'
		]);
	});

	test('a failure inside is an incident, without its message', async () => {
		await server.app.db.schema.dropTable('account').execute();
		const { email, password } = MANAGER;
		const answer = await server.postJson(SIGN_IN, { email, password });
		expect(answer.status).toBe(500);
		const told = await answer.text();
		expect(told).toMatch(/"detail":"incident [0-9a-f-]{36}"/);
		expect(told).not.toContain('account');
	});

	test('the token of a session leaves in the cookie only', async () => {
		const { email, password } = MANAGER;
		const answer = await server.postJson(SIGN_IN, { email, password });
		const told = await answer.text();
		expect(JSON.parse(told)).toMatchObject({ user: { id: managerId } });
		const [session] = await sessionsInDatabase();
		expect(told).not.toContain(session!.token);
	});

	test.each(['constructor', '__proto__', 'toString'])('there is nothing at %s', async (path) => {
		expect((await server.call(`/api/auth/${path}`)).status).toBe(404);
	});
});

describe('people', () => {
	const RCVS_REGION = { ...RCVS, scopes: [{ kind: 'region', id: 'VR04' }] as const };

	test('an address is taken once, whatever its capitals', async () => {
		const again = await server.app.auth.people.create({
			...MANAGER,
			email: 'MANAGER@OPVANG.EXAMPLE'
		});
		expect(again).toEqual({ reason: 'email-taken' });
		expect(await server.app.db.selectFrom('account').select('id').execute()).toHaveLength(1);
	});

	test('a province is its regions of today, and everything is every region', async () => {
		const { app } = server;
		for (const id of ['VR04', 'VR05', 'VR16'])
			await app.db.insertInto('region').values({ id, version: 0, doc: '{}' }).execute();
		const regions = [
			{ region_id: 'VR04', valid_from: '2020-01-01', valid_to: null },
			{ region_id: 'VR05', valid_from: '2020-01-01', valid_to: '2999-01-01' },
			{ region_id: 'VR16', valid_from: '2020-01-01', valid_to: '2021-01-01' },
			{ region_id: 'VR09', valid_from: '2999-01-01', valid_to: null }
		].map((row) => ({ province_id: 'PV23', ...row }));
		await app.db.insertInto('province_region').values(regions).execute();
		const regionsOf = async (kind: 'province' | 'all', id: string) => {
			const person = { ...RCVS, email: `${kind}@opvang.example`, role: 'reader' } as const;
			const made = await app.auth.people.create({ ...person, scopes: [{ kind, id }] });
			return 'personId' in made && (await app.auth.people.meOf(made.personId))?.regions;
		};
		expect(await regionsOf('province', 'PV23')).toEqual(['VR04', 'VR05']);
		expect(await regionsOf('all', '')).toEqual(['VR04', 'VR05', 'VR16']);
	});

	test('a province is that of the day in Amsterdam, also just after its midnight', async () => {
		const { app } = server;
		await app.db
			.insertInto('province_region')
			.values({
				province_id: 'PV23',
				region_id: 'VR04',
				valid_from: '2031-07-01',
				valid_to: '2031-07-02'
			})
			.execute();
		const person = { ...RCVS, role: 'reader' } as const;
		const made = await app.auth.people.create({
			...person,
			scopes: [{ kind: 'province', id: 'PV23' }]
		});
		const personId = 'personId' in made ? made.personId : '';
		const regionsAt = async (at: string) => {
			server.advance(Date.parse(at) - app.clock());
			return (await app.auth.people.meOf(personId))?.regions;
		};
		expect(await regionsAt('2031-06-30T21:59:59.999Z')).toEqual([]);
		expect(await regionsAt('2031-06-30T22:00:00.000Z')).toEqual(['VR04']);
		expect(await regionsAt('2031-07-01T22:00:00.000Z')).toEqual([]);
	});

	test('somebody without any grant may sign in and is told that nothing is his', async () => {
		await server.app.auth.people.create({ ...RCVS_REGION, scopes: [] });
		const answer = await me(await server.signIn({ ...RCVS_REGION, scopes: [] }));
		expect(answer.status).toBe(200);
		expect(await answer.json()).toMatchObject({
			name: 'Rik',
			regions: [],
			municipalities: [],
			locations: []
		});
	});

	test('an endpoint sees whose request it is', async () => {
		const whose = {
			path: '/api/sync/whose',
			endpoint: { GET: ({ locals }: RequestEvent) => Response.json(locals.session) }
		};
		await server.stop();
		server = await startTestServer({}, [whose]);
		await server.app.auth.people.create(MANAGER);
		const cookie = await server.signIn();
		const answer = await server.call(whose.path, { headers: { cookie } });
		expect(await answer.json()).toEqual({
			id: expect.any(String),
			personId: expect.any(String),
			name: 'Marja Tulp',
			expiresAt: expect.stringMatching(/^\d{4}-.+Z$/)
		});
	});
});
