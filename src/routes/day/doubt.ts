import { needsLost } from '$lib/domain/proposals/at-least-as-suitable.ts';
import type { Suitability } from '$lib/domain/schema/location.ts';
import type { Unit } from '$lib/domain/schema/unit.ts';
import type { Place } from './place.ts';

/** What makes a number worth a second look; never a reason to refuse it (D3). */
export type Doubt =
	/** `n` more people than there is room for; of a room, while the house may have room. */
	| { kind: 'more-than-free'; n: number; ofRoom?: true }
	/** `n` more people than there are beds that may be used. */
	| { kind: 'more-than-beds'; n: number; ofRoom?: true }
	/** `n` more leave than are here; of no room, which a count does not put right. */
	| { kind: 'more-than-here'; n: number; ofRest?: true }
	/** A count `n` higher than what stands; below zero: lower. */
	| { kind: 'far-from-now'; n: number }
	/** More bed places than the `n` in which nobody sleeps. */
	| { kind: 'more-than-unused'; n: number }
	/** Fewer beds than the `n` that are occupied or out of service. */
	| { kind: 'fewer-than-used'; n: number }
	/** Of what is declared only `n` count (D6). */
	| { kind: 'counts-for-less'; n: number }
	/** `n` people go to a room that does not say of these needs what theirs says (D8). */
	| { kind: 'less-suitable'; n: number; room: string; needs: Suitability[] };

type Numbers = Pick<Place, 'figures' | 'placeable' | 'room'>;
type Here = Pick<Place, 'people' | 'isRest'>;

const FAR_BY = 5;
const FAR_SHARE = 0.2;

export function doubtArrival(n: number, { placeable, room }: Numbers): Doubt | undefined {
	const more = n - (room?.fits ?? placeable);
	return more > 0 ? { kind: 'more-than-free', n: more, ...(room && { ofRoom: true }) } : undefined;
}

/** Who lives in a room may be there for what it offers. */
export function doubtMove(n: number, to: Unit, from: Unit): Doubt | undefined {
	const needs = needsLost(to, from);
	return needs.length > 0 ? { kind: 'less-suitable', n, room: to.name, needs } : undefined;
}

export function doubtDeparture(n: number, { people, isRest }: Here): Doubt | undefined {
	const more = n - people;
	return more > 0
		? { kind: 'more-than-here', n: more, ...(isRest && { ofRest: true }) }
		: undefined;
}

export function doubtCount(n: number, { figures, room }: Numbers): Doubt | undefined {
	const difference = n - figures.occupied;
	if (figures.countedAt !== null && isFar(difference, figures.occupied))
		return { kind: 'far-from-now', n: difference };
	const over = n - (figures.realised - figures.outOfService);
	return over > 0 ? { kind: 'more-than-beds', n: over, ...(room && { ofRoom: true }) } : undefined;
}

/** `n` = all beds that there would be; the first number of a new place is far from nothing. */
export function doubtBeds(n: number, { figures }: Numbers): Doubt | undefined {
	const { realised, occupied, outOfService } = figures;
	const used = occupied + outOfService;
	if (n < used && n !== realised) return { kind: 'fewer-than-used', n: used };
	const difference = n - realised;
	return realised > 0 && isFar(difference, realised)
		? { kind: 'far-from-now', n: difference }
		: undefined;
}

function isFar(difference: number, from: number): boolean {
	return Math.abs(difference) >= Math.max(FAR_BY, from * FAR_SHARE);
}

/** `n` = all beds that would be out of service. */
export function doubtOutOfService(n: number, { figures }: Numbers): Doubt | undefined {
	const unused = Math.max(0, figures.realised - figures.occupied);
	return n > unused ? { kind: 'more-than-unused', n: unused } : undefined;
}

/** `n` = all that would be declared. */
export function doubtLost(n: number, { figures }: Numbers): Doubt | undefined {
	const free = Math.max(0, figures.realised - figures.outOfService - figures.occupied);
	return n > free ? { kind: 'counts-for-less', n: free } : undefined;
}
