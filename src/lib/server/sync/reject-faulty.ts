import type { Me } from '../../domain/schema/person.ts';
import type { PushRequest } from '../../sync/messages.ts';
import { noChanges } from '../store/records.ts';
import type { Writer } from '../store/store.ts';
import { answerInOrder } from './answer-in-order.ts';
import { type BatchOutcome, clientRecord, knownResults } from './batch.ts';

/**
 * Stores that the one mutation of a request was refused because deciding it threw (S3): final, like any result. What
 * another tab got an answer to meanwhile keeps that answer (S2).
 */
export async function rejectFaulty(
	writer: Writer,
	request: PushRequest,
	{ me, incident, receivedAt }: { me: Me; incident: string; receivedAt: string }
): Promise<BatchOutcome> {
	const { clientId, mutations } = request;
	const { personId } = me;
	const client = await writer.client(clientId);
	if (client && client.personId !== personId) return { refused: 'client-of-another' };
	const known = await knownResults(writer, mutations);
	const run = await answerInOrder(
		{ mutations, lastMid: client?.lastMid ?? 0, clientId, personId, known },
		async ({ uuid }) => ({
			uuid,
			status: 'rejected',
			code: 'invalid',
			detail: `incident ${incident}`
		})
	);
	const changes = noChanges();
	changes.results.push(...run.stored);
	changes.clients.push(clientRecord(request, { me, receivedAt }, run.answer));
	await writer.save(changes);
	return { answer: { epoch: await writer.epoch(), versions: {}, ...run.answer } };
}
