import { beforeEach, describe, expect, test } from 'vitest';
import {
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { RecordInput } from '$lib/client/client-types.ts';
import { type Changes, NO_CHANGES, toCorrections } from './correction.ts';

/** What the form that puts an entry right records, on a real device and server: two rooms, and who has none. */
let server: SyncServer;
let anna: SignedIn;
let huts: string[];

beforeEach(async () => {
	({ server, anna } = await startSignedIn());
	const { edit } = anna.client;
	huts = [];
	for (const name of ['Hut 1', 'Hut 2', 'Hut 3'])
		huts.push(stored(await edit.addUnit({ locationId: SITE, name, beds: 8, sharedBy: 'men' })).id);
	server.advance(1);
	const units = huts.map((unitId) => ({ unitId, occupied: 4, outOfService: {} }));
	stored(await edit.setDetail(SITE, { detail: 'units', units }));
});

async function enter(input: RecordInput): Promise<string> {
	server.advance(10);
	return stored(await anna.client.edit.record(SITE, input)).uuid;
}

const lines = () => anna.client.views.recentEntries(SITE).read();

async function putRight(id: string, changes: Partial<Changes>): Promise<string[]> {
	server.advance(10);
	const of = (await lines()).find((line) => line.id === id)!;
	const drafts = toCorrections(of, { ...NO_CHANGES, ...changes }).map((input) => ({
		name: 'occupancy.record' as const,
		args: { locationId: SITE, ...input }
	}));
	return stored(await anna.client.edit.together(drafts)).uuids;
}

/** People per hut, and those without one; the same on the server once it has everything. */
async function people(): Promise<number[]> {
	await anna.client.syncNow();
	const view = (await anna.client.views.location(SITE).read())!;
	expect((await anna.client.views.inbox().read()).length).toBe(0);
	const { occupied } = view.figures;
	const inHuts = huts.map((id) => view.units.find(({ unit }) => unit.id === id)!.figures.occupied);
	expect(occupied).toBe(inHuts.reduce((sum, n) => sum + n, view.rest));
	return [...inHuts, view.rest];
}

describe('an entry that is put right', () => {
	test('goes from a room to "nog niet op een kamer", and that is taken back at once (D5, D13)', async () => {
		const arrival = await enter({ unitId: huts[0]!, entry: { kind: 'arrive', n: 2 } });
		expect(await people()).toEqual([6, 4, 4, 0]);
		const uuids = await putRight(arrival, { unitId: '' });
		expect(await people()).toEqual([4, 4, 4, 2]);
		const anew = (await lines()).find(({ id }) => id === uuids.at(-1))!;
		const before = (await lines()).find(({ id }) => id === arrival)!;
		expect(anew).toMatchObject({ unitId: null, observedAt: before.observedAt });
		server.advance(1);
		stored(await anna.client.edit.undoTogether(uuids));
		expect(await people()).toEqual([6, 4, 4, 0]);
	});

	test('that was given a room goes back to none by a correction (D13)', async () => {
		const departure = await enter({ entry: { kind: 'depart', n: 1 } });
		await putRight(departure, { unitId: huts[1]! });
		expect(await people()).toEqual([4, 3, 4, 0]);
		expect(await putRight(departure, { unitId: '' })).toHaveLength(1);
		expect(await people()).toEqual([4, 4, 4, -1]);
	});

	test.each([
		['the other way round', { from: 1, to: 0 }, [6, 2, 4, 0]],
		['to another room', { from: 0, to: 2 }, [2, 4, 6, 0]],
		['from another room', { from: 2, to: 1 }, [4, 6, 2, 0]],
		['to nowhere yet', { from: 0, to: undefined }, [2, 4, 4, 2]],
		['of who had no room', { from: undefined, to: 1 }, [4, 6, 4, -2]]
	])('as a move is %s (D5, D13)', async (_, { from, to }, expected) => {
		const move = await enter({
			unitId: huts[0]!,
			entry: { kind: 'move', n: 2, toUnitId: huts[1]! }
		});
		expect(await people()).toEqual([2, 6, 4, 0]);
		const roomOf = (at: number | undefined) => (at === undefined ? '' : huts[at]!);
		await putRight(move, { unitId: roomOf(from), toUnitId: roomOf(to) });
		expect(await people()).toEqual(expected);
	});
});
