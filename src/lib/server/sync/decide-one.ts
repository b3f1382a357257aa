import { applyWrites, type Decision, keepTrace, type Write } from '../../domain/mutations/world.ts';
import type { Mutation } from '../../domain/schema/mutation.ts';
import type { PushResult } from '../../sync/messages.ts';
import type { BatchContext } from './batch-context.ts';
import type { LoadedWorld } from './load-world.ts';
import type { Tally } from './tally.ts';

type Run = { clientId: string; loaded: LoadedWorld; tally: Tally };

/** Decides one mutation on the state its predecessors left, and leaves it to the next. */
export async function decideOne(
	{ loaded, tally, clientId }: Run,
	mutation: Mutation,
	context: BatchContext
): Promise<PushResult> {
	const { world, foldOf } = loaded;
	const { me, receivedAt } = context;
	// Only this one asks for the numbers; the others never wait for a refold.
	if (mutation.name === 'unit.retire') {
		const unit = world.units.get(mutation.args.unitId as string);
		if (unit) await foldOf(unit.locationId).settle();
	}
	const decision = context.decide(world, { me, mutation, receivedAt });
	if (decision.status !== 'rejected') {
		applyWrites(world, decision.writes);
		const version = tally.count(decision);
		takeUp(loaded, tally, decision, version);
	} else if (decision.trace) {
		keepTrace(world, decision.trace);
		tally.fieldWrites.push(decision.trace);
	}
	const result = tally.resultOf(mutation.uuid, decision);
	tally.note(mutation, decision, { context, clientId });
	return result;
}

function takeUp(
	{ groups, foldOf }: LoadedWorld,
	tally: Tally,
	decision: Exclude<Decision, { status: 'rejected' }>,
	version: number
): void {
	for (const write of decision.writes) {
		tally.touch(write, version);
		if (write.put === 'entry')
			foldOf(write.entry.locationId).change(groups.add(write.entry, decision.regionId, version));
		if (write.put === 'unit') foldOf(write.unit.locationId).setUnit(write.unit);
	}
	for (const locationId of locationsOf(decision.writes)) tally.touchLocation(locationId, version);
}

function locationsOf(writes: Write[]): Set<string> {
	const ids = new Set<string>();
	for (const write of writes) {
		if (write.put === 'location') ids.add(write.location.id);
		if (write.put === 'unit') ids.add(write.unit.locationId);
		if (write.put === 'entry') ids.add(write.entry.locationId);
		if (write.put === 'conflict') ids.add(write.conflict.locationId);
	}
	return ids;
}
