import type { PushRequest, PushResponse, PushResult } from '../../sync/messages.ts';
import { type ClientRecord, noChanges } from '../store/records.ts';
import type { Writer } from '../store/store.ts';
import { chainAudit } from './audit.ts';
import { targetsOf } from './batch-targets.ts';
import type { BatchContext } from './batch-context.ts';
import { collectChanges } from './collect-changes.ts';
import { decideAll } from './decide-all.ts';
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
	const { mutations, clientId } = request;
	const targets = targetsOf(mutations);
	const { locationIds, regionIds } = await writer.homes(targets);
	const regions = await writer.lockRegions([...new Set([...regionIds, ...targets.regions])]);
	const client = await writer.client(clientId);
	if (client && client.personId !== context.me.personId) return { refused: 'client-of-another' };
	const known = new Map(
		(await writer.results(mutations.map(({ uuid }) => uuid))).map((result) => [result.uuid, result])
	);
	const loaded = await loadWorld(writer, mutations, { targets, locationIds, regions }, context);
	const tally = createTally(regions);
	const lastMid = client?.lastMid ?? 0;
	const run = await decideAll({ mutations, lastMid, clientId, known, loaded, tally }, context);
	const changes = noChanges();
	changes.clients.push(clientRecord(request, context, run.answer.last));
	changes.results.push(...run.stored);
	await collectChanges(writer, loaded, tally, context, changes);
	for (const [regionId, facts] of tally.facts)
		changes.audit.push(...chainAudit(regionId, await writer.lastAudit(regionId), facts));
	await writer.save(changes);
	const versions = versionsOf(run.answer.results, tally);
	return { answer: { epoch: await writer.epoch(), versions, ...run.answer } };
}

/** Only of regions that something was taken for: a refused mutation tells nothing of where it wanted to be. */
function versionsOf(results: PushResult[], tally: Tally): Record<string, number> {
	const named = new Set(results.map(({ regionId }) => regionId));
	return Object.fromEntries(Object.entries(tally.versions()).filter(([id]) => named.has(id)));
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
