import { expect, test } from 'vitest';
import type { Mutation } from '../../src/lib/domain/schema/mutation.ts';
import { BERT, SITE, startSignedIn, stored } from '../support/client/signed-in.ts';
import { createHistory } from './history.ts';
import { lookAtFields } from './look-at-fields.ts';
import { createPages, findVanished } from './watch-own-edits.ts';

const NOTE = `${SITE} note`;

/** Anna wrote a note that is not sent yet; what she wrote is in the history. */
async function startNoted() {
	const { server, anna } = await startSignedIn();
	anna.network.cut();
	const { uuid } = stored(
		await anna.client.edit.setField(SITE, { field: 'note', value: 'Sleutel in la A1' })
	);
	const history = createHistory('tablet');
	const row = await anna.db.queue.where('uuid').equals(uuid).first();
	history.stored.set(uuid, JSON.parse(row!.text) as Mutation);
	return { server, anna, history, uuid };
}

test('an own field that shows what was entered is right, and what showed is noted (I6)', async () => {
	const { anna, history } = await startNoted();
	expect(await lookAtFields(anna.db, history)).toEqual([]);
	expect([...history.shown.get(NOTE)!]).toEqual(['"Sleutel in la A1"']);
});

test('an own field that falls back to what it was is found while it is under way (I6)', async () => {
	const { anna, history, uuid } = await startNoted();
	const view = (await anna.db.view.get(SITE))!;
	await anna.db.view.put({ ...view, location: { ...view.location, note: 'Bel eerst' } });
	expect(await lookAtFields(anna.db, history)).toEqual([expect.stringContaining(uuid)]);
});

test('a field that somebody else wrote since is no fault once a pull has brought it (I6)', async () => {
	const { server, anna, history } = await startNoted();
	anna.network.heal();
	await anna.client.syncNow();
	const base = (await anna.db.detail.get(SITE))!.fieldWriter.note!;
	const bert = server.device(BERT);
	await bert.send('location.setField', { locationId: SITE, field: 'note', value: 'B2' }, { base });
	await anna.client.syncNow();
	expect(await lookAtFields(anna.db, history)).toEqual([]);
	expect([...history.shown.get(NOTE)!]).toEqual(['"B2"']);
});

test('an entry that the device lost is found (I6)', async () => {
	const { anna, history } = await startNoted();
	const outcome = await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 2 } });
	const { uuid } = stored(outcome);
	const row = await anna.db.queue.where('uuid').equals(uuid).first();
	history.stored.set(uuid, JSON.parse(row!.text) as Mutation);
	expect(await findVanished(anna.db, history)).toEqual([]);
	await anna.db.entry.delete(uuid);
	expect(await findVanished(anna.db, history)).toEqual([uuid]);
});

test('the newest are looked at each time and all others in turn', () => {
	const all = Array.from({ length: 250 }, (_, at) => String(at));
	const pages = createPages();
	const looks = Array.from({ length: 4 }, () => pages.next(all));
	expect(looks.every((look) => look.includes('249') && look.length <= 120)).toBe(true);
	expect(new Set(looks.flat()).size).toBe(250);
	expect(pages.next(all)[0]).toBe('0');
});
