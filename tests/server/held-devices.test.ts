import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewPerson } from '../../src/lib/server/auth/people.ts';
import { putRegion } from '../../src/lib/server/sync/put-region.ts';
import { readHeldDevices } from '../../src/lib/server/sync/read-held-devices.ts';
import { heldDevices, type HeldDevices } from '../../src/lib/sync/held-devices.ts';
import * as devices from '../../src/routes/api/devices/+server.ts';
import * as pull from '../../src/routes/api/sync/pull/+server.ts';
import * as push from '../../src/routes/api/sync/push/+server.ts';
import { clientOf, locationOf, toPush } from '../support/postgres/to-push.ts';
import { IJSSELLAND, person } from '../support/sync/people.ts';
import { MANAGER, startTestServer, type TestServer } from './test-server.ts';

const OLDEST = '2026-11-22T09:00:00.000Z';
const COORDINATOR: NewPerson = {
	...MANAGER,
	email: 'coordinator@opvang.example',
	role: 'coordinator',
	scopes: [{ kind: 'region', id: 'VR04' }]
};
const DESK: NewPerson = { ...COORDINATOR, email: 'desk@opvang.example', role: 'rcvs' };
const ELSEWHERE: NewPerson = {
	...COORDINATOR,
	email: 'coordinator@elsewhere.example',
	scopes: [{ kind: 'region', id: 'VR05' }]
};
const KEEPER: NewPerson = {
	...MANAGER,
	email: 'keeper@opvang.example',
	name: 'Kees',
	scopes: [{ kind: 'location', id: locationOf(1, 1) }]
};

const ROUTES = [
	{ path: '/api/sync/push', endpoint: push },
	{ path: '/api/sync/pull', endpoint: pull },
	{ path: '/api/devices', endpoint: devices }
] as unknown as NonNullable<Parameters<typeof startTestServer>[1]>;

let server: TestServer;

beforeEach(async () => {
	server = await startTestServer({}, ROUTES);
	await putRegion(server.app.store, IJSSELLAND);
	await putRegion(server.app.store, { ...IJSSELLAND, id: 'VR05', municipalities: [] });
	for (const person of [COORDINATOR, DESK, ELSEWHERE, KEEPER])
		await server.app.auth.people.create(person);
	const headers = { cookie: await server.signIn(DESK) };
	await server.postJson('/api/sync/push', toPush(1, 1, 1), { headers });
});

afterEach(() => server.stop());

/** The device of this person is heard of, and says what it holds. */
async function heard(who: NewPerson, device: number, pending: number): Promise<void> {
	const query = new URLSearchParams({
		...{ client: clientOf(device), protocol: '1', scope: '', epoch: '', cursor: '', limit: '10' },
		...{ pending: String(pending), oldest: pending > 0 ? OLDEST : '' }
	});
	const headers = { cookie: await server.signIn(who) };
	expect((await server.call(`/api/sync/pull?${query}`, { headers })).status).toBe(200);
}

async function seenBy(who: NewPerson): Promise<HeldDevices['devices']> {
	const headers = { cookie: await server.signIn(who) };
	const answer = await server.call('/api/devices', { headers });
	expect(answer.status).toBe(200);
	return heldDevices.parse(await answer.json()).devices;
}

test('the coordinator sees who holds how much and for which location, until it is received (S22)', async () => {
	await heard(KEEPER, 2, 3);
	const { name, email } = KEEPER;
	expect(await seenBy(COORDINATOR)).toMatchObject([
		{ clientId: clientOf(2), name, email, places: ['House 1/1'], pending: 3, oldest: OLDEST }
	]);
	await heard(KEEPER, 2, 0);
	expect(await seenBy(COORDINATOR)).toEqual([]);
});

test('whose rights are looked up once, however many devices that person has', async () => {
	for (const device of [2, 3, 4]) await heard(KEEPER, device, 1);
	await heard(DESK, 5, 1);
	const { store, auth, db } = server.app;
	const asked: string[] = [];
	const people = {
		meOf: (personId: string) => {
			asked.push(personId);
			return auth.people.meOf(personId);
		}
	};
	const coordinator = person('coordinator', 'cora', { regions: ['VR04'] });
	const { devices } = await readHeldDevices({ db, store, people }, coordinator);
	expect(devices).toHaveLength(4);
	expect(asked).toHaveLength(2);
});

test('who works for the whole region is listed without a location', async () => {
	await heard(DESK, 3, 1);
	expect(await seenBy(COORDINATOR)).toMatchObject([{ places: [], pending: 1 }]);
});

test('nobody else sees devices, nor a coordinator those of another region', async () => {
	await heard(KEEPER, 2, 3);
	for (const nobody of [DESK, KEEPER, ELSEWHERE]) expect(await seenBy(nobody)).toEqual([]);
});
