import { expect, it } from 'vitest';
import { SITE, startSignedIn } from '../../../tests/support/client/signed-in.ts';

const DAYS_31 = 31 * 24 * 60;

it('what an own unsent correction kept goes with it, when pages bring the window first (S5, D13)', async () => {
	// Her first act here: the row that names her comes on a page behind that of the location.
	const { server, anna } = await startSignedIn();
	const [stated] = await anna.db.entry.filter(({ locationId }) => locationId === SITE).toArray();
	anna.network.cut();
	await anna.client.edit.undo(stated!.id);
	server.advance(DAYS_31);
	await server.roll();
	anna.client.close();
	anna.network.heal();

	const inSmallPages = (path: string) => path.replace('limit=2000', 'limit=1');
	const tab = anna.device.openTab({
		fetch: (path, init) => anna.network.fetch(inSmallPages(path), init)
	});
	await tab.start();
	await tab.syncNow();
	tab.close();
	expect(await anna.db.queue.count()).toBe(0);
	expect(await anna.db.entry.toArray()).toEqual([]);
});
