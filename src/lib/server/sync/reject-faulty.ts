import type { Me } from '../../domain/schema/person.ts';
import type { PushRequest, PushResult } from '../../sync/messages.ts';
import { noChanges } from '../store/records.ts';
import type { Writer } from '../store/store.ts';
import type { BatchOutcome } from './batch.ts';

/** Stores that the one mutation of a request was refused because deciding it threw (S3): final, like any result. */
export async function rejectFaulty(
	writer: Writer,
	{ clientId, pending, oldest, mutations }: PushRequest,
	{ me, incident, seenAt }: { me: Me; incident: string; seenAt: string }
): Promise<BatchOutcome> {
	const { uuid, mid } = mutations[0]!;
	const epoch = await writer.epoch();
	const client = await writer.client(clientId);
	if (client && client.personId !== me.personId) return { refused: 'client-of-another' };
	const last = client?.lastMid ?? 0;
	const stop = mid <= last ? 'fork' : 'gap';
	if (mid !== last + 1) return { answer: { epoch, versions: {}, last, results: [], stop } };
	const result: PushResult = {
		uuid,
		status: 'rejected',
		code: 'invalid',
		detail: `incident ${incident}`
	};
	const by = { personId: me.personId, clientId };
	const changes = noChanges();
	changes.results.push({ ...result, ...by, mid });
	changes.clients.push({
		id: clientId,
		personId: me.personId,
		lastMid: mid,
		seenAt,
		pending,
		oldest
	});
	await writer.save(changes);
	return { answer: { epoch, versions: {}, last: mid, results: [result] } };
}
