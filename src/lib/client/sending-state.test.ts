import { beforeEach, describe, expect, it } from 'vitest';
import {
	OTHER_SITE,
	SITE,
	type SignedIn,
	startSignedIn
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';

import type { Locks } from './deps.ts';
import { getMeta, putMeta } from './meta.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

const arrive = (n: number) => anna.client.edit.record(SITE, { entry: { kind: 'arrive', n } });
const stateHere = async () => (await anna.client.views.location(SITE).read())!.sending;

describe('what a screen says about sending (S17)', () => {
	it('on this device, on its way, received: for the place, the entry and all together', async () => {
		anna.network.cut();
		await arrive(2);
		await anna.client.syncNow();
		expect(await stateHere()).toBe('on-device');
		await expect.poll(() => anna.client.status.sending).toBe('on-device');
		anna.network.heal();
		const during: string[][] = [];
		const tab = anna.device.openTab({
			fetch: async (path, init) => {
				if (path === '/api/sync/push') during.push(await look());
				return anna.network.fetch(path, init);
			}
		});
		await tab.start();
		await tab.syncNow();
		tab.close();
		expect(during).toEqual([['sending', 'sending', 'received']]);
		expect(await stateHere()).toBe('received');
		const [entry] = await anna.client.views.recentEntries(SITE).read();
		expect(entry).toMatchObject({ sending: 'received', receivedAt: server.now() });
		await expect
			.poll(() => anna.client.status)
			.toMatchObject({ sending: 'received', lastReceiptAt: server.now(), queued: 0 });
	});

	/** State of the place, of its newest entry, and of another place. */
	async function look(): Promise<string[]> {
		const [entry] = await anna.client.views.recentEntries(SITE).read();
		const all = await anna.client.views.locations().read();
		const elsewhere = all.find(({ id }) => id === OTHER_SITE)!;
		return [await stateHere(), entry!.sending, elsewhere.sending];
	}

	it('of what is entered while other edits are under way, that it is on this device', async () => {
		anna.network.cut();
		await arrive(2);
		await anna.client.syncNow();
		anna.network.heal();
		const during: unknown[] = [];
		const tab = anna.device.openTab({
			fetch: async (path, init) => {
				if (path === '/api/sync/push' && during.length === 0) {
					anna.network.cut();
					await arrive(3);
					const entries = await anna.client.views.recentEntries(SITE).read();
					during.push(...entries.slice(0, 2).map(({ sending }) => sending), await stateHere());
					anna.network.heal();
				}
				return anna.network.fetch(path, init);
			}
		});
		await tab.start();
		await tab.syncNow();
		tab.close();
		expect(during.sort()).toEqual(['on-device', 'on-device', 'sending']);
	});

	it('nothing is on this device again between being under way and being received', async () => {
		const seen: string[] = [];
		const stop = anna.client.views.recentEntries(SITE).subscribe(
			([entry]) => {
				if (entry && seen.at(-1) !== entry.sending) seen.push(entry.sending);
			},
			(error) => expect.unreachable(String(error))
		);
		await expect.poll(() => seen).toEqual(['received']);
		await arrive(2);
		await anna.client.syncNow();
		await expect.poll(() => seen.at(-1)).toBe('received');
		stop();
		expect(seen.join(' ')).not.toContain('sending on-device');
	});

	it('another tab that starts leaves it under way while one is sending (S19)', async () => {
		const locks: Locks = { request: async (_, __, run) => run(null) };
		await putMeta(anna.db, 'underway', { uuids: ['a'], perLocation: { [SITE]: 1 } });
		const tab = anna.device.openTab({ locks });
		await tab.start();
		expect(await getMeta(anna.db, 'underway')).toMatchObject({ uuids: ['a'] });
		tab.close();
	});

	it('a tab that died while sending leaves "on its way" to nobody', async () => {
		anna.network.cut();
		await arrive(2);
		await anna.client.syncNow();
		anna.network.heal();
		const dying = anna.device.openTab({
			fetch: async (path, init) => {
				if (path === '/api/sync/push') return new Promise(() => {});
				return anna.network.fetch(path, init);
			}
		});
		await dying.start();
		await expect.poll(stateHere).toBe('sending');
		dying.close();
		const next = anna.device.openTab({
			fetch: async () => Promise.reject(new TypeError('no net'))
		});
		await next.start();
		expect(await stateHere()).toBe('on-device');
		next.close();
	});

	it('never received without a result of its own, also when the answer forgets it (S5)', async () => {
		anna.network.setFault(({ path }) =>
			path === '/api/sync/push' ? (body) => ({ ...(body as object), results: [] }) : undefined
		);
		await arrive(2);
		await anna.client.syncNow();
		expect(await stateHere()).toBe('on-device');
		const [entry] = await anna.client.views.recentEntries(SITE).read();
		expect(entry).toMatchObject({ sending: 'on-device', receivedAt: null });
	});
});
