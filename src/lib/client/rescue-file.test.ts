import { beforeEach, describe, expect, it } from 'vitest';
import {
	ANNA,
	BERT,
	openSignedIn,
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';

type RescueFile = { format: number; personId: string; clientId: string; mutations: string[] };

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => {
	({ server, anna } = await startSignedIn());
	anna.network.cut();
	await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
	await anna.client.edit.setField(SITE, { field: 'phone', value: '0570 11 22 33' });
	await anna.client.syncNow();
});

describe('the rescue file (S21)', () => {
	it('holds the stored bytes of everything unsent, who made them and on which client', async () => {
		const { name, text } = await anna.client.rescue.export();
		expect(name).toBe('2026-03-02-anna.opvangbord.json');
		const file = JSON.parse(text) as RescueFile;
		const stored = await anna.db.queue.orderBy('mid').toArray();
		expect(file.mutations).toEqual(stored.map((row) => row.text));
		expect(file).toMatchObject({
			format: 1,
			personId: 'anna',
			clientId: (await anna.client.diagnosis()).clientId
		});
	});

	it('read in elsewhere keeps the uuids, so what both devices send counts once (S2)', async () => {
		const { text } = await anna.client.rescue.export();
		const other = await openSignedIn(server, ANNA, 2);
		expect(await other.client.rescue.import(text)).toEqual({
			ok: true,
			added: 2,
			known: 0,
			unreadable: 0
		});
		const view = await other.client.views.location(SITE).read();
		expect(view).toMatchObject({ figures: { occupied: 3 }, location: { phone: '0570 11 22 33' } });
		await other.client.syncNow();
		anna.network.heal();
		await anna.client.syncNow();
		expect(await anna.db.queue.count()).toBe(0);
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(3);
		expect(await other.client.rescue.import(text)).toEqual({
			ok: true,
			added: 0,
			known: 2,
			unreadable: 0
		});
	});

	it('read in where it came from adds nothing, sent or not (S2)', async () => {
		const { text } = await anna.client.rescue.export();
		expect(await anna.client.rescue.import(text)).toEqual({
			ok: true,
			added: 0,
			known: 2,
			unreadable: 0
		});
		anna.network.heal();
		await anna.client.syncNow();
		expect(await anna.client.rescue.import(text)).toEqual({
			ok: true,
			added: 0,
			known: 2,
			unreadable: 0
		});
		expect(await anna.db.queue.count()).toBe(0);
	});

	it('says on its location that what came in waits, until it is sent; edits made here come after it (S17, S21)', async () => {
		const { text } = await anna.client.rescue.export();
		const last = Math.max(...(await sequence(anna)));
		const other = await openSignedIn(server, ANNA, 2);
		await other.client.syncNow();
		const site = async () => (await other.client.views.location(SITE).read())!;
		expect(await site()).toMatchObject({ pending: 0, sending: 'received' });
		other.network.cut();
		await other.client.rescue.import(text);
		expect(await site()).toMatchObject({ pending: 2, sending: 'on-device' });
		await other.client.edit.record(SITE, { entry: { kind: 'depart', n: 1 } });
		expect((await sequence(other)).at(-1)).toBeGreaterThan(last);
		other.network.heal();
		await other.client.syncNow();
		expect(await site()).toMatchObject({ pending: 0, sending: 'received' });
	});

	it('keeps an edit of a unit that this device does not know, and sends it (S1)', async () => {
		const loft = { locationId: SITE, name: 'Zolder', beds: 2 };
		const room = stored(await anna.client.edit.addUnit(loft));
		await anna.client.edit.setUnitField(room.id, { field: 'name', value: 'Vliering' });
		anna.network.heal();
		const { text } = await anna.client.rescue.export();
		const file = JSON.parse(text) as RescueFile;
		const mutations = file.mutations.slice(-1);
		const sha256 = await anna.device.deps.sha256(mutations.join('\n'));
		const other = await openSignedIn(server, ANNA, 2);
		const one = JSON.stringify({ ...file, mutations, sha256 });
		other.network.cut();
		expect(await other.client.rescue.import(one)).toEqual({
			ok: true,
			added: 1,
			known: 0,
			unreadable: 0
		});
		expect((await other.db.queue.toArray()).map((row) => row.locationId)).toEqual(['']);
		await anna.client.syncNow();
		other.network.heal();
		await other.client.syncNow();
		expect(await other.db.queue.count()).toBe(0);
		expect(await other.client.views.inbox().read()).toEqual([]);
	});

	it('tells what in it cannot be read from what is here already, and puts back the rest (S21)', async () => {
		const file = JSON.parse((await anna.client.rescue.export()).text) as RescueFile;
		const [arrival, phone] = file.mutations;
		const later = JSON.stringify({ ...JSON.parse(phone!), name: 7 });
		const mutations = [later, ...Array.from({ length: 200 }, () => '{'), arrival!];
		const sha256 = await anna.device.deps.sha256(mutations.join('\n'));
		const text = JSON.stringify({ ...file, mutations, sha256 });
		const other = await openSignedIn(server, ANNA, 2);
		const counts = async () => other.client.rescue.import(text);
		expect(await counts()).toEqual({ ok: true, added: 1, known: 0, unreadable: 201 });
		expect(await counts()).toEqual({ ok: true, added: 0, known: 1, unreadable: 201 });
		expect(await other.db.queue.count()).toBe(1);
	});

	it('is refused when damaged, when somebody else’s, and when it is no such file', async () => {
		const { text } = await anna.client.rescue.export();
		const file = JSON.parse(text) as RescueFile;
		const damaged = { ...file, mutations: file.mutations.slice(1) };
		expect(await anna.client.rescue.import(JSON.stringify(damaged))).toEqual({
			ok: false,
			code: 'damaged'
		});
		const other = await openSignedIn(server, BERT, 2);
		expect(await other.client.rescue.import(text)).toEqual({ ok: false, code: 'other-person' });
		for (const none of ['[]', '{', 'null', '"format"', '{"format":"1"}', 'Kamer;Bedden'])
			expect(await other.client.rescue.import(none)).toEqual({ ok: false, code: 'unreadable' });
	});

	it('that was cut off on its way, or that a later version made, is known as one and takes nothing in', async () => {
		const { text } = await anna.client.rescue.export();
		const other = await openSignedIn(server, ANNA, 2);
		for (const length of [15, 200, text.length - 2])
			expect(await other.client.rescue.import(text.slice(0, length))).toEqual({
				ok: false,
				code: 'damaged'
			});
		const later = JSON.stringify({ ...(JSON.parse(text) as RescueFile), format: 2 });
		expect(await other.client.rescue.import(later)).toEqual({ ok: false, code: 'newer' });
		expect(await other.db.queue.count()).toBe(0);
		expect(await other.client.rescue.import(text)).toMatchObject({ ok: true, added: 2 });
	});
});

/** The numbers that a device gave the edits that wait on it. */
async function sequence({ db }: SignedIn): Promise<number[]> {
	const rows = await db.queue.orderBy('mid').toArray();
	return rows.map(({ text }) => (JSON.parse(text) as { deviceSeq: number }).deviceSeq);
}
