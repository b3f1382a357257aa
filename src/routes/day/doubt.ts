import type { Place } from './place.ts';

/** What makes a number worth a second look; never a reason to refuse it (D3). */
export type Doubt =
	/** `n` more people than there is room for. */
	| { kind: 'more-than-free'; n: number }
	/** `n` more people than there are beds that may be used. */
	| { kind: 'more-than-beds'; n: number }
	/** `n` more leave than are here. */
	| { kind: 'more-than-here'; n: number }
	/** A count `n` higher than what stands; below zero: lower. */
	| { kind: 'far-from-now'; n: number }
	/** More bed places than the `n` in which nobody sleeps. */
	| { kind: 'more-than-unused'; n: number }
	/** Of what is declared only `n` count (D6). */
	| { kind: 'counts-for-less'; n: number };

type Numbers = Pick<Place, 'figures' | 'placeable' | 'room'>;

const FAR_PEOPLE = 5;
const FAR_SHARE = 0.2;

export function doubtArrival(n: number, { placeable, room }: Numbers): Doubt | undefined {
	const more = n - (room?.fits ?? placeable);
	return more > 0 ? { kind: 'more-than-free', n: more } : undefined;
}

export function doubtDeparture(n: number, { figures }: Numbers): Doubt | undefined {
	const more = n - figures.occupied;
	return more > 0 ? { kind: 'more-than-here', n: more } : undefined;
}

export function doubtCount(n: number, { figures }: Numbers): Doubt | undefined {
	const difference = n - figures.occupied;
	const isFar = Math.abs(difference) >= Math.max(FAR_PEOPLE, figures.occupied * FAR_SHARE);
	if (figures.countedAt !== null && isFar) return { kind: 'far-from-now', n: difference };
	const over = n - (figures.realised - figures.outOfService);
	return over > 0 ? { kind: 'more-than-beds', n: over } : undefined;
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
