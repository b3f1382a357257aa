import { beforeEach, describe, expect, test } from 'vitest';
import {
	ADDRESS,
	IJSSELLAND,
	person,
	RCVS,
	uuidOf
} from '../../../../tests/support/sync/people.ts';
import { createSyncServer } from '../../../../tests/support/sync/sync-server.ts';
import { windowStart } from '../../domain/window.ts';
import type { Mutation } from '../../domain/schema/mutation.ts';
import type { PullResponse } from '../../sync/messages.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { createSync, type Sync } from './sync.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MIDNIGHT = Date.parse('2026-05-01T22:00:00.000Z');
const SITE = uuidOf(1);
const QUERY = { clientId: uuidOf(2), scope: '', epoch: '', cursor: '', limit: 2000 };
const HELD = { pending: 3, oldest: '2026-05-01T08:00:00.000Z' };

let store: Store;
let now: number;

beforeEach(async () => {
	store = createMemoryStore('epoch-1');
	now = MIDNIGHT - 1;
	const server = createSyncServer(store);
	await server.addRegion(IJSSELLAND);
	const told = { regionId: 'VR04', municipality: 'GM0150', name: 'Kade', kind: 'goo' };
	await server.device(RCVS).send('location.add', { id: SITE, ...told, address: ADDRESS });
});

function syncOn(opened: Store): Sync {
	return createSync({ store: opened, clock: () => now, ids: () => 'id', onFault: () => {} });
}

async function pull(sync: Sync, query: Parameters<Sync['pull']>[1] = QUERY, me = RCVS) {
	const outcome = await sync.pull(me, query);
	if ('refused' in outcome) throw new Error(outcome.refused);
	return JSON.parse(outcome.answer) as PullResponse;
}

/** One edit of a device that says it holds so many. */
async function pushOne(sync: Sync, pending: number): Promise<void> {
	const edit: Mutation = {
		...{ uuid: uuidOf(3), mid: 1, deviceSeq: 1, v: 1, offsetMs: 0, deviceAt: HELD.oldest },
		name: 'location.setField',
		args: { locationId: SITE, field: 'note', value: 'x' },
		base: null
	};
	const { clientId } = QUERY;
	const request = { protocol: 1 as const, clientId, pending, oldest: HELD.oldest };
	await sync.push(RCVS, { ...request, mutations: [edit] }, 'request');
}

/** A store whose next reading waits until it is let go. */
function holdNextRead(): { held: Store; reached: Promise<void>; letGo: () => void } {
	const reached = Promise.withResolvers<void>();
	const gate = Promise.withResolvers<void>();
	let isHeld = false;
	const held: Store = {
		...store,
		read: async (work) => {
			if (!isHeld) {
				isHeld = true;
				reached.resolve();
				await gate.promise;
			}
			return store.read(work);
		}
	};
	return { held, reached: reached.promise, letGo: gate.resolve };
}

test('who pulls past midnight, while the day before is still rolled, gets the new window', async () => {
	const { held, reached, letGo } = holdNextRead();
	const sync = syncOn(held);
	const before = pull(sync);
	await reached;
	now = MIDNIGHT + 1;
	const after = pull(sync);
	letGo();
	await before;
	const site = (await after).rows.find(({ type }) => type === 'location');
	expect(site!.row).toMatchObject({ opening: { at: windowStart(now) } });
	expect(windowStart(now)).not.toBe(windowStart(now - DAY_MS));
});

describe('what a device says it holds (S22)', () => {
	const clientOf = (id: string) => store.read((reader) => reader.client(id));

	test('is noted of one that never sent anything, as when all its pushes fail', async () => {
		await pull(syncOn(store), { ...QUERY, ...HELD });
		expect(await clientOf(QUERY.clientId)).toEqual({
			id: QUERY.clientId,
			personId: RCVS.personId,
			lastMid: 0,
			seenAt: new Date(now).toISOString(),
			...HELD
		});
	});

	test('binds the clientId to that person, as sending does (S1)', async () => {
		const sync = syncOn(store);
		await pull(sync, { ...QUERY, ...HELD });
		expect(await sync.pull(person('rcvs', 'somebody'), QUERY)).toEqual({
			refused: 'client-of-another'
		});
	});

	test('writes nothing for a device that holds nothing', async () => {
		await pull(syncOn(store), { ...QUERY, pending: 0, oldest: null });
		expect(await clientOf(QUERY.clientId)).toBeUndefined();
	});

	test('keeps the place of one that sent before', async () => {
		const desk = createSyncServer(store).device(RCVS, QUERY.clientId);
		await desk.send('location.setField', { locationId: SITE, field: 'note', value: 'x' });
		await pull(syncOn(store), { ...QUERY, ...HELD });
		expect(await clientOf(QUERY.clientId)).toMatchObject({ lastMid: 1, ...HELD });
	});

	test('is less what was answered, so that the pull after it has nothing to note', async () => {
		let writes = 0;
		const sync = syncOn({ ...store, write: (work) => (writes++, store.write(work)) });
		await sync.roll();
		writes = 0;
		await pushOne(sync, 1);
		expect(await clientOf(QUERY.clientId)).toMatchObject({ pending: 0, oldest: null });
		await pull(sync, { ...QUERY, pending: 0, oldest: null });
		expect(writes).toBe(1);
	});

	test('is what stays behind of a longer queue', async () => {
		const sync = syncOn(store);
		await pushOne(sync, HELD.pending);
		expect(await clientOf(QUERY.clientId)).toMatchObject({ ...HELD, pending: 2 });
	});
});
