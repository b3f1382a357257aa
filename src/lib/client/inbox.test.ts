import { beforeEach, describe, expect, it } from 'vitest';
import {
	BERT,
	openSignedIn,
	SITE,
	type SignedIn,
	startServer,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import { COORDINATOR } from '../../../tests/support/sync/people.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { InboxItem } from './view-types.ts';

let server: SyncServer;
let anna: SignedIn;
let bert: SignedIn;

beforeEach(async () => {
	({ server, anna } = await startSignedIn());
	bert = await openSignedIn(server, BERT, 2);
});

/** Both give the phone another number on the same base; Anna's arrives first. */
async function disagree(): Promise<Extract<InboxItem, { kind: 'field' }>> {
	for (const { network } of [anna, bert]) network.cut();
	await anna.client.edit.setField(SITE, { field: 'phone', value: '0570 11 11 11' });
	await bert.client.edit.setField(SITE, { field: 'phone', value: '0570 22 22 22' });
	for (const { network, client } of [anna, bert]) {
		network.heal();
		await client.syncNow();
	}
	await anna.client.syncNow();
	const [item] = await bert.client.views.inbox().read();
	if (item?.kind !== 'field') throw new Error('no card');
	return item;
}

const phoneOf = async ({ client }: SignedIn) =>
	(await client.views.location(SITE).read())!.location.phone;

describe('a field with two values', () => {
	it('stands once on a card of both, with both values and names, and the first one stands (S11)', async () => {
		const item = await disagree();
		expect(await bert.client.views.inbox().read()).toHaveLength(1);
		expect(item).toMatchObject({
			locationName: 'Kade',
			names: { anna: 'anna', bert: 'bert' },
			conflict: {
				field: 'phone',
				current: '0570 11 11 11',
				sides: [
					{ value: '0570 11 11 11', by: 'anna' },
					{ value: '0570 22 22 22', by: 'bert' }
				]
			}
		});
		expect(await anna.client.views.inbox().read()).toMatchObject([{ kind: 'field' }]);
		expect([await phoneOf(anna), await phoneOf(bert)]).toEqual(['0570 11 11 11', '0570 11 11 11']);
		expect((await bert.client.views.location(SITE).read())!.sending).toBe('check');
		await expect.poll(() => bert.client.status).toMatchObject({ sending: 'check', inbox: 1 });
	});

	it('is settled by a choice, which is gone from the inbox of everybody when it has arrived', async () => {
		const { conflict } = await disagree();
		bert.network.cut();
		const keep = conflict.sides[1]!.uuid!;
		expect(await bert.client.edit.settleConflict(conflict.id, { keep })).toMatchObject({
			ok: true
		});
		expect(await phoneOf(bert)).toBe('0570 22 22 22');
		await bert.client.syncNow();
		expect(await bert.client.views.inbox().read()).toMatchObject([{ settling: 'on-device' }]);
		expect(await bert.client.edit.settleConflict(conflict.id, { keep })).toEqual({
			ok: false,
			code: 'already-settled'
		});
		bert.network.heal();
		for (const { client } of [bert, anna]) {
			await client.syncNow();
			expect(await client.views.inbox().read()).toEqual([]);
			expect((await client.views.location(SITE).read())!.sending).toBe('received');
		}
		expect(await phoneOf(anna)).toBe('0570 22 22 22');
	});

	it('that two people settle at once is settled by the first; the second is told (S4)', async () => {
		const { conflict } = await disagree();
		for (const { network } of [anna, bert]) network.cut();
		await anna.client.edit.settleConflict(conflict.id, { value: '0570 33 33 33' });
		await bert.client.edit.settleConflict(conflict.id, { value: '0570 44 44 44' });
		for (const { network, client } of [anna, bert]) {
			network.heal();
			await client.syncNow();
		}
		const [told] = await bert.client.views.inbox().read();
		expect(told).toMatchObject({ kind: 'result', sending: 'check', code: 'already-settled' });
		expect(await phoneOf(bert)).toBe('0570 33 33 33');
		await bert.client.edit.discard(told!.kind === 'result' ? told!.uuid : '');
		expect(await bert.client.views.inbox().read()).toEqual([]);
	});
});

describe('what waits for a person', () => {
	it('stands newest first, of fields and of refused edits alike, with the room it is about (S4)', async () => {
		const room = { locationId: SITE, name: 'Kamer 1', beds: 4 };
		const { id } = stored(await bert.client.edit.addUnit(room));
		for (const { client } of [bert, anna]) await client.syncNow();
		for (const [n, { network, client }] of [anna, bert].entries()) {
			network.cut();
			await client.edit.setUnitField(id, { field: 'name', value: `Zaal ${n}` });
		}
		for (const { network, client } of [anna, bert]) {
			network.heal();
			await client.syncNow();
		}
		server.advance(5);
		const { conflict } = await disagree();
		server.advance(5);
		await anna.client.edit.settleConflict(conflict.id, { value: '0570 33 33 33' }, 'nageteld');
		await bert.client.edit.settleConflict(conflict.id, { value: '0570 44 44 44' });
		for (const { client } of [anna, bert]) await client.syncNow();
		expect(await bert.client.views.inbox().read()).toMatchObject([
			{ kind: 'result', code: 'already-settled', locationName: 'Kade' },
			{ kind: 'field', unitName: 'Zaal 0', locationName: 'Kade' }
		]);
	});
});

describe('a choice that a server which was put back does not know', () => {
	it('was made for nothing: the edit is in conflict there anew, and waits again (S4, S16)', async () => {
		const { conflict } = await disagree();
		await anna.client.edit.settleConflict(conflict.id, { value: '0570 33 33 33' });
		for (const { client } of [anna, bert]) await client.syncNow();
		const openOfBert = () => bert.db.result.where('open').equals(1).count();
		expect(await openOfBert()).toBe(0);

		const restored = await startServer('epoch-2');
		const phone = { locationId: SITE, field: 'phone', value: '0570 44 44 44' };
		await restored.device(COORDINATOR).send('location.setField', phone, { base: null });
		bert.network.setServer(restored);
		for (let runs = 0; runs < 2; runs++) await bert.client.syncNow();
		expect(await openOfBert()).toBe(1);
		expect(await bert.client.views.inbox().read()).toMatchObject([{ kind: 'field' }]);
	});

	it('still stands where it is known: an answer that is repeated opens nothing (S2, S4)', async () => {
		const { conflict } = await disagree();
		await anna.client.edit.settleConflict(conflict.id, { value: '0570 33 33 33' });
		for (const { client } of [anna, bert]) await client.syncNow();
		await server.store.write((writer) => writer.setEpoch('epoch-2'));
		for (let runs = 0; runs < 2; runs++) await bert.client.syncNow();
		expect(await bert.db.result.where('open').equals(1).count()).toBe(0);
		expect(await bert.client.views.inbox().read()).toEqual([]);
	});
});

describe('an edit of which the server changed the time', () => {
	it('is shown as capped, and cannot be sent again (D12)', async () => {
		bert.network.cut();
		await bert.client.edit.record(SITE, { entry: { kind: 'arrive', n: 2 } });
		const [queued] = await bert.db.queue.toArray();
		const edit = JSON.parse(queued!.text) as { deviceAt: string; uuid: string };
		const text = JSON.stringify({ ...edit, deviceAt: server.at(30) });
		await bert.db.queue.put({ ...queued!, text });
		bert.network.heal();
		await bert.client.syncNow();
		expect(await bert.client.views.inbox().read()).toMatchObject([
			{ kind: 'result', sending: 'check', code: 'future-capped' }
		]);
		expect(await bert.client.edit.retry(edit.uuid)).toMatchObject({ ok: false });
	});
});
