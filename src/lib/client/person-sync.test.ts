import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
	BERT,
	SITE,
	type SignedIn,
	startSignedIn
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { DeviceClient } from './client.ts';
import type { OpenStream } from './deps.ts';

let server: SyncServer;
let anna: SignedIn;
let tab: DeviceClient;
let streams: { isOpen: boolean; tell(data: string): void }[];

beforeEach(async () => {
	({ server, anna } = await startSignedIn());
	streams = [];
	tab = anna.device.openTab({ openStream });
	onTestFinished(() => tab.close());
	await tab.start();
	await tab.syncNow();
});

const openStream: OpenStream = (_, { message }) => {
	const stream = { isOpen: true, tell: message };
	streams.push(stream);
	return {
		isOpen: () => stream.isOpen,
		isClosed: () => !stream.isOpen,
		close: () => void (stream.isOpen = false)
	};
};

const hint = (version: number) => streams.at(-1)!.tell(JSON.stringify({ region: 'VR04', version }));
const occupied = async () => (await tab.views.location(SITE).read())!.figures.occupied;

async function arriveElsewhere(n: number): Promise<void> {
	const arrival = { locationId: SITE, entry: { kind: 'arrive', n } };
	await server.device(BERT).send('occupancy.record', arrival);
}

describe('a hint that there is something to fetch (S23)', () => {
	it('is followed at once', async () => {
		await arriveElsewhere(4);
		hint(1_000_000);
		await expect.poll(occupied).toBe(4);
	});

	it('of what was fetched already costs no fetch', async () => {
		let pulls = 0;
		anna.network.setFault(({ path }) => void (path === '/api/sync/pull' && (pulls += 1)));
		hint(0);
		await tab.syncNow();
		expect(pulls).toBe(1);
	});
});

describe('a page that nobody sees', () => {
	it('listens no more, and fetches and listens anew when it is seen again (S18, S23)', async () => {
		anna.device.signal('hidden');
		expect(streams.map(({ isOpen }) => isOpen)).toEqual([false]);
		await arriveElsewhere(4);
		anna.device.signal('resume');
		await expect.poll(occupied).toBe(4);
		expect(streams.map(({ isOpen }) => isOpen)).toEqual([false, true]);
	});

	it('tries again when the system says that there is a connection (S18)', async () => {
		anna.network.cut();
		await tab.syncNow();
		await arriveElsewhere(4);
		anna.network.heal();
		anna.device.signal('online');
		await expect.poll(occupied).toBe(4);
	});

	it('takes a server for there that tells no time (S17)', async () => {
		const headers = { opvangbord: '1' };
		anna.network.setFault(({ path }) =>
			path === '/api/ping' ? new Response(null, { status: 204, headers }) : undefined
		);
		expect(await tab.syncNow()).toBe('done');
		expect(tab.status.connected).toBe(true);
	});
});
