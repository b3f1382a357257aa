import { applyWrites, type Decision, keepTrace, type Write } from '../../domain/mutations/world.ts';
import type { Mutation } from '../../domain/schema/mutation.ts';
import type { PushResult } from '../../sync/messages.ts';
import type { ResultRecord } from '../store/records.ts';
import type { BatchContext } from './batch-context.ts';
import type { LoadedWorld } from './load-world.ts';
import type { Tally } from './tally.ts';

type Run = {
	mutations: Mutation[];
	lastMid: number;
	clientId: string;
	known: Map<string, ResultRecord>;
	loaded: LoadedWorld;
	tally: Tally;
};

export type DecidedBatch = {
	answer: { last: number; stop?: 'gap' | 'fork'; results: PushResult[] };
	/** Results that were not known before. */
	stored: ResultRecord[];
};

/** Decides mutations in order, each on the state its predecessors left; stops where `mid` does not follow (S2). */
export async function decideAll(run: Run, context: BatchContext): Promise<DecidedBatch> {
	const { known, clientId } = run;
	const { personId } = context.me;
	const results: PushResult[] = [];
	const stored: ResultRecord[] = [];
	let last = run.lastMid;
	for (const mutation of run.mutations) {
		const repeat = known.get(mutation.uuid);
		const isNext = mutation.mid === last + 1;
		if (!isNext && !isAnswered(repeat, mutation, personId, last))
			return { answer: { last, stop: mutation.mid <= last ? 'fork' : 'gap', results }, stored };
		if (isNext) last = mutation.mid;
		if (repeat) {
			results.push(repeatOf(repeat, personId));
			continue;
		}
		const result = await decideOne(run, mutation, context);
		const record = { ...result, personId, clientId, mid: mutation.mid };
		known.set(mutation.uuid, record);
		stored.push(record);
		results.push(result);
	}
	return { answer: { last, results }, stored };
}

/** An own repeat is answered whatever its `mid`; another person's uuid once it took its `mid`. */
function isAnswered(
	repeat: ResultRecord | undefined,
	{ mid }: Mutation,
	personId: string,
	last: number
): boolean {
	return repeat !== undefined && (repeat.personId === personId || mid <= last);
}

function repeatOf(repeat: ResultRecord, personId: string): PushResult {
	if (repeat.personId === personId) return toResult(repeat);
	return { uuid: repeat.uuid, status: 'rejected', code: 'forbidden' };
}

async function decideOne(
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

function toResult({ uuid, status, regionId, version, code, detail }: ResultRecord): PushResult {
	return {
		uuid,
		status,
		...(regionId === undefined ? {} : { regionId }),
		...(version === undefined ? {} : { version }),
		...(code === undefined ? {} : { code }),
		...(detail === undefined ? {} : { detail })
	};
}
