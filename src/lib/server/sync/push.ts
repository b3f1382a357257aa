import { windowStart } from '../../domain/window.ts';
import type { Me } from '../../domain/schema/person.ts';
import type { PushRequest, PushResponse, PushResult } from '../../sync/messages.ts';
import { noChanges } from '../store/records.ts';
import type { Store, Writer } from '../store/store.ts';
import { type BatchAnswer, type BatchOutcome, runBatch } from './batch.ts';
import type { BatchContext } from './batch-context.ts';

export type PushDeps = {
	store: Store;
	/** ms since 1970. */
	clock: () => number;
	newIncident: () => string;
	onFault: (incident: string, fault: unknown) => void;
	/** Called after the commit and before the answer: wakes the event streams (S23). */
	onVersions: (versions: Record<string, number>) => void;
};

export type PushOutcome = { refused: 'client-of-another' } | { answer: PushResponse };

/**
 * Takes a push as one transaction. When a `decide` throws, all of it is rolled back and the mutations run one by one,
 * each in its own transaction; the one that throws is rejected with an incident number and holds up nobody (S3, S4).
 */
export async function takePush(
	deps: PushDeps,
	me: Me,
	request: PushRequest,
	requestId: string
): Promise<PushOutcome> {
	let outcome: BatchOutcome;
	try {
		outcome = await inTransaction(deps, me, request, requestId);
	} catch (fault) {
		if (request.mutations.length === 0) throw fault;
		outcome = await oneByOne(deps, me, request, requestId);
	}
	if ('refused' in outcome) return outcome;
	const epoch = await deps.store.read((reader) => reader.epoch());
	deps.onVersions(outcome.answer.versions);
	return { answer: { epoch, serverNow: new Date(deps.clock()).toISOString(), ...outcome.answer } };
}

function inTransaction(
	deps: PushDeps,
	me: Me,
	request: PushRequest,
	requestId: string
): Promise<BatchOutcome> {
	return deps.store.write((writer) => runBatch(writer, request, contextOf(deps, me, requestId)));
}

function contextOf(deps: PushDeps, me: Me, requestId: string): BatchContext {
	const now = deps.clock();
	return {
		me,
		requestId,
		receivedAt: new Date(now).toISOString(),
		windowStart: windowStart(now)
	};
}

async function oneByOne(
	deps: PushDeps,
	me: Me,
	request: PushRequest,
	requestId: string
): Promise<BatchOutcome> {
	const total: BatchAnswer = { versions: {}, last: 0, results: [] };
	for (const mutation of request.mutations) {
		const single = { ...request, mutations: [mutation] };
		const outcome = await inTransaction(deps, me, single, requestId).catch((fault: unknown) =>
			rejectFaulty(deps, me, single, fault)
		);
		if ('refused' in outcome) return outcome;
		const { answer } = outcome;
		total.results.push(...answer.results);
		Object.assign(total.versions, answer.versions);
		total.last = answer.last;
		if (answer.stop) return { answer: { ...total, stop: answer.stop } };
	}
	return { answer: total };
}

/** A store that fails here too is no fault of the mutation: that throw goes up, and nothing was answered. */
async function rejectFaulty(
	deps: PushDeps,
	me: Me,
	request: PushRequest,
	fault: unknown
): Promise<BatchOutcome> {
	const incident = deps.newIncident();
	const [mutation] = request.mutations;
	const outcome = await deps.store.write(async (writer): Promise<BatchOutcome> => {
		const result: PushResult = {
			uuid: mutation!.uuid,
			status: 'rejected',
			code: 'invalid',
			detail: `incident ${incident}`
		};
		return storeRejected(writer, me, request, result, new Date(deps.clock()).toISOString());
	});
	deps.onFault(incident, fault);
	return outcome;
}

async function storeRejected(
	writer: Writer,
	me: Me,
	request: PushRequest,
	result: PushResult,
	seenAt: string
): Promise<BatchOutcome> {
	const { clientId, pending, oldest } = request;
	const { mid } = request.mutations[0]!;
	const client = await writer.client(clientId);
	if (client && client.personId !== me.personId) return { refused: 'client-of-another' };
	const last = client?.lastMid ?? 0;
	if (mid !== last + 1)
		return { answer: { versions: {}, last, results: [], stop: mid <= last ? 'fork' : 'gap' } };
	const changes = noChanges();
	changes.results.push({ ...result, personId: me.personId, clientId, mid });
	changes.clients.push({
		id: clientId,
		personId: me.personId,
		lastMid: mid,
		seenAt,
		pending,
		oldest
	});
	await writer.save(changes);
	return { answer: { versions: {}, last: mid, results: [result] } };
}
