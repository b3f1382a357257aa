import { afterEach, beforeEach, expect, test } from 'vitest';
import { cookieOf, MANAGER, ORIGIN, startTestServer, type TestServer } from './test-server.ts';

const MAKE = '/api/auth/move-code';
const USE = '/api/auth/sign-in/code';
const MINUTE_MS = 60_000;

let server: TestServer;
let cookie: string;

beforeEach(async () => {
	server = await startTestServer();
	await server.app.auth.people.create(MANAGER);
	cookie = await server.signIn();
});

afterEach(() => server.stop());

const make = () => server.postJson(MAKE, {}, { headers: { cookie, origin: ORIGIN } });
const use = (code: unknown, init = {}) => server.postJson(USE, { code }, init);
const nameOf = async (of: string) => {
	const answer = await server.call('/api/me', { headers: { cookie: of } });
	return answer.status === 200 ? ((await answer.json()) as { name: string }).name : answer.status;
};

async function newCode(): Promise<string> {
	const { code } = (await (await make()).json()) as { code: string };
	return code;
}

test('a code signs the same person in elsewhere, and the first session stays', async () => {
	const answer = await use(await newCode());
	expect(answer.status).toBe(200);
	expect(await answer.json()).toEqual({
		user: { id: expect.any(String), name: 'Marja Tulp', email: 'manager@opvang.example' }
	});
	expect(cookieOf(answer)).not.toBe(cookie);
	expect(answer.headers.getSetCookie()[0]).toContain('HttpOnly');
	expect(await nameOf(cookieOf(answer))).toBe('Marja Tulp');
	expect(await nameOf(cookie)).toBe('Marja Tulp');
});

test('it is eight letters and figures that no one mistakes, typed in any way', async () => {
	const code = await newCode();
	expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
	const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
	expect((await use(typed)).status).toBe(200);
});

test('it works once', async () => {
	const code = await newCode();
	const answers = await Promise.all([use(code), use(code), use(code)]);
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
	expect((await use(code)).status).toBe(401);
});

test('it works for five minutes', async () => {
	const inTime = await newCode();
	server.advance(5 * MINUTE_MS - 1);
	expect((await use(inTime)).status).toBe(200);
	const tooLate = await newCode();
	server.advance(5 * MINUTE_MS);
	const answer = await use(tooLate);
	expect(answer.status).toBe(401);
	expect(answer.headers.getSetCookie()).toEqual([]);
});

test('a new one ends the one before', async () => {
	const [first, second] = [await newCode(), await newCode()];
	expect((await use(first)).status).toBe(401);
	expect((await use(second)).status).toBe(200);
});

test('the database holds a hash of it and nothing to sign in with', async () => {
	const code = await newCode();
	const rows = await server.app.db.selectFrom('verification').selectAll().execute();
	expect(rows).toHaveLength(1);
	expect(JSON.stringify(rows)).not.toContain(code);
	expect(server.logged.join()).not.toContain(code);
});

test('only who is signed in gets one, and only for our own page', async () => {
	expect((await server.postJson(MAKE, {})).status).toBe(401);
	const headers = { cookie, origin: 'https://elsewhere.example' };
	expect((await server.postJson(MAKE, {}, { headers })).status).toBe(403);
});

test('an unknown code is refused as a wrong password is', async () => {
	const answer = await use('ABCD2345');
	expect(answer.status).toBe(401);
	expect(await answer.json()).toMatchObject({ code: 'sign-in' });
});

test.each([
	['too short', 'ABCD234'],
	['with a letter that is never in one', 'ABCD2341'],
	['no text', 12345678],
	['a list', ['ABCD2345']]
])('a code that is %s is 400 shape', async (_, code) => {
	expect((await use(code)).status).toBe(400);
});

test('guessing is slow from one address, and does not stop others', async () => {
	const guess = () => use('ABCD2345', { address: '192.0.2.7' });
	const statuses = [];
	for (let n = 0; n < 61; n++) statuses.push((await guess()).status);
	expect(statuses.slice(0, 60)).not.toContain(429);
	expect(statuses.at(-1)).toBe(429);
	expect((await guess()).headers.get('retry-after')).toBe('60');
	expect((await use(await newCode())).status).toBe(200);
});

test('the session that the other browser had is over', async () => {
	const other = await server.signIn();
	const headers = { cookie: other, origin: ORIGIN };
	const answer = await use(await newCode(), { headers });
	expect(await nameOf(other)).toBe(401);
	expect(await nameOf(cookieOf(answer))).toBe('Marja Tulp');
});
