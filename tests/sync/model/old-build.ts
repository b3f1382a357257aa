import type { Lifts } from '../../../src/lib/domain/mutations/lifts.ts';
import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';

/**
 * No mutation has a second version yet (S15). In the model one has, which takes the place of the product's list: what
 * is `n` of an arrival or departure today was `people` in an older build, and devices still hold such edits.
 */
export const LIFTS: Lifts = { 'occupancy.record': [liftEntry] };

function liftEntry({ entry, ...args }: Record<string, unknown>): Record<string, unknown> {
	const { people, ...rest } = entry as Record<string, unknown>;
	return { ...args, entry: people === undefined ? rest : { ...rest, n: people } };
}

/** The same edit as the older build would have stored it; undefined = it was no other then. */
export function asStoredBefore(mutation: Mutation): Mutation | undefined {
	const { kind, n, ...rest } = (mutation.args.entry ?? {}) as { kind?: string; n?: number };
	if (mutation.name !== 'occupancy.record' || (kind !== 'arrive' && kind !== 'depart'))
		return undefined;
	return { ...mutation, v: 1, args: { ...mutation.args, entry: { kind, people: n, ...rest } } };
}
