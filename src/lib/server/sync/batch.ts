import { toNewest } from '../../domain/mutations/to-newest.ts';
import type { Mutation } from '../../domain/schema/mutation.ts';
import type { PushRequest, PushResponse, PushResult } from '../../sync/messages.ts';
import { type ClientRecord, noChanges, type ResultRecord } from '../store/records.ts';
import type { Reader, Writer } from '../store/store.ts';
import { type AnsweredBatch, answerInOrder } from './answer-in-order.ts';
import { chainAudit } from './audit.ts';
import { targetsOf } from './batch-targets.ts';
import type { BatchContext } from './batch-context.ts';
import { collectChanges } from './collect-changes.ts';
import { decideOne } from './decide-one.ts';
import { loadWorld } from './load-world.ts';
import { createTally, type Tally } from './tally.ts';

export type BatchAnswer = Omit<PushResponse, 'serverNow'>;

export type BatchOutcome = { refused: 'client-of-another' } | { answer: BatchAnswer };

/** One push as one transaction (S3): read once, decide in memory, write in bulk. */
export async function runBatch(
	writer: Writer,
	request: PushRequest,
	context: BatchContext
): Promise<BatchOutcome> {
	const { clientId } = request;
	const mutations = request.mutations.map((mutation) => toNewest(mutation));
	const targets = targetsOf(mutations);
	const { locationIds, regionIds } = await writer.homes(targets);
	const regions = await writer.lockRegions([...new Set([...regionIds, ...targets.regions])]);
	const client = await writer.client(clientId);
	if (client && client.personId !== context.me.personId) return { refused: 'client-of-another' };
	const known = await knownResults(writer, mutations);
	const loaded = await loadWorld(writer, mutations, { targets, locationIds, regions }, context);
	const tally = createTally(regions);
	const run = await answerInOrder(
		{ mutations, lastMid: client?.lastMid ?? 0, clientId, personId: context.me.personId, known },
		(mutation) => decideOne({ clientId, loaded, tally }, mutation, context)
	);
	const changes = noChanges();
	changes.clients.push(clientRecord(request, context, run.answer));
	changes.results.push(...run.stored);
	await collectChanges(writer, loaded, tally, context, changes);
	for (const [regionId, facts] of tally.facts)
		changes.audit.push(...chainAudit(regionId, await writer.lastAudit(regionId), facts));
	await writer.save(changes);
	const versions = versionsOf(run.answer.results, tally);
	return { answer: { epoch: await writer.epoch(), versions, ...run.answer } };
}

export async function knownResults(
	reader: Reader,
	mutations: Mutation[]
): Promise<Map<string, ResultRecord>> {
	const results = await reader.results(mutations.map(({ uuid }) => uuid));
	return new Map(results.map((result) => [result.uuid, result]));
}

/** Only of regions that something was taken for: a refused mutation tells nothing of where it wanted to be. */
function versionsOf(results: PushResult[], tally: Tally): Record<string, number> {
	const named = new Set(results.map(({ regionId }) => regionId));
	return Object.fromEntries(Object.entries(tally.versions()).filter(([id]) => named.has(id)));
}

/** What is answered now is held by nobody else any more, whether the device hears so or not (S22). */
export function clientRecord(
	{ clientId, pending, oldest }: PushRequest,
	{ me, receivedAt }: Pick<BatchContext, 'me' | 'receivedAt'>,
	{ last, results }: AnsweredBatch['answer']
): ClientRecord {
	const left = Math.max(0, pending - results.length);
	return {
		id: clientId,
		personId: me.personId,
		lastMid: last,
		seenAt: receivedAt,
		pending: left,
		oldest: left > 0 ? oldest : null
	};
}
