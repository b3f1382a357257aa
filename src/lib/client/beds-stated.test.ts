import { expect, test } from 'vitest';
import { OTHER_SITE, SITE, startSignedIn } from '../../../tests/support/client/signed-in.ts';
import { COORDINATOR } from '../../../tests/support/sync/people.ts';
import { dayAfter } from '../domain/pipeline/steps-ahead.ts';

test('the answer to what was announced is a number of beds, stated on that day or later (D7)', async () => {
	const { server, anna } = await startSignedIn();
	const { edit, views } = anna.client;
	const today = server.at(0).slice(0, 10);
	const stated = (site: string, day: string) => views.bedsStated(site, day).read();
	// The server's own beds were stated today.
	expect(await stated(SITE, today)).toBe(true);
	expect(await stated(SITE, dayAfter(today, 1))).toBe(false);
	const tomorrow = dayAfter(today, 1);
	server.advance(24 * 60);
	await edit.record(SITE, { entry: { kind: 'arrive', n: 1 } });
	expect(await stated(SITE, tomorrow)).toBe(false);
	const answer = await edit.record(SITE, { entry: { kind: 'setRealised', n: 40 } });
	expect(await stated(SITE, tomorrow)).toBe(true);
	expect(await stated(OTHER_SITE, tomorrow)).toBe(false);
	await edit.undo(answer.ok ? answer.uuid : '');
	expect(await stated(SITE, tomorrow)).toBe(false);
});

test('a list that is read in on the day answers nothing, until somebody puts its number right (D7)', async () => {
	const { server, anna } = await startSignedIn();
	const { edit, syncNow, views } = anna.client;
	server.advance(24 * 60);
	const today = server.at(0).slice(0, 10);
	const entry = { kind: 'setRealised', n: 40 } as const;
	const list = { locationId: SITE, source: 'import', entry };
	const { uuid } = await server.device(COORDINATOR).send('occupancy.record', list);
	await syncNow();
	expect(await views.bedsStated(SITE, today).read()).toBe(false);
	await edit.record(SITE, { entry: { ...entry, n: 38 }, corrects: uuid });
	expect(await views.bedsStated(SITE, today).read()).toBe(true);
});
