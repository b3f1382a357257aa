import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MANAGER, startTestServer, type TestServer } from '../server/test-server.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';

let database: FreshDatabase;
let one: TestServer;
let other: TestServer;

beforeEach(async () => {
	database = await freshDatabase();
	// Started at the same moment: they bring the schema up to date and agree on a secret.
	[one, other] = await Promise.all([start(), start()]);
	await one.app.auth.people.create(MANAGER);
});

afterEach(async () => {
	await Promise.all([one.stop(), other.stop()]);
	await database.drop();
});

const start = () => startTestServer({ DATABASE_URL: database.url });
const statusOf = async (server: TestServer, cookie: string) =>
	(await server.call('/api/me', { headers: { cookie } })).status;

describe('on PostgreSQL', () => {
	test('a session of one app instance is one of the other, and is over in both at once', async () => {
		const cookie = await one.signIn();
		expect([await statusOf(one, cookie), await statusOf(other, cookie)]).toEqual([200, 200]);
		await other.postJson(
			'/api/auth/sign-out',
			{},
			{ headers: { cookie, origin: 'http://opvang.test' } }
		);
		expect([await statusOf(one, cookie), await statusOf(other, cookie)]).toEqual([401, 401]);
	});

	// Not by the look that is taken twice a minute.
	test(
		'who listens to a session that another instance ends is told at once',
		{ timeout: 20_000 },
		async () => {
			await one.signIn();
			const { id } = await one.app.db.selectFrom('session').select('id').executeTakeFirstOrThrow();
			const ended = new Promise<void>((resolve) => one.app.auth.sessions.onEnded(id, resolve));
			const personId = (await other.app.auth.people.idOf(MANAGER.email))!;
			expect(await other.app.auth.accounts.endSessions(personId)).toBe(1);
			await expect(ended).resolves.toBeUndefined();
		}
	);

	test('a wrong password and an e-mail that is taken are told as on SQLite', async () => {
		const wrong = { email: MANAGER.email, password: 'something-else' };
		expect((await one.postJson('/api/auth/sign-in/email', wrong)).status).toBe(401);
		expect(await other.app.auth.people.create(MANAGER)).toEqual({ reason: 'email-taken' });
	});

	test('changes of accounts that meet are all links of one chain', async () => {
		const personId = (await one.app.auth.people.idOf(MANAGER.email))!;
		const servers = [one, other, one, other, one];
		await Promise.all(
			servers.map(({ app }, n) =>
				app.auth.accounts.give(personId, 'manager', [{ kind: 'location', id: `location-${n}` }])
			)
		);
		const links = await one.app.store.read((reader) => reader.audit('system', 0, 100));
		expect(links.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
	});

	test('a server that is asked how it is says that all stands', async () => {
		const answer = await one.call('/api/health');
		expect(await answer.json()).toEqual({ status: 'ok', parts: { store: true, migrations: true } });
	});
});
