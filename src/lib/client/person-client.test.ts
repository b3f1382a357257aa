import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type SignedIn, startSignedIn } from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { DeviceClient } from './client.ts';
import type { ClientDeps } from './deps.ts';
import { openProfiles } from './profiles.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

function openTab(more: Partial<ClientDeps> = {}): DeviceClient {
	const tab = anna.device.openTab(more);
	onTestFinished(() => tab.close());
	return tab;
}

describe('that the system keeps our data (S21)', () => {
	it.each([
		['was promised before', { before: true, asked: false }, true],
		['is promised when asked', { before: false, asked: true }, true],
		['is refused', { before: false, asked: false }, false]
	])('%s, and told', async (_, { before, asked }, kept) => {
		const storage = { persisted: async () => before, persist: async () => asked };
		const tab = openTab({ storage });
		await tab.start();
		expect(await tab.persist()).toBe(kept);
		expect(tab.status.persisted).toBe(kept);
	});

	it('is not known where the browser has no such thing', async () => {
		expect(await anna.client.persist()).toBeNull();
		expect(anna.client.status.persisted).toBeNull();
	});
});

describe('a tab before anybody is opened', () => {
	it('has the time of the device, and knows who is on it without opening them (S20)', async () => {
		const tab = openTab();
		expect(new Date(tab.now()).toISOString()).toBe(server.now());
		expect(await tab.persons()).toMatchObject([{ id: 'anna', isCurrent: false }]);
		expect(tab.personId).toBeNull();
	});

	it('knows of nothing unsent of somebody whose data the browser has cleared (S20)', async () => {
		const profiles = openProfiles(anna.device.deps.dexie);
		onTestFinished(() => profiles.close());
		const bert = { id: 'bert', name: 'bert', email: 'bert@opvangbord.example' };
		await profiles.put({ ...bert, lastUsed: server.now(), signedOut: false });
		const persons = await openTab().persons();
		expect(persons.find(({ id }) => id === 'bert')).toMatchObject({ queued: 0 });
	});
});

describe('what a screen cannot read (S21)', () => {
	it('is told for as long as the screen is there, and reported', async () => {
		const { client, db, device } = anna;
		await db.overlay.put({ uuid: 'broken', targetId: 'a question', effect: null } as never);
		const stop = client.views.questions().subscribe(
			() => {},
			() => {}
		);
		await expect.poll(() => client.status.readFailed).toBe(true);
		expect(device.errors.splice(0)).toHaveLength(1);
		stop();
		expect(client.status.readFailed).toBe(false);
	});
});

describe('the diagnosis of a device that never fetched', () => {
	it('says what is not known yet', async () => {
		await anna.db.meta.bulkDelete(['sync', 'clock', 'differences', 'receipts', 'failures']);
		expect(await anna.client.diagnosis()).toMatchObject({
			...{ epoch: null, clockSkewMs: null, differences: [], receipts: [], failures: [] }
		});
	});
});
