import { figuresOf, NOTHING_RESERVED } from '../../src/lib/domain/figures-of.ts';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import type { RoomMutation, RoomTarget } from '../../src/lib/domain/room-list/room-request.ts';
import type { Me } from '../../src/lib/domain/schema/person.ts';
import { type DecideWorld, SITE } from '../support/decide-world.ts';

/** The location as a plan has to know it, by the real fold of what was decided. */
export function toRoomTarget({ world, entries, site }: DecideWorld): RoomTarget {
	const units = [...world.units.values()].filter(({ locationId }) => locationId === SITE);
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	const own = entries.filter(({ locationId }) => locationId === SITE);
	const { state } = foldLocation(own, byId);
	const figures = figuresOf(state, byId, NOTHING_RESERVED, null);
	return {
		location: { ...site(), detail: state.detail },
		fieldWriter: site().fieldWriter,
		figures: figures.location,
		units: units.map((unit) => ({
			unit,
			figures: figures.units.get(unit.id)!,
			newestCountId: state.units[unit.id]?.count?.id ?? null
		}))
	};
}

/** Decides them in turn; what was not taken comes back. */
export function takeAll(world: DecideWorld, me: Me, mutations: RoomMutation[]): unknown[] {
	return mutations.flatMap(({ name, args, base }) => {
		const decision = world.take(me, name, args, base === undefined ? {} : { base });
		return decision.status === 'applied' ? [] : [{ name, args, decision }];
	});
}
