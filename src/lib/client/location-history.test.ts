import { beforeEach, describe, expect, it } from 'vitest';
import {
	BERT,
	READER,
	openSignedIn,
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import { amsterdamDay } from '../domain/import/amsterdam.ts';
import type { RecordInput } from './client-types.ts';
import { createHistoryReader } from './location-history.ts';

const DAY_MINUTES = 24 * 60;

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

async function record(input: RecordInput): Promise<string> {
	server.advance(1);
	return stored(await anna.client.edit.record(SITE, input)).uuid;
}

const todayOf = () => amsterdamDay(new Date(anna.client.now()).toISOString());
const history = async () => (await anna.client.views.history(SITE, todayOf()).read())!;
const lastDays = async (n: number) =>
	(await history()).days
		.slice(-n)
		.map(({ asThen, asNow }) => [asThen?.occupied ?? null, asNow?.occupied ?? null]);

describe('the history of a location on a device', () => {
	it('has each day as it was known then and as it is known now', async () => {
		await record({ entry: { kind: 'recount', n: 20 } });
		await anna.client.syncNow();
		server.advance(DAY_MINUTES);
		await record({ entry: { kind: 'arrive', n: 3 }, observedAt: server.at(-DAY_MINUTES + 30) });
		await anna.client.syncNow();
		expect(await lastDays(2)).toEqual([
			[20, 23],
			[23, 23]
		]);
		expect((await history()).days.at(-3)).toMatchObject({ asThen: null, asNow: null });
	});

	it('counts what is only on this device as known now, not as known then', async () => {
		await record({ entry: { kind: 'recount', n: 20 } });
		await anna.client.syncNow();
		await record({ entry: { kind: 'arrive', n: 2 } });
		expect(await lastDays(1)).toEqual([[20, 22]]);
	});

	it('has a room from when the server knew it, and as known now on every day: its beds hold since ever', async () => {
		const realised = async (n: number) =>
			(await history()).days
				.slice(-n)
				.map(({ asThen, asNow }) => [asThen?.realised ?? null, asNow?.realised ?? null]);
		const addRoom = async (name: string, beds: number) =>
			stored(await anna.client.edit.addUnit({ locationId: SITE, name, beds })).id;
		const unitId = await addRoom('1', 4);
		const units = [{ unitId, occupied: 2, outOfService: {} }];
		await anna.client.edit.setDetail(SITE, { detail: 'units', units });
		await anna.client.syncNow();
		server.advance(DAY_MINUTES);
		await addRoom('2', 6);
		expect(await realised(2), 'only on this device').toEqual([
			[4, 10],
			[4, 10]
		]);
		await anna.client.syncNow();
		expect(await realised(2), 'received').toEqual([
			[4, 10],
			[10, 10]
		]);
	});

	it('tells what was seen on a day where it stands now, and what was taken out where it stood', async () => {
		const moved = await record({ entry: { kind: 'arrive', n: 3 } });
		const gone = await record({ entry: { kind: 'depart', n: 1 } });
		await anna.client.syncNow();
		const yesterday = (await history()).days.at(-1)!;
		server.advance(DAY_MINUTES);
		await record({ entry: { kind: 'arrive', n: 3 }, corrects: moved, observedAt: server.at(0) });
		await anna.client.edit.undo(gone);
		const today = (await history()).days.at(-1)!;
		const idsOf = async (day: typeof today) =>
			(await anna.client.views.dayEntries(SITE, day).read()).map(
				({ corrects, id }) => corrects ?? id
			);
		expect(await idsOf(today)).toEqual([moved, moved]);
		expect(await idsOf(yesterday)).toEqual(expect.arrayContaining([gone, gone]));
		expect(await idsOf(yesterday)).not.toContain(moved);
	});

	it('says from when on entries are here: what is older is in the opening', async () => {
		const { openedAt, days } = await history();
		expect(openedAt).toBe(days[0]!.from);
		expect(days).toHaveLength(31);
	});

	it('read again after each thing that happens, it is what it is when read for the first time', async () => {
		const bert = await openSignedIn(server, BERT, 2);
		const again = createHistoryReader(anna.db, SITE, todayOf());
		const differ = new Set<string>();
		async function expectSame(): Promise<void> {
			const read = await again();
			expect(read).toEqual(await createHistoryReader(anna.db, SITE, todayOf())());
			differ.add(JSON.stringify(read));
		}
		const recount = await record({ entry: { kind: 'recount', n: 20 } });
		await expectSame();
		await anna.client.syncNow();
		await expectSame();
		anna.network.cut();
		const arrival = await record({ entry: { kind: 'arrive', n: 3 } });
		await expectSame();
		await anna.client.edit.undo(recount);
		await expectSame();
		anna.network.heal();
		await anna.client.syncNow();
		await record({ entry: { kind: 'arrive', n: 4 }, corrects: arrival });
		await expectSame();
		stored(await bert.client.edit.record(SITE, { entry: { kind: 'recount', n: 30 } }));
		await bert.client.syncNow();
		await anna.client.syncNow();
		await expectSame();
		await anna.db.entry.delete(arrival);
		await expectSame();
		expect(differ.size).toBeGreaterThan(5);
	});

	it('is not there for who reads figures only', async () => {
		const lena = await openSignedIn(server, READER, 2);
		expect(await lena.client.views.history(SITE, todayOf()).read()).toBeUndefined();
	});
});
