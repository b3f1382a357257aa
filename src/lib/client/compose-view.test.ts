import { beforeEach, describe, expect, it } from 'vitest';
import {
	BERT,
	openSignedIn,
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import { ADDRESS, RCVS } from '../../../tests/support/sync/people.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { RecordInput } from './client-types.ts';
import { seenNow } from './seen-now.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

async function record(input: RecordInput): Promise<string> {
	return stored(await anna.client.edit.record(SITE, input)).uuid;
}

const view = async () => (await anna.client.views.location(SITE).read())!;

describe('the view of a location, offline', () => {
	beforeEach(() => anna.network.cut());

	it('says of a room for when its snijverlies was stated, and so by which entry (D6)', async () => {
		const added = await anna.client.edit.addUnit({ locationId: SITE, name: '1', beds: 4 });
		const unitId = stored(added).id;
		server.advance(1);
		await anna.client.edit.setDetail(SITE, { detail: 'units', units: [] });
		server.advance(5);
		const observedAt = server.at(-2);
		const id = await record({
			entry: { kind: 'declareSnijverlies', byReason: { care: 0 } },
			...{ unitId, observedAt }
		});
		const [room] = (await view()).units;
		expect(room).toMatchObject({ isDeclared: true, declaredAt: observedAt });
		const moment = { from: observedAt, until: server.at(-1) };
		const seen = await anna.client.views.dayEntries(SITE, moment).read();
		expect(seen).toMatchObject([{ id, byName: 'anna' }]);
	});

	it('asks "klopt het snijverlies nog?" after people came, until it is stated or counted (D6)', async () => {
		expect((await view()).askSnijverlies).toBe(false);
		server.advance(1);
		await record({ entry: { kind: 'arrive', n: 2 } });
		expect((await view()).askSnijverlies).toBe(true);
		server.advance(1);
		await record({ entry: { kind: 'declareSnijverlies', byReason: { sex: 1 } } });
		expect((await view()).askSnijverlies).toBe(false);
		server.advance(1);
		await record({ entry: { kind: 'depart', n: 1 } });
		server.advance(1);
		await record({ entry: { kind: 'recount', n: 1 } });
		expect((await view()).askSnijverlies).toBe(false);
	});

	it('"klopt nog" states the numbers on the screen and makes them fresh (D14)', async () => {
		await record({ entry: { kind: 'arrive', n: 2 } });
		server.advance(1);
		const seen = seenNow(await view());
		expect(seen).toEqual({ realised: 40, occupied: 2, outOfService: 0, snijverliesDeclared: 0 });
		await record({ entry: { kind: 'confirm', seen } });
		expect(await view()).toMatchObject({ countedAt: server.now(), cards: [] });
	});

	it('shows a card of a confirm that saw other numbers, with who and when (D14)', async () => {
		const seen = { ...seenNow(await view()), occupied: 9 };
		const confirm = await record({ entry: { kind: 'confirm', seen } });
		const { cards, cardEntries } = await view();
		expect(cards).toEqual([{ kind: 'confirm-differs', place: '', confirm, seen: 9, now: 0 }]);
		expect(cardEntries[confirm]).toMatchObject({ byName: 'anna', observedAt: server.now() });
	});

	it('shows a card of two counts that do not know of each other (D11)', async () => {
		const theirs = await server.device(BERT).send('occupancy.record', {
			locationId: SITE,
			entry: { kind: 'recount', n: 5 }
		});
		server.advance(30);
		const own = await record({ entry: { kind: 'recount', n: 7 } });
		expect((await view()).cards).toEqual([]);
		anna.network.heal();
		await anna.client.syncNow();
		const { cards, cardEntries } = await view();
		expect(cards).toEqual([{ kind: 'two-counts', place: '', first: theirs.uuid, second: own }]);
		expect(cardEntries[theirs.uuid]).toMatchObject({ byName: 'bert', content: { n: 5 } });
	});
});

describe('a location that is added without internet', () => {
	it('is there at once, can be worked in, and all of it arrives in order', async () => {
		const office = await openSignedIn(server, RCVS, 2);
		office.network.cut();
		const added = stored(
			await office.client.edit.addLocation({
				regionId: 'VR04',
				municipality: 'GM0193',
				name: 'Sporthal',
				kind: 'cno',
				address: ADDRESS
			})
		);
		await office.client.edit.setField(added.id, { field: 'status', value: 'open' });
		const told = { source: 'phone', spokenWith: 'Kees' } as const;
		await office.client.edit.record(added.id, { entry: { kind: 'setRealised', n: 20 }, ...told });
		const here = await office.client.views.location(added.id).read();
		expect(here).toMatchObject({
			isNew: true,
			placeable: 20,
			pending: 3,
			municipalityName: 'GM0193'
		});
		office.network.heal();
		await office.client.syncNow();
		const arrived = await office.client.views.location(added.id).read();
		expect(arrived).toMatchObject({ isNew: false, placeable: 20, pending: 0, fields: {} });
		expect(await office.client.views.inbox().read()).toEqual([]);
	});
});
