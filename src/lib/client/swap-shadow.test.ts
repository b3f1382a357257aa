import { beforeEach, expect, it } from 'vitest';
import {
	SITE,
	type SignedIn,
	startServer,
	startSignedIn
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

/** A run of another tab that had nothing to send when it began. */
async function fetchAsAnotherTab(): Promise<void> {
	const rows = await anna.db.queue.toArray();
	await anna.db.queue.clear();
	anna.network.heal();
	await anna.client.syncNow();
	await anna.db.queue.bulkPut(rows);
}

function nothingTaken(epoch: string): Response {
	return Response.json({ epoch, versions: {}, serverNow: server.now(), last: 0, results: [] });
}

it('keeps an edit in sight whose answer was lost, that a pull brought, and that a restore took away (S16, I6)', async () => {
	anna.network.setFault(({ path }) => (path === '/api/sync/push' ? 'answer-lost' : undefined));
	await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
	await anna.client.syncNow();
	await fetchAsAnotherTab();
	expect(await anna.db.entry.where('pending').equals(1).count()).toBe(0);
	anna.network.setServer(await startServer('epoch-2'));
	let pushes = 0;
	anna.network.setFault(({ path }) => {
		if (path !== '/api/sync/push') return undefined;
		return ++pushes === 1 ? nothingTaken('epoch-2') : 'lost';
	});
	await anna.client.syncNow();
	expect(pushes).toBe(2);
	expect(await anna.db.queue.count()).toBe(1);
	expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(3);
});
