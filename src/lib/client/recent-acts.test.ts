import { beforeEach, describe, expect, it } from 'vitest';
import {
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { MutationDraft } from './client-types.ts';
import type { RecentEntry } from './view-types.ts';

let server: SyncServer;
let anna: SignedIn;
const rooms: string[] = [];

const acts = (n: number) => anna.client.views.recentActs(SITE, n).read();
const kinds = (entries: RecentEntry[]) => entries.map(({ entry }) => entry.kind);

function count(unitId: string, n: number): MutationDraft {
	return {
		name: 'occupancy.record',
		args: { locationId: SITE, unitId, entry: { kind: 'recount', n } }
	};
}

async function countHouse(): Promise<string[]> {
	server.advance(1);
	const drafts = rooms.map((room, n) => count(room, n));
	return stored(await anna.client.edit.together(drafts)).uuids;
}

async function arrive(n: number): Promise<string> {
	server.advance(1);
	return stored(await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n } })).uuid;
}

beforeEach(async () => {
	({ server, anna } = await startSignedIn());
	rooms.length = 0;
	for (const name of ['1', '2', '3', '4', '5', '6', '7', '8']) {
		const added = await anna.client.edit.addUnit({ locationId: SITE, name, beds: 4 });
		rooms.push(stored(added).id);
	}
	await anna.client.edit.setDetail(SITE, { detail: 'units', units: [] });
});

describe('the last acts', () => {
	it('hold all counts of a house as one, and leave room for what came before it', async () => {
		await arrive(1);
		const counts = await countHouse();
		await arrive(2);
		const [newest, ...older] = await acts(3);
		expect(newest!.entry).toEqual({ kind: 'arrive', n: 2 });
		expect(older.slice(0, -1).map(({ id }) => id)).toEqual(counts.toReversed());
		expect(new Set(older.slice(0, -1).map(({ act }) => act)).size).toBe(1);
		expect(older.at(-1)!.entry).toEqual({ kind: 'arrive', n: 1 });
	});

	it('are the same when the server has them (S5)', async () => {
		await countHouse();
		const before = (await acts(1)).map(({ id, act }) => [id, act]);
		server.advance(1);
		await anna.client.syncNow();
		expect((await acts(1)).map(({ id, act }) => [id, act])).toEqual(before);
	});

	it('come up again, whole, when one of theirs is put right (D13)', async () => {
		const counts = await countHouse();
		await arrive(1);
		server.advance(1);
		const corrects = counts[0]!;
		stored(await anna.client.edit.record(SITE, { entry: { kind: 'recount', n: 3 }, corrects }));
		const found = await acts(1);
		expect(found).toHaveLength(rooms.length + 1);
		expect(found[0]).toMatchObject({ corrects, state: 'correction' });
	});

	it('are as many as are asked for, also when the last moments were all spent on one of them', async () => {
		await arrive(1);
		const corrects = await arrive(2);
		for (const n of [3, 4, 5]) {
			server.advance(1);
			const entry = { kind: 'arrive', n } as const;
			stored(await anna.client.edit.record(SITE, { entry, corrects }));
		}
		const found = await acts(2);
		expect(new Set(found.map(({ act }) => act)).size).toBe(5);
		expect(found.filter((entry) => entry.corrects === null)).toHaveLength(2);
	});

	it('are taken back together and brought back together, each time by one act', async () => {
		const counts = await countHouse();
		server.advance(1);
		const voids = stored(await anna.client.edit.undoTogether(counts, { why: 'ander huis' })).uuids;
		const taken = (await acts(1)).filter(({ corrects }) => corrects === null);
		expect(taken.map(({ state }) => state)).toEqual(rooms.map(() => 'voided'));
		server.advance(1);
		expect(await anna.client.edit.undoTogether(voids)).toMatchObject({ ok: true });
		const back = (await acts(1)).filter(({ corrects }) => corrects === null);
		expect(back.map(({ state }) => state)).toEqual(rooms.map(() => 'corrected'));
	});

	it('are taken back all or none', async () => {
		const counts = await countHouse();
		const outcome = await anna.client.edit.undoTogether([...counts, 'unknown']);
		expect(outcome).toEqual({ ok: false, code: 'not-found' });
		expect(kinds(await acts(1))).toEqual(rooms.map(() => 'recount'));
	});

	it('are not one where the server capped when they were made (D12)', async () => {
		await anna.client.syncNow();
		anna.device.setSkew(10 * 60_000);
		await arrive(1);
		await arrive(2);
		await anna.client.syncNow();
		const [second, first] = await acts(2);
		expect(second!.madeAt).toBe(first!.madeAt);
		expect(second!.act).not.toBe(first!.act);
	});
});
