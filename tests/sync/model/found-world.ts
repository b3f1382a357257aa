import type { Mutation, MutationName } from '../../../src/lib/domain/schema/mutation.ts';
import { putRegion } from '../../../src/lib/server/sync/put-region.ts';
import { ADDRESS, asEnteredBy, IJSSELLAND, TWENTE, uuidOf } from '../../support/sync/people.ts';
import type { Backend } from './backends.ts';
import { FOUNDER, HARBOUR, MEADOW, ROOMS, TOWER } from './cast.ts';
import type { KnownEdit } from './world.ts';
import { createModelServer, type Snapshot } from './model-server.ts';
import { DAY, toIso } from './time.ts';

/** Monday noon, in winter time. */
export const START = Date.parse('2026-03-02T12:00:00.000Z');

export type Founded = { snapshot: Snapshot; edits: KnownEdit[] };

/** Regions, locations and rooms, with numbers from the day before. */
export async function foundWorld(backend: Backend): Promise<Founded> {
	await putRegion(backend.store, IJSSELLAND);
	await putRegion(backend.store, TWENTE);
	const time = { now: START - DAY };
	const server = createModelServer(backend, time);
	server.grants.set(FOUNDER.personId, FOUNDER);
	const edits = firstEdits().map(toMutation);
	const body = {
		...{ protocol: 1, clientId: uuidOf(1, 0xcc), pending: edits.length, oldest: null },
		mutations: edits
	};
	const path = '/api/sync/push';
	const { personId } = FOUNDER;
	const answer = await server.handle({
		...{ personId, path, body: JSON.stringify(body) },
		headers: new Headers()
	});
	if (!answer.ok) throw new Error(await answer.text());
	time.now = START;
	await server.roll();
	const snapshot = await server.snapshot();
	return { snapshot, edits: edits.map((mutation) => ({ mutation, personId })) };
}

type Draft = [name: MutationName, args: Record<string, unknown>, base?: null];

function firstEdits(): Draft[] {
	const units = ROOMS.map((unitId, index) => ({ unitId, occupied: index + 1, outOfService: {} }));
	const sharedBy = ['family', 'men', 'none'] as const;
	return [
		addLocation(HARBOUR, 'Harbour', 'GM0150', 'VR04'),
		addLocation(MEADOW, 'Meadow', 'GM0193', 'VR04'),
		addLocation(TOWER, 'Tower', 'GM0153', 'VR05'),
		...[HARBOUR, MEADOW, TOWER].map((locationId): Draft => [
			'location.setField',
			{ locationId, field: 'status', value: 'open' },
			null
		]),
		...ROOMS.map((id, index): Draft => [
			'unit.add',
			{ id, locationId: MEADOW, name: `room ${index + 1}`, beds: 4, sharedBy: sharedBy[index] }
		]),
		['location.setDetail', { locationId: MEADOW, detail: 'units', units }],
		record(HARBOUR, { kind: 'setRealised', n: 20 }),
		record(HARBOUR, { kind: 'recount', n: 8 }, null),
		record(TOWER, { kind: 'setRealised', n: 10 }),
		record(TOWER, { kind: 'recount', n: 4 }, null)
	];
}

function addLocation(id: string, name: string, municipality: string, regionId: string): Draft {
	return ['location.add', { id, regionId, municipality, name, kind: 'goo', address: ADDRESS }];
}

function record(locationId: string, entry: object, ...base: [null?]): Draft {
	return [
		'occupancy.record',
		asEnteredBy(FOUNDER, 'occupancy.record', { locationId, entry }),
		...base
	];
}

function toMutation([name, args, base]: Draft, index: number): Mutation {
	return {
		uuid: uuidOf(index + 1, 0xee),
		mid: index + 1,
		deviceSeq: index + 1,
		...{ name, v: 1, args },
		...(base === undefined ? {} : { base }),
		deviceAt: toIso(START - DAY),
		offsetMs: 0
	};
}
