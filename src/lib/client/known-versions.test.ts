import { expect, it } from 'vitest';
import { ANNA, openSignedIn, SITE, startServer } from '../../../tests/support/client/signed-in.ts';

it('a receipt that no pull has reached yet tells of a server that was put back silently (S9, S16)', async () => {
	const { client, device, db, network } = await openSignedIn(await startServer(), ANNA);
	network.setFault(({ path }) => (path === '/api/sync/pull' ? 'lost' : undefined));
	await client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
	await client.syncNow();
	expect(await db.sent.count()).toBe(1);
	network.heal();
	const restored = await startServer();
	network.setServer(restored);
	await client.syncNow();
	const rows = await restored.pull(ANNA);
	expect(rows.find(({ id }) => id === SITE)!.row).toMatchObject({ figures: { occupied: 3 } });
	expect((await client.views.location(SITE).read())!.figures.occupied).toBe(3);
	client.close();
	device.close();
});
