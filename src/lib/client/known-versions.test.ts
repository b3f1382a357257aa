import { expect, it } from 'vitest';
import { ANNA, SITE, startServer, startSignedIn } from '../../../tests/support/client/signed-in.ts';

it('a receipt that no pull has reached yet tells of a server that was put back silently (S9, S16)', async () => {
	const { client, db, network } = (await startSignedIn()).anna;
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
});
