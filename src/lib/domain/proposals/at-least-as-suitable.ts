import { type Fitness, SUITABILITIES, type Suitability } from '../schema/location.ts';
import type { Unit } from '../schema/unit.ts';

/**
 * Whether whoever lives in `from` finds in `to` all that they may need. Who lives there is not recorded, so the room
 * stands for them: what it offers may be why they live in it. Unknown is not no (D8), so it may be a yes that is
 * needed, and it is not good enough where a yes stands.
 */
export function isAtLeastAsSuitable(to: Unit, from: Unit): boolean {
	return (
		SUITABILITIES.every((need) => rank(to.suitable[need]) >= rank(from.suitable[need])) &&
		isAsEasyToReach(to.floor, from.floor)
	);
}

/** What `from` offers for certain, and `to` does not: who lives in `from` may need it (D8). */
export function needsLost(to: Unit, from: Unit): Suitability[] {
	return SUITABILITIES.filter(
		(need) => from.suitable[need] === 'yes' && to.suitable[need] !== 'yes'
	);
}

const RANK: Record<Fitness, number> = { no: 0, unknown: 1, yes: 2 };

function rank(fitness: Fitness = 'unknown'): number {
	return RANK[fitness];
}

/**
 * No more stairs, down as little as up. A floor that nobody stated may be any: only the ground floor is as easy for
 * certain, and another such room is no worse as far as anybody said.
 */
function isAsEasyToReach(to: number | undefined, from: number | undefined): boolean {
	if (to === 0) return true;
	if (to === undefined || from === undefined) return to === from;
	return Math.abs(to) <= Math.abs(from);
}
