import type { Mutation, MutationName } from '../schema/mutation.ts';
import { type Lift, LIFTS } from './lifts.ts';

/** Version of the arguments that this build writes. */
export function newestVersion(name: string, lifts = LIFTS): number {
	return 1 + liftsOf(name, lifts).length;
}

/** S15: an edit of an older version as the same edit of today; one of today or of later goes on as it is. */
export function toNewest<M extends Pick<Mutation, 'name' | 'v' | 'args'>>(
	mutation: M,
	lifts = LIFTS
): M {
	const steps = liftsOf(mutation.name, lifts).slice(mutation.v - 1);
	if (steps.length === 0) return mutation;
	const args = steps.reduce((lifted, lift) => lift(lifted), mutation.args);
	return { ...mutation, v: mutation.v + steps.length, args };
}

/** A name may be anything that was sent. */
function liftsOf(name: string, lifts: typeof LIFTS): readonly Lift[] {
	return Object.hasOwn(lifts, name) ? (lifts[name as MutationName] ?? []) : [];
}
