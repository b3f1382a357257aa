import { afterEach, beforeEach, expect, test } from 'vitest';
import { PERSON_HEADER } from '../../src/lib/sync/headers.ts';
import * as pull from '../../src/routes/api/sync/pull/+server.ts';
import * as push from '../../src/routes/api/sync/push/+server.ts';
import { uuidOf } from '../support/sync/people.ts';
import { MANAGER, startTestServer, type TestServer } from './test-server.ts';

type Endpoints = NonNullable<Parameters<typeof startTestServer>[1]>;

const CLIENT = uuidOf(1);
const PULL = `/api/sync/pull?client=${CLIENT}&protocol=1`;

let server: TestServer;
let cookie: string;
let personId: string;

beforeEach(async () => {
	const endpoints = [
		{ path: '/api/sync/pull', endpoint: pull },
		{ path: '/api/sync/push', endpoint: push }
	];
	server = await startTestServer({}, endpoints as unknown as Endpoints);
	const created = await server.app.auth.people.create(MANAGER);
	personId = 'personId' in created ? created.personId : '';
	cookie = await server.signIn();
});

afterEach(() => server.stop());

function send(named?: string): Promise<Response>[] {
	const headers = { cookie, ...(named === undefined ? {} : { [PERSON_HEADER]: named }) };
	const body = { protocol: 1, clientId: CLIENT, pending: 0, oldest: null, mutations: [] };
	return [server.postJson('/api/sync/push', body, { headers }), server.call(PULL, { headers })];
}

test('S20: nothing is taken or given when the device holds the data of somebody else', async () => {
	for (const answer of await Promise.all(send('somebody-else'))) {
		expect(answer.status).toBe(403);
		expect(await answer.json()).toMatchObject({ code: 'client-of-another' });
	}
	const client = await server.app.sync.store.read((reader) => reader.client(CLIENT));
	expect(client, 'the clientId stays free for whose it is').toBeUndefined();
});

test('S20: a device that names the person who is signed in, or nobody, is served', async () => {
	const answers = await Promise.all([...send(personId), ...send()]);
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
