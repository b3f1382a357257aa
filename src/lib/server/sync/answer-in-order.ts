import type { Mutation } from '../../domain/schema/mutation.ts';
import type { PushResult } from '../../sync/messages.ts';
import type { ResultRecord } from '../store/records.ts';

type Sent = {
	mutations: Mutation[];
	/** Newest number of this client that has a result. */
	lastMid: number;
	clientId: string;
	personId: string;
	/** Results by uuid; a mutation may come twice in one push. */
	known: Map<string, ResultRecord>;
};

export type AnsweredBatch = {
	answer: { last: number; stop?: 'gap' | 'fork'; results: PushResult[] };
	/** Results that were not known before. */
	stored: ResultRecord[];
};

/** Goes through a push as S2 says: the uuid first, then the number; only what is new is decided. */
export async function answerInOrder(
	{ mutations, lastMid, clientId, personId, known }: Sent,
	decideNew: (mutation: Mutation) => Promise<PushResult>
): Promise<AnsweredBatch> {
	const results: PushResult[] = [];
	const stored: ResultRecord[] = [];
	let last = lastMid;
	for (const mutation of mutations) {
		const repeat = known.get(mutation.uuid);
		const isNext = mutation.mid === last + 1;
		if (!isNext && !isAnswered(repeat, mutation, personId, last))
			return { answer: { last, stop: mutation.mid <= last ? 'fork' : 'gap', results }, stored };
		if (isNext) last = mutation.mid;
		if (repeat) {
			results.push(repeatOf(repeat, personId));
			continue;
		}
		const result = await decideNew(mutation);
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
