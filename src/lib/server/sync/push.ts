import { CHECKPOINT_EVERY } from '../../domain/fold/refold.ts';
import { decide } from '../../domain/mutations/decide.ts';
import type { Me } from '../../domain/schema/person.ts';
import { windowStart } from '../../domain/window.ts';
import type { PushRequest, PushResponse } from '../../sync/messages.ts';
import type { Store } from '../store/store.ts';
import { type BatchAnswer, type BatchOutcome, runBatch } from './batch.ts';
import type { BatchContext } from './batch-context.ts';
import { rejectFaulty } from './reject-faulty.ts';
import { watchStore } from './watch-store.ts';

export type PushDeps = {
	store: Store;
	/** ms since 1970. */
	clock: () => number;
	newIncident: () => string;
	onFault: (incident: string, fault: unknown) => void;
	/** Called after the commit and before the answer: wakes the event streams (S23). */
	onVersions: (versions: Record<string, number>) => void;
	/** Another one than the product's shows what a fault in it does. */
	decide?: typeof decide;
	checkpointEvery?: number;
	/** One that remembers; absent: reckoned for each push. */
	windowStart?: typeof windowStart;
};

type Versions = PushResponse['versions'];

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
	const whole = await tryBatch(deps, me, request, requestId);
	if ('fault' in whole && request.mutations.length === 0) throw whole.fault;
	const outcome = 'fault' in whole ? await oneByOne(deps, me, request, requestId) : whole;
	if ('refused' in outcome) return outcome;
	deps.onVersions(outcome.answer.versions);
	return { answer: { ...outcome.answer, serverNow: new Date(deps.clock()).toISOString() } };
}

/** `fault` is a bug that deciding met; what the store throws goes up: nothing was taken, so nothing is answered. */
async function tryBatch(
	deps: PushDeps,
	me: Me,
	request: PushRequest,
	requestId: string
): Promise<BatchOutcome | { fault: unknown }> {
	const faults: unknown[] = [];
	try {
		return await deps.store.write(async (writer) => {
			const watched = watchStore(writer);
			try {
				return await runBatch(watched.writer, request, contextOf(deps, me, requestId));
			} catch (fault) {
				if (!watched.threw(fault)) faults.push(fault);
				throw fault;
			}
		});
	} catch (fault) {
		if (faults.includes(fault)) return { fault };
		throw fault;
	}
}

function contextOf(deps: PushDeps, me: Me, requestId: string): BatchContext {
	const now = deps.clock();
	return {
		me,
		requestId,
		receivedAt: new Date(now).toISOString(),
		windowStart: (deps.windowStart ?? windowStart)(now),
		decide: deps.decide ?? decide,
		checkpointEvery: deps.checkpointEvery ?? CHECKPOINT_EVERY
	};
}

async function oneByOne(
	deps: PushDeps,
	me: Me,
	request: PushRequest,
	requestId: string
): Promise<BatchOutcome> {
	const answers: BatchAnswer[] = [];
	for (const mutation of request.mutations) {
		const single = { ...request, mutations: [mutation] };
		const tried = await tryBatch(deps, me, single, requestId);
		const outcome = 'fault' in tried ? await rejectOne(deps, me, single, tried.fault) : tried;
		if ('refused' in outcome) return outcome;
		answers.push(outcome.answer);
		if (outcome.answer.stop) break;
	}
	return { answer: joinAnswers(answers) };
}

function joinAnswers(answers: BatchAnswer[]): BatchAnswer {
	return {
		...answers.at(-1)!,
		versions: Object.assign({}, ...answers.map(({ versions }) => versions)) as Versions,
		results: answers.flatMap(({ results }) => results)
	};
}

async function rejectOne(
	deps: PushDeps,
	me: Me,
	request: PushRequest,
	fault: unknown
): Promise<BatchOutcome> {
	const incident = deps.newIncident();
	const receivedAt = new Date(deps.clock()).toISOString();
	const outcome = await deps.store.write((writer) =>
		rejectFaulty(writer, request, { me, incident, receivedAt })
	);
	deps.onFault(incident, fault);
	return outcome;
}
