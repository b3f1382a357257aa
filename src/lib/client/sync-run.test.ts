import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
	ANNA,
	openSignedIn,
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { Locks } from './deps.ts';
import { getMeta, putMeta } from './meta.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

const arrive = (n: number) => anna.client.edit.record(SITE, { entry: { kind: 'arrive', n } });

function lockHeldBy(isHeld: () => boolean): Locks & { names: string[] } {
	const names: string[] = [];
	return {
		names,
		request: async (name, _, run) => {
			names.push(name);
			return run(isHeld() ? null : { name });
		}
	};
}

describe('one run at a time', () => {
	it('has the lock to itself when it is free; what a tab that died had under way waits again (S17, S19)', async () => {
		anna.network.cut();
		const { uuid } = stored(await arrive(2));
		await putMeta(anna.db, 'underway', { uuids: [uuid], perLocation: { [SITE]: 1 } });
		anna.network.heal();
		const tab = anna.device.openTab({ locks: lockHeldBy(() => false) });
		onTestFinished(() => tab.close());
		await tab.start();
		await expect.poll(() => getMeta(anna.db, 'underway')).toBeUndefined();
		expect(await tab.syncNow()).toBe('done');
		expect(await anna.db.queue.count()).toBe(0);
	});

	it('another tab’s run is not waited for, and taken over when it lasts too long (S19)', async () => {
		anna.network.cut();
		await arrive(2);
		await anna.client.syncNow();
		anna.network.heal();
		const locks = lockHeldBy(() => true);
		const tab = anna.device.openTab({ locks });
		await tab.start();
		await tab.syncNow();
		expect(new Set(locks.names)).toEqual(new Set(['opvangbord-sync-anna']));
		expect(await anna.db.queue.count()).toBe(1);
		server.advance(2);
		await tab.syncNow();
		expect(await anna.db.queue.count()).toBe(0);
		tab.close();
	});

	it('two tabs that send at the same time harm nothing (S2, S19)', async () => {
		anna.network.cut();
		for (const n of [1, 2, 3]) await arrive(n);
		await anna.client.syncNow();
		anna.network.heal();
		const tab = anna.device.openTab();
		await tab.start();
		await Promise.all([anna.client.syncNow(), tab.syncNow()]);
		await anna.client.syncNow();
		expect(await anna.db.queue.count()).toBe(0);
		const rows = await server.pull(ANNA);
		expect(rows.find(({ id }) => id === SITE)!.row).toMatchObject({ figures: { occupied: 6 } });
		expect((await tab.views.location(SITE).read())!.figures.occupied).toBe(6);
		tab.close();
	});

	it('a device that was cloned goes on as two, and nothing counts twice (S2)', async () => {
		anna.network.cut();
		await arrive(1);
		await anna.client.syncNow();
		const { text } = await anna.client.rescue.export();
		const twin = await openSignedIn(server, ANNA, 2);
		await twin.client.rescue.import(text);
		const device = (await anna.db.meta.get('device'))!;
		const own = (await twin.db.meta.get('device'))!;
		const { clientId } = device.value as { clientId: string };
		await twin.db.meta.put({
			...own,
			value: { ...(own.value as object), clientId, isBound: true }
		});
		await twin.client.edit.record(SITE, { entry: { kind: 'arrive', n: 10 } });
		await twin.client.syncNow();
		await arrive(100);
		anna.network.heal();
		await anna.client.syncNow();
		for (const one of [twin, anna]) {
			await one.client.syncNow();
			expect(await one.db.queue.count()).toBe(0);
			expect((await one.client.views.location(SITE).read())!.figures.occupied).toBe(111);
		}
		expect((await twin.client.diagnosis()).clientId).not.toBe(
			(await anna.client.diagnosis()).clientId
		);
	});
});
