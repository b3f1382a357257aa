import { applyWrites, type Decision, type Write } from '../../domain/mutations/world.ts';
import { decide } from '../../domain/mutations/decide.ts';
import type { Mutation } from '../../domain/schema/mutation.ts';
import type { PushRequest, PushResponse, PushResult } from '../../sync/messages.ts';
import { type ClientRecord, noChanges, type ResultRecord } from '../store/records.ts';
import type { Writer } from '../store/store.ts';
import { chainAudit } from './audit.ts';
import { findHomes, targetsOf } from './batch-targets.ts';
import type { BatchContext } from './batch-context.ts';
import { collectChanges } from './collect-changes.ts';
import { type LoadedWorld, loadWorld } from './load-world.ts';
import { createTally, type Tally } from './tally.ts';

export type BatchAnswer = Omit<PushResponse, 'epoch' | 'serverNow'>;

export type BatchOutcome = { refused: 'client-of-another' } | { answer: BatchAnswer };

/** One push as one transaction (S3): read once, decide in memory, write in bulk. */
export async function runBatch(
	writer: Writer,
	request: PushRequest,
	context: BatchContext
): Promise<BatchOutcome> {
	const { mutations, clientId } = request;
	const targets = targetsOf(mutations);
	const homes = await findHomes(writer, targets);
	const regionIds = [...homes.values()].map(({ regionId }) => regionId);
	const regions = await writer.lockRegions([...new Set([...regionIds, ...targets.regions])]);
	const client = await writer.client(clientId);
	if (client && client.personId !== context.me.personId) return { refused: 'client-of-another' };
	const known = new Map(
		(await writer.results(mutations.map(({ uuid }) => uuid))).map((result) => [result.uuid, result])
	);
	const loaded = await loadWorld(writer, mutations, targets, homes, regions, context.windowStart);
	const tally = createTally(regions);
	const run = await decideAll({ mutations, client, clientId, known, loaded, tally }, context);
	const changes = noChanges();
	changes.clients.push(clientRecord(request, context, run.last));
	changes.results.push(...run.stored);
	await collectChanges(writer, loaded, tally, context, changes);
	for (const [regionId, facts] of tally.facts)
		changes.audit.push(...chainAudit(regionId, await writer.lastAudit(regionId), facts));
	await writer.save(changes);
	return {
		answer: { versions: tally.versions(), last: run.last, results: run.results, ...run.stop }
	};
}

type Run = {
	mutations: Mutation[];
	client: ClientRecord | undefined;
	clientId: string;
	known: Map<string, ResultRecord>;
	loaded: LoadedWorld;
	tally: Tally;
};

type RunResult = {
	last: number;
	stop: { stop?: 'gap' | 'fork' };
	results: PushResult[];
	stored: ResultRecord[];
};

async function decideAll(run: Run, context: BatchContext): Promise<RunResult> {
	const { known, clientId } = run;
	const results: PushResult[] = [];
	const stored: ResultRecord[] = [];
	let last = run.client?.lastMid ?? 0;
	for (const mutation of run.mutations) {
		const repeat = known.get(mutation.uuid);
		const isNext = mutation.mid === last + 1;
		if (repeat?.personId === context.me.personId) {
			results.push(toResult(repeat));
			if (isNext) last = mutation.mid;
			continue;
		}
		if (!isNext)
			return { last, stop: { stop: mutation.mid <= last ? 'fork' : 'gap' }, results, stored };
		last = mutation.mid;
		if (repeat) {
			results.push({ uuid: mutation.uuid, status: 'rejected', code: 'forbidden' });
			continue;
		}
		const result = await decideOne(run, mutation, context);
		const record = { ...result, personId: context.me.personId, clientId, mid: mutation.mid };
		known.set(mutation.uuid, record);
		stored.push(record);
		results.push(result);
	}
	return { last, stop: {}, results, stored };
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
		const unit = world.units.get(String(mutation.args.unitId));
		if (unit) await foldOf(unit.locationId).settle();
	}
	const decision = decide(world, { me, mutation, receivedAt });
	if (decision.status !== 'rejected') {
		applyWrites(world, decision.writes);
		const version = tally.count(decision);
		takeUp(loaded, tally, decision, version);
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

function clientRecord(request: PushRequest, context: BatchContext, last: number): ClientRecord {
	return {
		id: request.clientId,
		personId: context.me.personId,
		lastMid: last,
		seenAt: context.receivedAt,
		pending: request.pending,
		oldest: request.oldest
	};
}
