import { expect, test } from 'vitest';
import { OTHER_SITE, SITE, startSignedIn } from '../../../tests/support/client/signed-in.ts';
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
