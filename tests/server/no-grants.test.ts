import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PullResponse, PushResponse } from '../../src/lib/sync/messages.ts';
import { putRegion } from '../../src/lib/server/sync/put-region.ts';
import * as pull from '../../src/routes/api/sync/pull/+server.ts';
import * as push from '../../src/routes/api/sync/push/+server.ts';
import { ADDRESS, IJSSELLAND, uuidOf } from '../support/sync/people.ts';
import { MANAGER, startTestServer, type TestServer } from './test-server.ts';

type Endpoints = NonNullable<Parameters<typeof startTestServer>[1]>;

const SITE = uuidOf(4);
const AT = '2026-11-22T09:00:00.000Z';

let server: TestServer;
let personId: string;
let headers: { cookie: string };
let mid: number;

beforeEach(async () => {
	const endpoints = [
		{ path: '/api/sync/pull', endpoint: pull },
		{ path: '/api/sync/push', endpoint: push }
	];
	server = await startTestServer({}, endpoints as unknown as Endpoints);
	await putRegion(server.app.store, IJSSELLAND);
	const scopes = [{ kind: 'region' as const, id: 'VR04' }];
	const made = await server.app.auth.people.create({ ...MANAGER, role: 'rcvs', scopes });
	personId = 'personId' in made ? made.personId : '';
	headers = { cookie: await server.signIn() };
	mid = 0;
});

afterEach(() => server.stop());

function edit(name: string, args: Record<string, unknown>) {
	mid += 1;
	const made = { deviceSeq: mid, deviceAt: AT, offsetMs: 0, v: 1 };
	return { uuid: uuidOf(mid, 2), mid, name, args, ...made };
}

const addLocation = (id: string) =>
	edit('location.add', {
		id,
		regionId: 'VR04',
		municipality: 'GM0193',
		name: `House ${id}`,
		kind: 'goo',
		address: ADDRESS
	});

async function send(...mutations: unknown[]): Promise<PushResponse> {
	const held = { pending: mutations.length, oldest: AT };
	const body = { protocol: 1, clientId: uuidOf(1), ...held, mutations };
	const answer = await server.postJson('/api/sync/push', body, { headers });
	return (await answer.json()) as PushResponse;
}

async function read(known = { scope: '', epoch: '', cursor: '' }): Promise<PullResponse> {
	const { scope, epoch, cursor } = known;
	const query = new URLSearchParams({ client: uuidOf(1), protocol: '1', scope, epoch, cursor });
	const answer = await server.call(`/api/sync/pull?${query}`, { headers });
	return (await answer.json()) as PullResponse;
}

test('S10: who lost his last right keeps no row but who he is', async () => {
	await send(addLocation(SITE));
	const before = await read();
	expect(before.rows.map(({ type }) => type)).toContain('location');
	await server.app.auth.accounts.withdraw(personId, 'all');
	const after = await read(before);
	expect(after).toMatchObject({ reset: true, more: false });
	expect(after.rows).toMatchObject([
		{ type: 'me', id: personId, row: { regions: [], municipalities: [], locations: [] } }
	]);
});

test('S10: each edit that he still held comes back rejected, so that it can be exported', async () => {
	await send(addLocation(SITE));
	await server.app.auth.accounts.withdraw(personId, 'all');
	const field = { locationId: SITE, field: 'note', value: 'Sleutel bij de buren' };
	const arrival = { locationId: SITE, entry: { kind: 'arrive', n: 2 } };
	const { results } = await send(
		addLocation(uuidOf(5)),
		{ ...edit('location.setField', field), base: null },
		edit('occupancy.record', arrival)
	);
	expect(results.map(({ status, code }) => [status, code])).toEqual(
		Array.from({ length: 3 }, () => ['rejected', 'forbidden'])
	);
});

test('a right that is given again starts his copy anew, and the next edit is taken', async () => {
	await server.app.auth.accounts.withdraw(personId, 'all');
	const without = await read();
	await server.app.auth.accounts.give(personId, 'rcvs', [{ kind: 'region', id: 'VR04' }]);
	expect(await read(without)).toMatchObject({ reset: true });
	expect(await send(addLocation(SITE))).toMatchObject({ results: [{ status: 'applied' }] });
});
