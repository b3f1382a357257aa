import type { PushResult } from '../sync/messages.ts';

/** An answer that a person has to see: refused, in conflict, or applied otherwise than entered (S4). */
export type ResultRow = PushResult & {
	name: string;
	locationId: string;
	/** When it was entered, by the corrected clock. */
	madeAt: string;
	answeredAt: string;
	/** The mutation as it was sent. */
	text: string;
	/** 1 until a person acted; then absent, so that the index holds open ones only. */
	open?: 1;
	handled?: { at: string; how: 'discarded' | 'retried' | 'settled'; why?: string };
};

/** Applied and a noop need nobody, unless a time was capped (D12). */
export function needsPerson(result: PushResult): boolean {
	return result.status === 'rejected' || result.status === 'conflict' || result.code !== undefined;
}

export function stateOfResult(result: Pick<PushResult, 'status'>): 'failed' | 'check' {
	return result.status === 'rejected' ? 'failed' : 'check';
}
