import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, openSignedIn, SITE, startServer } from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';

type Opened = Awaited<ReturnType<typeof openSignedIn>>;

let server: SyncServer;
let anna: Opened;

beforeEach(async () => {
	server = await startServer();
	anna = await openSignedIn(server, ANNA);
});

afterEach(() => {
	anna.client.close();
	anna.device.close();
	expect(anna.device.errors).toEqual([]);
});

describe('an edit', () => {
	it('is in the queue and in the view in one step (S1)', async () => {
		anna.network.cut();
		const outcome = await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
		expect(outcome.ok).toBe(true);
		const view = await anna.client.views.location(SITE).read();
		expect(view).toMatchObject({ pending: 1, sending: 'on-device', placeable: 37 });
		expect(view!.figures.occupied).toBe(3);
		expect(await anna.db.queue.count()).toBe(1);
	});

	it('goes out and comes back', async () => {
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
		await anna.client.syncNow();
		const view = await anna.client.views.location(SITE).read();
		expect(view).toMatchObject({ pending: 0, sending: 'received', placeable: 37 });
		expect(await anna.db.queue.count()).toBe(0);
		expect(await anna.db.overlay.count()).toBe(0);
		expect((await anna.client.diagnosis()).differences).toEqual([]);
	});
});
