import { expect, it } from 'vitest';
import {
	ANNA,
	openSignedIn,
	OTHER_SITE,
	PEOPLE,
	SITE,
	startServer,
	stored
} from '../../../tests/support/client/signed-in.ts';
import { createTestDevice } from '../../../tests/support/client/test-device.ts';
import { COORDINATOR } from '../../../tests/support/sync/people.ts';
import type { PersonDatabase } from './database.ts';
import { readSync } from './meta.ts';

const ROWS = 3000;
const EDITS = 5;

it('what is followed while 3,000 rows come in and edits are stored leaves no row out (S8, I6)', async () => {
	const server = await startServer();
	const office = server.device(COORDINATOR);
	const many = Array.from({ length: ROWS }, (_, index) =>
		office.edit('occupancy.record', {
			locationId: index % 3 ? SITE : OTHER_SITE,
			entry: { kind: 'arrive', n: 1 }
		})
	);
	await office.push(...many);

	const device = createTestDevice(server, PEOPLE);
	const stops: (() => void)[] = [];
	const fails: unknown[] = [];
	const edits: Promise<unknown>[] = [];
	const tab = device.openTab({
		onCrashPoint: (name) => {
			if (!name.startsWith('pull')) return;
			follow();
			if (name === 'pull: rows stored' && edits.length < EDITS)
				edits.push(tab.edit.record(SITE, { entry: { kind: 'arrive', n: 1 } }).then(stored));
			queueMicrotask(follow);
		}
	});
	function follow(): void {
		const fail = (error: unknown) => void fails.push(error);
		const { views } = tab;
		stops.push(
			views.location(SITE).subscribe(() => {}, fail),
			views.location(OTHER_SITE).subscribe(() => {}, fail),
			views.region().subscribe(() => {}, fail),
			views.inbox().subscribe(() => {}, fail),
			views.locations().subscribe(() => {}, fail)
		);
	}
	await tab.start();
	await tab.session.signIn(`${ANNA.personId}@opvangbord.example`, 'secret');
	follow();
	await tab.syncNow();
	await Promise.all(edits);
	await tab.syncNow();
	expect(edits).toHaveLength(EDITS);
	expect(fails).toEqual([]);
	expect(device.errors).toEqual([]);
	const plain = await openSignedIn(server, ANNA, 2);
	expect(await standOf(device.database('anna'))).toEqual(await standOf(plain.db));
	for (const id of [SITE, OTHER_SITE])
		expect((await tab.views.location(id).read())!.figures).toEqual(
			(await plain.client.views.location(id).read())!.figures
		);
	for (const stop of stops) stop();
	tab.close();
	device.close();
});

async function standOf(db: PersonDatabase) {
	const { cursor } = await readSync(db);
	return { cursor, entries: await db.entry.count(), rows: await db.row.count() };
}
