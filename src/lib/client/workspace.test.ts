import { expect, it } from 'vitest';
import { SITE, startSignedIn } from '../../../tests/support/client/signed-in.ts';
import { openWorkspace } from './workspace.ts';

it('a location that two ask for at once is one, so that neither loses what the other changed', async () => {
	const { anna } = await startSignedIn();
	await anna.db.transaction('r', anna.db.tables, async () => {
		const space = await openWorkspace(anna.db);
		const [one, other] = await Promise.all([space.work(SITE), space.work(SITE)]);
		expect(other).toBe(one);
		expect(space.loaded(SITE)).toBe(one);
	});
});
