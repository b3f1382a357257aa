import { expect, test } from 'vitest';
import { SITE, startSignedIn, stored } from '../../../tests/support/client/signed-in.ts';

/** As the page of details does when what was saved is set back: on the writer that the view shows then (S11). */
test.each(['unsent', 'received'])(
	'a field that is set back while the first edit is %s ends as it was, and nobody is asked anything',
	async (first) => {
		const { anna } = await startSignedIn();
		const view = async () => (await anna.client.views.location(SITE).read())!;
		const before = await view();
		const write = async (value: unknown) => {
			const base = (await view()).fieldWriter['note'] ?? null;
			stored(await anna.client.edit.setField(SITE, { field: 'note', value, base }));
		};
		if (first === 'unsent') anna.network.cut();
		await write('Bel aan bij de achterdeur');
		if (first === 'received') await anna.client.syncNow();
		await write(before.location.note ?? null);
		anna.network.heal();
		await anna.client.syncNow();
		expect((await view()).location.note).toBe(before.location.note);
		expect(await anna.client.views.inbox().read()).toEqual([]);
	}
);
