import { expect, onTestFinished } from 'vitest';
import type { Refusal } from '../../../src/lib/client/view-types.ts';
import { createMemoryStore } from '../../../src/lib/server/store/memory-store.ts';
import type { Me } from '../../../src/lib/domain/schema/person.ts';
import { ADDRESS, COORDINATOR, IJSSELLAND, person, RCVS, uuidOf } from '../sync/people.ts';
import { EPOCH } from '../sync/stores.ts';
import { createSyncServer, type SyncServer } from '../sync/sync-server.ts';
import { createTestDevice } from './test-device.ts';

export const SITE = uuidOf(1);
export const OTHER_SITE = uuidOf(2);
export const ANNA = person('manager', 'anna', { locations: [SITE, OTHER_SITE] });
export const BERT = person('manager', 'bert', { locations: [SITE] });
export const READER = person('reader', 'lena', { regions: ['VR04'] });
export const PEOPLE: Me[] = [ANNA, BERT, READER, RCVS, COORDINATOR];

/** A region with two open sites of 40 and 12 beds. */
export async function startServer(epoch = EPOCH): Promise<SyncServer> {
	const server = createSyncServer(createMemoryStore(epoch));
	await server.addRegion(IJSSELLAND);
	const office = server.device(COORDINATOR);
	for (const [id, name, beds] of [
		[SITE, 'Kade', 40],
		[OTHER_SITE, 'Schip', 12]
	] as const) {
		await office.send('location.add', {
			id,
			regionId: 'VR04',
			municipality: 'GM0150',
			name,
			kind: 'goo',
			address: ADDRESS
		});
		await office.send(
			'location.setField',
			{ locationId: id, field: 'status', value: 'open' },
			{ base: null }
		);
		await office.send('occupancy.record', {
			locationId: id,
			entry: { kind: 'setRealised', n: beds }
		});
	}
	server.advance(5);
	return server;
}

/** What was stored of an edit; a refused one is none that the test goes on with. */
export function stored<Outcome extends { ok: true }>(outcome: Outcome | Refusal): Outcome {
	if (!outcome.ok) throw new Error(outcome.code);
	return outcome;
}

export type SignedIn = Awaited<ReturnType<typeof openSignedIn>>;

/** What most tests of the client begin with: that server, and Anna signed in on a first device. */
export async function startSignedIn() {
	const server = await startServer();
	return { server, anna: await openSignedIn(server, ANNA) };
}

/**
 * A tab of a new device with this person signed in and everything fetched. It is closed when the test ends, which fails
 * when the device reported an error that the test has not taken out.
 */
export async function openSignedIn(server: SyncServer, me: Me, number = 1) {
	const device = createTestDevice(server, PEOPLE, number);
	const client = device.openTab();
	onTestFinished(() => {
		client.close();
		device.close();
		expect(device.errors).toEqual([]);
	});
	await client.start();
	await client.session.signIn(`${me.personId}@opvangbord.example`, 'secret');
	await client.syncNow();
	return { device, client, db: device.database(me.personId), network: device.network };
}
