import { MAX_BATCH, type PushResponse, pushResponse } from '../sync/messages.ts';
import { PERSON_HEADER } from '../sync/headers.ts';
import { PROTOCOL } from '../sync/version.ts';
import { applyResults } from './apply-results.ts';
import { readSync } from './meta.ts';
import { parkEdit } from './park-edit.ts';
import type { QueueRow } from './queue-format.ts';
import { readHeld, readSendable } from './read-batch.ts';
import type { Answer } from './request.ts';
import { startOver } from './start-over.ts';
import type { SyncContext, Trouble } from './sync-context.ts';
import { toTrouble } from './trouble.ts';
import { endUnderway, markUnderway } from './underway.ts';
import { verifyBeforeBinding, verifyPerson } from './verify-person.ts';

const TIMEOUT_MS = 60_000;
const MAX_TRIES = 10;
const GZIP_FROM_BYTES = 1000;

/** Sends the queue from its start until it is empty or something is in the way. */
export async function pushQueue(context: SyncContext): Promise<Trouble | undefined> {
	try {
		return await pushBatches(context);
	} finally {
		// A tab that was closed leaves it to the next one that opens.
		if (context.db.isOpen()) await endUnderway(context.db);
	}
}

async function pushBatches(context: SyncContext): Promise<Trouble | undefined> {
	let size = MAX_BATCH;
	let tries = 0;
	for (;;) {
		const { batch, clientId, startsOver } = await readSendable(context.db, size);
		// What the new client fetches would not show what it sends meanwhile (I6).
		if (startsOver) return { is: 'start-over' };
		if (batch.length === 0) return undefined;
		const foreign = await verifyBeforeBinding(context);
		if (foreign) return foreign;
		const answer = await sendBatch(context, batch, clientId);
		if (answer.is === 'ok') {
			const trouble = await takeAnswer(context, batch, clientId, answer);
			if (trouble) return trouble;
			size = Math.min(MAX_BATCH, size * 2);
			continue;
		}
		if (!isAboutContent(answer) || ++tries > MAX_TRIES) return onRefused(context, answer, clientId);
		// S18: halve until the one that cannot be read is alone, then show it.
		if (batch.length === 1)
			await parkEdit(context.db, batch[0]!, answer.detail || answer.code, context.clock.now());
		size = batch.length === 1 ? MAX_BATCH : Math.ceil(batch.length / 2);
	}
}

/** Too large or unreadable: the edits themselves, not the person, the network or the server. */
function isAboutContent(
	answer: Exclude<Answer, { is: 'ok' }>
): answer is Extract<Answer, { is: 'refused' }> {
	return answer.is === 'refused' && (answer.status === 413 || answer.status === 400);
}

async function sendBatch(
	context: SyncContext,
	batch: QueueRow[],
	clientId: string
): Promise<Answer> {
	const { db, request, gzip, crashPoint, personId } = context;
	const held = await readHeld(db);
	const body = toBody({ clientId, ...held }, batch);
	const packed = gzip && body.length > GZIP_FROM_BYTES ? await gzip(body) : undefined;
	await markUnderway(db, batch);
	crashPoint('push: before send');
	const answer = await request('/api/sync/push', {
		method: 'POST',
		timeoutMs: TIMEOUT_MS,
		body: packed ?? body,
		headers: {
			'content-type': 'application/json',
			[PERSON_HEADER]: personId,
			...(packed ? { 'content-encoding': 'gzip' } : {})
		}
	});
	crashPoint('push: answered');
	return answer;
}

/** The stored bytes go as they are (S1); only the envelope is made here. */
function toBody(
	envelope: { clientId: string; pending: number; oldest: string | null },
	batch: QueueRow[]
): string {
	const head = JSON.stringify({ protocol: PROTOCOL, ...envelope });
	return `${head.slice(0, -1)},"mutations":[${batch.map(({ text }) => text).join(',')}]}`;
}

async function takeAnswer(
	context: SyncContext,
	batch: QueueRow[],
	clientId: string,
	answer: Extract<Answer, { is: 'ok' }>
): Promise<Trouble | undefined> {
	const parsed = pushResponse.safeParse(answer.body);
	if (!parsed.success) return { is: 'later', what: 'push: unreadable answer' };
	const response = parsed.data;
	context.clock.learn(Date.parse(response.serverNow), answer);
	const taken = await applyResults(context, batch, response, clientId);
	if (taken > 0) context.onReceipt(response.serverNow);
	if (response.stop || (await isNewEpoch(context, response))) return startOver(context, clientId);
	return taken > 0 ? undefined : { is: 'later', what: 'push: no result for what was sent' };
}

/** S16: another epoch than what was fetched from; before the first pull there is none. */
async function isNewEpoch({ db }: SyncContext, { epoch }: PushResponse): Promise<boolean> {
	const sync = await readSync(db);
	return sync.epoch !== '' && sync.epoch !== epoch;
}

async function onRefused(
	context: SyncContext,
	answer: Exclude<Answer, { is: 'ok' }>,
	clientId: string
): Promise<Trouble> {
	if (answer.is !== 'refused' || answer.code !== 'client-of-another')
		return toTrouble('push', answer);
	// Somebody else may have signed in beside us; only a client that is really another's is given up.
	return (await verifyPerson(context)) ?? startOver(context, clientId);
}
