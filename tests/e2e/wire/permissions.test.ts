import type { LocationRow } from '../../../src/lib/domain/schema/location.ts';
import { LOCATION_FIELDS } from '../../../src/lib/domain/schema/location.ts';
import { MUTATION_NAMES } from '../../../src/lib/domain/schema/mutation.ts';
import { type Role, ROLES } from '../../../src/lib/domain/schema/person.ts';
import { SOURCES } from '../../../src/lib/domain/schema/entry.ts';
import type { PushResult } from '../../../src/lib/sync/messages.ts';
import { dumpDatabase } from '../../support/wire/database-dump.ts';
import { FIELD_VALUES, SAMPLES } from '../../support/wire/mutation-samples.ts';
import { MAY, MAY_RECORD, MAY_SET } from '../../support/wire/permission-table.ts';
import { NEIGHBOUR } from '../../support/wire/people.ts';
import type { Intent, WireClient } from '../../support/wire/wire-client.ts';
import { PLACE_NAMES } from '../../support/wire/wire-world.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

/** Applied, or the code of the refusal. */
function outcomeOf({ status, code }: PushResult): string {
	return status === 'rejected' ? (code ?? 'no code') : status;
}

async function pushOne(client: WireClient, intent: Intent): Promise<string> {
	const [result] = await client.push([intent]);
	return outcomeOf(result!);
}

for (const role of ROLES)
	test.describe(`as ${role}`, () => {
		test('each mutation goes through for own places only, and a refusal changes nothing', async ({
			server,
			device,
			world
		}) => {
			const mine = device(role);
			const watchers = [device('coordinator'), device(NEIGHBOUR)];
			for (const name of MUTATION_NAMES)
				for (const placeName of PLACE_NAMES) {
					const tried = `${name} at ${placeName}`;
					const expected = MAY[name][role][placeName];
					const sample = SAMPLES[name](world.places[placeName], role);
					const before = dumpDatabase(server.dataDir);
					const known = await Promise.all(watchers.map((watcher) => watcher.pullAll()));
					expect(await pushOne(mine, { name, ...sample }), tried).toBe(expected);
					if (expected === 'applied') continue;
					expect(dumpDatabase(server.dataDir), tried).toEqual(before);
					for (const [at, watcher] of watchers.entries()) {
						const after = await watcher.pullAll(known[at]!.state);
						expect(after.rows, tried).toEqual([]);
						expect(after.versions, tried).toEqual(known[at]!.versions);
					}
				}
		});

		test('each field of an own place is set by whom the domain names', async ({
			server,
			device,
			world
		}) => {
			const { locationId } = world.places.own;
			const mine = device(role);
			const watcher = device('coordinator');
			for (const field of Object.keys(LOCATION_FIELDS) as (keyof typeof LOCATION_FIELDS)[]) {
				const base = (await fieldWriters(watcher, locationId))[field] ?? null;
				const args = { locationId, field, value: FIELD_VALUES[field] };
				const before = dumpDatabase(server.dataDir);
				const outcome = await pushOne(mine, { name: 'location.setField', args, base });
				const may = MAY_SET[field].includes(role);
				expect(outcome, field).toBe(may ? 'applied' : 'forbidden');
				if (!may) expect(dumpDatabase(server.dataDir), field).toEqual(before);
			}
		});

		test('figures are entered from where the domain names', async ({ device, world }) => {
			const { locationId } = world.places.own;
			const mine = device(role);
			for (const source of SOURCES) {
				const spoken = source === 'phone' ? { spokenWith: 'Marieke' } : {};
				const args = { locationId, source, ...spoken, entry: { kind: 'arrive', n: 1 } };
				const outcome = await pushOne(mine, { name: 'occupancy.record', args });
				expect(outcome, source).toBe(MAY_RECORD[source].includes(role) ? 'applied' : 'forbidden');
			}
		});
	});

async function fieldWriters(client: WireClient, id: string): Promise<Record<string, string>> {
	const { rows } = await client.pullAll();
	const found = rows.find((row) => row.type === 'location' && row.id === id)!;
	return (found.row as unknown as LocationRow).fieldWriter;
}

test.describe('the status of a place', () => {
	const settings: { role: Role; from: string; to: string; outcome: string }[] = [
		{ role: 'manager', from: 'open', to: 'closed', outcome: 'forbidden' },
		{ role: 'manager', from: 'open', to: 'preparing', outcome: 'forbidden' },
		{ role: 'manager', from: 'preparing', to: 'open', outcome: 'forbidden' },
		{ role: 'manager', from: 'closing', to: 'open', outcome: 'applied' },
		{ role: 'municipal', from: 'preparing', to: 'open', outcome: 'forbidden' },
		{ role: 'rcvs', from: 'preparing', to: 'open', outcome: 'applied' },
		{ role: 'rcvs', from: 'open', to: 'closed', outcome: 'applied' },
		{ role: 'coordinator', from: 'closed', to: 'open', outcome: 'applied' }
	];
	test('moves between open and closing on the spot; the rest is for the desk', async ({
		device,
		world
	}) => {
		const { locationId } = world.places.own;
		const watcher = device('coordinator');
		const set = async (client: WireClient, value: string) => {
			const base = (await fieldWriters(watcher, locationId)).status ?? null;
			const args = { locationId, field: 'status', value };
			return pushOne(client, { name: 'location.setField', args, base });
		};
		for (const { role, from, to, outcome } of settings) {
			await set(watcher, from);
			expect(await set(device(role), to), `${role}: ${from} to ${to}`).toBe(outcome);
		}
	});
});

test('a unit, an entry and a correction are no way around the place they belong to', async ({
	server,
	device,
	world
}) => {
	const { own, region } = world.places;
	const [entry] = (await device('coordinator').pullAll()).rows.filter(
		({ type, row }) => type === 'entry' && row?.locationId === region.locationId
	);
	const record = (args: Record<string, unknown>) => ({ name: 'occupancy.record', args });
	const arrive = { kind: 'arrive', n: 1 };
	const { locationId } = own;
	const tries: Intent[] = [
		record({ locationId, unitId: region.unitId, entry: arrive }),
		record({ locationId, entry: { kind: 'move', n: 1, toUnitId: region.unitId } }),
		record({ locationId, corrects: entry!.id, entry: { kind: 'void' } }),
		record({ locationId: region.locationId, unitId: own.unitId, entry: arrive }),
		{
			name: 'location.setDetail',
			args: {
				locationId,
				detail: 'units',
				units: [{ unitId: region.unitId, occupied: 9, outOfService: {} }]
			}
		}
	];
	const before = dumpDatabase(server.dataDir);
	const results = await device('manager').push(tries);
	expect(results.map(({ status }) => status)).toEqual(tries.map(() => 'rejected'));
	expect(dumpDatabase(server.dataDir)).toEqual(before);
});
