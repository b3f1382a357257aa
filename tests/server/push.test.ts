import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decide } from '../../src/lib/domain/mutations/decide.ts';
import type { Store } from '../../src/lib/server/store/store.ts';
import type { PushResponse } from '../../src/lib/sync/messages.ts';
import {
	ADDRESS,
	COORDINATOR,
	IJSSELLAND,
	person,
	RCVS,
	TWENTE,
	uuidOf
} from '../support/sync/people.ts';
import { type OpenedStore, STORES } from '../support/sync/stores.ts';
import { createSyncServer, type Device, type SyncServer } from '../support/sync/sync-server.ts';

const SITE = uuidOf(1);
const OTHER_SITE = uuidOf(2);
const NEW_SITE = {
	id: SITE,
	regionId: 'VR04',
	municipality: 'GM0150',
	name: 'De Kade',
	kind: 'goo',
	address: ADDRESS
};
const arrive = (n: number, locationId = SITE) => ({ locationId, entry: { kind: 'arrive', n } });

/** Throws for every arrival of 13 people. */
const decideWithFault: typeof decide = (world, context) => {
	const { entry } = context.mutation.args as { entry?: { n?: number } };
	if (entry?.n === 13) throw new Error('bug');
	return decide(world, context);
};

describe.each(STORES)('a push to the $name store', ({ open }) => {
	let opened: OpenedStore;
	let server: SyncServer;
	let tablet: Device;

	beforeEach(async () => {
		opened = await open();
		server = createSyncServer(opened.store, { decide: decideWithFault });
		await server.addRegion(IJSSELLAND);
		await server.addRegion(TWENTE);
		tablet = server.device(RCVS);
		await tablet.send('location.add', NEW_SITE);
	});

	afterEach(() => opened.close());

	async function occupied(): Promise<number> {
		const rows = await server.pull(RCVS);
		const row = rows.find(({ type, id }) => type === 'location' && id === SITE)!.row!;
		return (row.figures as { occupied: number }).occupied;
	}

	describe('S2: what was sent before', () => {
		test('by the same person gives its stored result and is not applied again', async () => {
			const edit = tablet.edit('occupancy.record', arrive(3));
			const first = await tablet.push(edit);
			const version = await server.versionOf('VR04');
			const again = await tablet.push(edit);
			expect(again).toEqual(first);
			expect(again.results).toMatchObject([{ status: 'applied', regionId: 'VR04', version }]);
			expect(await server.versionOf('VR04')).toBe(version);
			expect(await occupied()).toBe(3);
		});

		test('advances `last` when its mid is the next one, as after new numbers (S16)', async () => {
			const edit = tablet.edit('occupancy.record', arrive(3));
			await tablet.push(edit);
			const renumbered = server.device(RCVS);
			const { last, results } = await renumbered.push({ ...edit, mid: 1 });
			expect({ last, status: results[0]!.status }).toEqual({ last: 1, status: 'applied' });
			expect(await occupied()).toBe(3);
		});

		test('twice in one batch counts once', async () => {
			const edit = tablet.edit('occupancy.record', arrive(3));
			const { last, results } = await tablet.push(edit, { ...edit, mid: edit.mid + 1 });
			expect(last).toBe(edit.mid + 1);
			expect(results[1]).toEqual(results[0]);
			expect(await occupied()).toBe(3);
		});

		test('by somebody else is forbidden, changes nothing and takes its mid', async () => {
			const edit = tablet.edit('occupancy.record', arrive(3));
			await tablet.push(edit);
			const thief = server.device(COORDINATOR);
			const stolen = { ...edit, mid: 1 };
			const own = { ...thief.edit('occupancy.record', arrive(1)), mid: 2 };
			const { last, results } = await thief.push(stolen, own);
			expect(results).toMatchObject([
				{ uuid: edit.uuid, status: 'rejected', code: 'forbidden' },
				{ uuid: own.uuid, status: 'applied' }
			]);
			expect(last).toBe(2);
			expect(await occupied()).toBe(4);
			const again = await thief.push(stolen);
			expect(again).toMatchObject({
				last: 2,
				results: [{ status: 'rejected', code: 'forbidden' }]
			});
			expect(again.stop).toBeUndefined();
			expect((await tablet.push(edit)).results).toMatchObject([{ status: 'applied' }]);
		});

		test('by another person from this device is refused as a whole', async () => {
			const edit = tablet.edit('occupancy.record', arrive(3));
			const intruder = server.device(COORDINATOR, tablet.clientId);
			expect(await intruder.tryPush(edit)).toEqual({ refused: 'client-of-another' });
			expect((await tablet.push(edit)).results).toMatchObject([{ status: 'applied' }]);
		});
	});

	describe('S2: a mid that does not follow', () => {
		test('past the next is a gap: what came before it counts, nothing after', async () => {
			const [one, , three, four] = [1, 2, 4, 8].map((n) =>
				tablet.edit('occupancy.record', arrive(n))
			);
			const answer = await tablet.push(one!, three!, four!);
			expect(answer).toMatchObject({ stop: 'gap', last: one!.mid });
			expect(answer.results.map(({ uuid }) => uuid)).toEqual([one!.uuid]);
			expect(await occupied()).toBe(1);
		});

		test('at or below the last one, with an unknown uuid, is a fork', async () => {
			const clone = tablet.edit('occupancy.record', arrive(1));
			await tablet.push({ ...clone, uuid: uuidOf(77) });
			const answer = await tablet.push(clone);
			expect(answer).toMatchObject({ stop: 'fork', last: clone.mid, results: [] });
			expect(await occupied()).toBe(1);
		});

		test('of a new device starts at 1', async () => {
			const fresh = server.device(RCVS);
			const edit = { ...fresh.edit('occupancy.record', arrive(1)), mid: 2 };
			expect(await fresh.push(edit)).toMatchObject({ stop: 'gap', last: 0, results: [] });
		});

		test('heals with a new client id, new numbers and the same uuids', async () => {
			const edits = [1, 2, 4].map((n) => tablet.edit('occupancy.record', arrive(n)));
			await tablet.push(edits[0]!, edits[1]!);
			const renewed = server.device(RCVS);
			const { last, results } = await renewed.push(
				...edits.map((edit, index) => ({ ...edit, mid: index + 1 }))
			);
			expect({ last, count: results.length }).toEqual({ last: 3, count: 3 });
			expect(await occupied()).toBe(7);
		});
	});

	describe('S3: one transaction', () => {
		test('a fault in one mutation: the others are applied, that one is rejected for good', async () => {
			const batch = [3, 13, 5].map((n) => tablet.edit('occupancy.record', arrive(n)));
			const { last, results } = await tablet.push(...batch);
			expect(results).toMatchObject([
				{ status: 'applied' },
				{ status: 'rejected', code: 'invalid', detail: 'incident incident-1' },
				{ status: 'applied' }
			]);
			expect(last).toBe(batch[2]!.mid);
			expect(server.faults).toEqual([{ incident: 'incident-1', fault: new Error('bug') }]);
			expect(await occupied()).toBe(8);
			expect((await tablet.push(...batch)).results).toEqual(results);
			expect(server.faults).toHaveLength(1);
		});

		test('a gap behind a fault still stops', async () => {
			const [bad, , late] = [13, 1, 5].map((n) => tablet.edit('occupancy.record', arrive(n)));
			const answer = await tablet.push(bad!, late!);
			expect(answer).toMatchObject({ stop: 'gap', last: bad!.mid });
			expect(answer.results).toMatchObject([{ status: 'rejected' }]);
		});

		test('the versions it gives are those after its last mutation', async () => {
			const batch = [3, 13, 5].map((n) => tablet.edit('occupancy.record', arrive(n)));
			const { versions } = await tablet.push(...batch);
			expect(versions).toEqual({ VR04: await server.versionOf('VR04') });
		});

		test.each([
			['under the same client id', uuidOf(9)],
			['under a new one', uuidOf(10)]
		])('what another tab got answered meanwhile keeps its answer, %s', async (_, clientId) => {
			let faults = 2;
			const meanwhile: Promise<PushResponse>[] = [];
			const torn = createSyncServer(opened.store, {
				decide: (world, context) => {
					if (faults-- > 0) throw new Error('bug');
					return decide(world, context);
				},
				newIncident: () => {
					meanwhile.push(torn.device(RCVS, clientId).push(edit));
					return 'incident-1';
				}
			});
			const device = torn.device(RCVS, uuidOf(9));
			const edit = device.edit('occupancy.record', arrive(3), { uuid: uuidOf(55) });
			const { results, last } = await device.push(edit);
			expect(results).toMatchObject([{ uuid: edit.uuid, status: 'applied' }]);
			expect((await meanwhile[0])!.results).toEqual(results);
			expect(last).toBe(1);
			expect(await occupied()).toBe(3);
		});

		test('a store that fails takes nothing, blames nobody, and the same push succeeds later', async () => {
			const full = failingOnSave(opened.store);
			const broken = createSyncServer(full.store);
			const device = broken.device(RCVS, uuidOf(9));
			const edit = device.edit('occupancy.record', arrive(3), { uuid: uuidOf(55) });
			await expect(device.push(edit)).rejects.toThrow('disk full');
			expect(broken.faults).toEqual([]);
			full.mend();
			expect((await device.push(edit)).results).toMatchObject([{ status: 'applied' }]);
			expect(await occupied()).toBe(3);
		});

		test('each mutation is decided on what its predecessors left', async () => {
			const add = { ...NEW_SITE, id: OTHER_SITE };
			const { results } = await tablet.push(
				tablet.edit('occupancy.record', arrive(1, OTHER_SITE)),
				tablet.edit('location.add', add),
				tablet.edit('occupancy.record', arrive(2, OTHER_SITE)),
				tablet.edit('location.add', add)
			);
			expect(results.map(({ status, code }) => code ?? status)).toEqual([
				'not-found',
				'applied',
				'applied',
				'noop'
			]);
		});
	});

	describe('S4: what is refused', () => {
		test('is stored, given again, and holds up nothing behind it', async () => {
			const forbidden = server.device(person('manager', 'mia', { locations: [OTHER_SITE] }));
			const batch = [
				forbidden.edit('occupancy.record', arrive(3)),
				forbidden.edit('occupancy.record', arrive(3, uuidOf(404)))
			];
			const { results, last } = await forbidden.push(...batch);
			expect(results).toMatchObject([
				{ status: 'rejected', code: 'forbidden' },
				{ status: 'rejected', code: 'not-found', detail: uuidOf(404) }
			]);
			expect(last).toBe(2);
			expect((await forbidden.push(...batch)).results).toEqual(results);
			expect(await occupied()).toBe(0);
		});

		test('tells no version of a region that the person has nothing to do with', async () => {
			const stranger = server.device(person('rcvs', 'tess', { regions: ['VR05'] }));
			const { versions } = await stranger.push(stranger.edit('occupancy.record', arrive(3)));
			expect(versions).toEqual({});
			expect(server.pokes.at(-1)).toEqual({});
		});

		test.each([
			['an unknown name', { name: 'occupancy.guess' }, 'unknown-mutation'],
			['a later version of the arguments', { v: 2 }, 'unknown-mutation'],
			['arguments of another shape', { args: { locationId: SITE, entry: 7 } }, 'invalid'],
			['ids that are no text', { args: { locationId: { a: 1 }, units: [null, 3] } }, 'invalid']
		])('%s is a result like any other', async (_, more, code) => {
			const edit = { ...tablet.edit('occupancy.record', arrive(1)), ...more };
			expect((await tablet.push(edit)).results).toMatchObject([{ status: 'rejected', code }]);
			expect(server.faults).toEqual([]);
		});
	});

	describe('S6: versions', () => {
		test('go up by one per applied or conflicting mutation, in order; others keep the last', async () => {
			const field = (value: string, base: string | null) =>
				tablet.edit('location.setField', { locationId: SITE, field: 'note', value }, { base });
			const before = await server.versionOf('VR04');
			const first = field('een', null);
			const { results, versions } = await tablet.push(
				first,
				field('een', uuidOf(88)),
				field('twee', null),
				tablet.edit('occupancy.record', arrive(1, uuidOf(404))),
				tablet.edit('occupancy.record', arrive(1))
			);
			expect(results.map(({ status, version }) => [status, version && version - before])).toEqual([
				['applied', 1],
				['noop', 1],
				['conflict', 2],
				['rejected', undefined],
				['applied', 3]
			]);
			expect(versions).toEqual({ VR04: before + 3 });
			expect(server.pokes.at(-1)).toEqual({ VR04: before + 3 });
		});

		test('count per region', async () => {
			const both = server.device(person('rcvs', 'rob', { regions: ['VR04', 'VR05'] }));
			const before = [await server.versionOf('VR04'), await server.versionOf('VR05')];
			const site = { ...NEW_SITE, id: OTHER_SITE, regionId: 'VR05', municipality: 'GM0153' };
			const { versions } = await both.push(
				both.edit('location.add', site),
				both.edit('occupancy.record', arrive(1)),
				both.edit('occupancy.record', arrive(1, OTHER_SITE))
			);
			expect(versions).toEqual({ VR04: before[0]! + 1, VR05: before[1]! + 2 });
		});

		test('of a batch leave each touched row once, at the last version it was touched', async () => {
			const before = await server.versionOf('VR04');
			await tablet.push(
				tablet.edit('location.add', { ...NEW_SITE, id: OTHER_SITE }),
				tablet.edit('occupancy.record', arrive(1)),
				tablet.edit('occupancy.record', arrive(1)),
				tablet.edit('occupancy.record', arrive(1, OTHER_SITE))
			);
			const rows = (await server.feed('VR04')).filter(({ version }) => version > before);
			expect(rows.map(({ type, id, version }) => [type, id, version - before])).toEqual([
				['staff', `${OTHER_SITE}:rcvs`, 1],
				['entry', expect.any(String), 2],
				['entry', expect.any(String), 3],
				['location', SITE, 3],
				['entry', expect.any(String), 4],
				['location', OTHER_SITE, 4]
			]);
		});
	});

	test('S22: what the device says it still holds is noted', async () => {
		const request = { protocol: 1 as const, clientId: tablet.clientId };
		await tablet.push();
		const client = await opened.store.read((reader) => reader.client(request.clientId));
		expect(client).toEqual({
			id: tablet.clientId,
			personId: 'rcvs',
			lastMid: 1,
			seenAt: server.now(),
			pending: 0,
			oldest: null
		});
	});
});

function failingOnSave(store: Store): { store: Store; mend(): void } {
	let fails = true;
	return {
		mend: () => void (fails = false),
		store: {
			read: (work) => store.read(work),
			write: (work) =>
				store.write((writer) =>
					work({
						...writer,
						save: async (changes) => {
							if (fails) throw new Error('disk full');
							await writer.save(changes);
						}
					})
				)
		}
	};
}
