import fc from 'fast-check';
import type { Me } from '../../../src/lib/domain/schema/person.ts';
import type { Mutation, MutationName } from '../../../src/lib/domain/schema/mutation.ts';
import { worldArbitrary } from '../generators/world-arbitrary.ts';
import { LOCATION } from '../oracle/example-world.ts';
import type { OracleEntry, OracleWorld } from '../oracle/world.ts';
import { ADDRESS, COORDINATOR, person, RCVS, uuidOf } from './people.ts';

/** Who the three people of a world are; the manager may not enter by telephone, nor import. */
export const AUTHORS: Record<string, Me> = {
	anna: { ...RCVS, personId: 'anna' },
	bert: { ...COORDINATOR, personId: 'bert' },
	cora: person('manager', 'cora', { locations: [LOCATION] })
};

/** A mutation that has no number yet, and who sends it. */
export type Unsent = Omit<Mutation, 'mid'> & { by: string };

/** How a world reaches the server: in which order, in which pieces, and what is sent twice. */
export type Journey = {
	world: OracleWorld;
	unsent: Unsent[];
	/** Edits per push, in turn. */
	sizes: number[];
	/** Which pushes are sent again later, in turn. */
	again: boolean[];
	checkpointEvery: number;
	/** Day of April on which the second half arrives: the window then starts within the world. */
	day: number;
};

export const journeyArbitrary: fc.Arbitrary<Journey> = worldArbitrary.chain((world) =>
	fc
		.record({
			order: fc.shuffledSubarray(world.entries, { minLength: world.entries.length }),
			unitsLate: fc.nat({ max: 2 }).map((n) => n === 0),
			retiredAt: fc.array(fc.nat({ max: 40 }), { minLength: 5, maxLength: 5 }),
			sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
			again: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
			checkpointEvery: fc.constantFrom(1, 2, 3, 5),
			day: fc.integer({ min: 1, max: 5 })
		})
		.map(({ order, unitsLate, retiredAt, ...journey }) => ({
			...journey,
			world,
			unsent: toMutations(world, order, unitsLate, retiredAt)
		}))
);

function toMutations(
	world: OracleWorld,
	order: OracleEntry[],
	unitsLate: boolean,
	retiredAt: number[]
): Unsent[] {
	const entries = order.map(entryToMutation);
	const units = world.units.map(({ id, beds, sharedBy }, index) =>
		unsent('unit.add', index + 1, {
			...{ id, locationId: LOCATION, name: `Kamer ${index}`, beds, sharedBy }
		})
	);
	const add = unsent('location.add', 0, {
		id: LOCATION,
		regionId: 'VR04',
		municipality: 'GM0150',
		name: 'De Kade',
		kind: 'goo',
		address: ADDRESS
	});
	const all = unitsLate ? interleave(entries, units) : [...units, ...entries];
	world.units.forEach((unit, index) => {
		if (!unit.retiredAt) return;
		const retire = unsent('unit.retire', 100 + index, { unitId: unit.id });
		all.splice(units.length + retiredAt[index]!, 0, {
			...retire,
			deviceAt: unit.retiredAt.observedAt
		});
	});
	return [add, ...all];
}

/** Units that become known only after some entries. */
function interleave(entries: Unsent[], units: Unsent[]): Unsent[] {
	const all = [...entries];
	units.forEach((unit, index) => all.splice(2 + 3 * index, 0, unit));
	return all;
}

function unsent(name: MutationName, n: number, args: Record<string, unknown>): Unsent {
	const deviceAt = '2026-03-02T05:00:00.000Z';
	return {
		...{ uuid: uuidOf(n, 0x9999), deviceSeq: n + 1, name, v: 1, args, deviceAt, offsetMs: 0 },
		by: 'bert'
	};
}

function entryToMutation(row: OracleEntry): Unsent {
	const { id: uuid, deviceSeq, madeAt: deviceAt, by, base } = row;
	const [name, args] = row.entry.kind === 'setDetail' ? toSwitch(row) : toRecord(row);
	const travels = { uuid, deviceSeq, name, v: 1, args, deviceAt, offsetMs: 0, by };
	return base === undefined ? travels : { ...travels, base };
}

function toSwitch({ entry, observedAt }: OracleEntry): [MutationName, Record<string, unknown>] {
	const { kind: _kind, ...content } = entry as Extract<OracleEntry['entry'], { kind: 'setDetail' }>;
	return ['location.setDetail', { locationId: LOCATION, observedAt, ...content }];
}

function toRecord(row: OracleEntry): [MutationName, Record<string, unknown>] {
	const { entry, unitId, observedAt, undated, corrects, why } = row;
	const args = {
		...{ locationId: LOCATION, unitId, entry, undated, corrects, why, ...sourceOf(row) },
		observedAt: observedAt ?? undefined
	};
	const stated = Object.entries(args).filter(([, value]) => value !== undefined);
	return ['occupancy.record', Object.fromEntries(stated)];
}

/** The desk enters nothing as if it had been there; who entered what is the same for the replay. */
function sourceOf({ by, source, spokenWith }: OracleEntry) {
	const isDesk = AUTHORS[by]?.role !== 'manager';
	return isDesk && source === 'site'
		? { source: 'phone', spokenWith: 'Kees' }
		: { source, spokenWith };
}
