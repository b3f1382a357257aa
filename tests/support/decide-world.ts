import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import { decide } from '../../src/lib/domain/mutations/decide.ts';
import {
	applyWrites,
	type Decision,
	keepTrace,
	type World,
	type Write
} from '../../src/lib/domain/mutations/world.ts';
import type { EntryRow } from '../../src/lib/domain/schema/entry.ts';
import type { Location } from '../../src/lib/domain/schema/location.ts';
import type { Mutation, MutationName } from '../../src/lib/domain/schema/mutation.ts';
import type { Me } from '../../src/lib/domain/schema/person.ts';
import type { Unit } from '../../src/lib/domain/schema/unit.ts';
import { asEnteredBy, IJSSELLAND, TWENTE, uuidOf } from './sync/people.ts';
import { locationRecord, unitRecord } from './sync/records.ts';

export const SITE = uuidOf(1);
export const ELSEWHERE = uuidOf(2);
export const ROOM = uuidOf(11);
export const ROOM_ELSEWHERE = uuidOf(12);
export const NOW = '2026-03-02T12:00:00.000Z';

export type DecideWorld = ReturnType<typeof createDecideWorld>;

/**
 * Two open locations with a room each, and everything that was decided there: what a device or the server has in
 * hand when it decides the next mutation.
 */
export function createDecideWorld(more: { site?: Partial<Location>; room?: Partial<Unit> } = {}) {
	const entries: EntryRow[] = [];
	const world: World = {
		regions: new Map([IJSSELLAND, TWENTE].map((region) => [region.id, region])),
		locations: new Map(
			[locationRecord(1, { fieldWriter: {}, ...more.site }), locationRecord(2)].map(
				({ location }) => [location.id, location]
			)
		),
		units: new Map(
			[unitRecord(11, 1, more.room), unitRecord(12, 2)].map(({ unit }) => [unit.id, unit])
		),
		entryHome: { get: (id) => entries.find((entry) => entry.id === id)?.locationId },
		conflicts: new Map(),
		fieldWrites: new Map(),
		questions: new Map(),
		stateOf: (id) =>
			foldLocation(
				entries.filter(({ locationId }) => locationId === id),
				world.units
			).state
	};
	let mutations = 0;

	/** Decides a mutation and, when it is taken, brings the world up to date. */
	function take(
		me: Me,
		name: MutationName,
		args: Record<string, unknown>,
		other: Partial<Mutation> & { receivedAt?: string } = {}
	): Decision & { uuid: string } {
		const { receivedAt = NOW, ...rest } = other;
		mutations += 1;
		const mutation: Mutation = {
			uuid: uuidOf(mutations, 0xee),
			mid: mutations,
			deviceSeq: mutations,
			name,
			v: 1,
			args: asEnteredBy(me, name, args),
			deviceAt: NOW,
			offsetMs: null,
			...rest
		};
		const decision = decide(world, { me, mutation, receivedAt });
		if (decision.status !== 'rejected') {
			applyWrites(world, decision.writes);
			entries.push(...entriesOf(decision.writes));
		} else if (decision.trace) keepTrace(world, decision.trace);
		return { ...decision, uuid: mutation.uuid };
	}

	return {
		world,
		entries,
		take,
		site: () => world.locations.get(SITE)!,
		room: () => world.units.get(ROOM)!,
		conflicts: () => [...world.conflicts.values()],
		question: (id: string) => world.questions.get(id)
	};
}

function entriesOf(writes: Write[]): EntryRow[] {
	return writes.flatMap((write) => (write.put === 'entry' ? [write.entry] : []));
}

/** What a decision comes down to, in one word: its code where it has one. */
export function wordOf(decision: Decision): string {
	return ('code' in decision ? decision.code : undefined) ?? decision.status;
}
