import { decide } from '../../../src/lib/domain/mutations/decide.ts';
import { type Write } from '../../../src/lib/domain/mutations/world.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';

type Decide = typeof decide;

/** Counts people in the order in which devices happened to reach the server. */
export const decideByArrival: Decide = (world, context) => {
	const decision = decide(world, context);
	if (decision.status !== 'applied') return decision;
	const writes = decision.writes.map((write): Write => {
		if (write.put !== 'entry' || write.entry.observedAt === null) return write;
		return { put: 'entry', entry: { ...write.entry, observedAt: context.receivedAt } };
	});
	return { ...decision, writes };
};

/** Writes what somebody saw once more under another id. */
export const decideTwice: Decide = (world, context) => {
	const decision = decide(world, context);
	if (decision.status !== 'applied') return decision;
	const again = decision.writes.flatMap((write): Write[] => {
		if (write.put !== 'entry') return [];
		const id = `f${write.entry.id.slice(1)}`;
		return [{ put: 'entry', entry: { ...write.entry, id } }];
	});
	return { ...decision, writes: [...decision.writes, ...again] };
};

/** Lets the last value of a field win without a word. */
export const decideByLastWriter: Decide = (world, context) => {
	const decision = decide(world, context);
	if (decision.status !== 'conflict' || decision.code !== 'field-conflict') return decision;
	const { args } = context.mutation;
	const standing =
		world.locations.get(String(args.locationId)) ?? world.units.get(String(args.unitId));
	const base = standing?.fieldWriter[String(args.field)] ?? null;
	const mutation = { ...context.mutation, base };
	return decide(world, { ...context, mutation });
};

/** Looks up no earlier result. */
export function withoutResults(store: Store): Store {
	return {
		read: store.read,
		write: (work) => store.write((writer) => work({ ...writer, results: async () => [] }))
	};
}
