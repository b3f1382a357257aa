import { PARKED_FROM, type QueueRow } from './queue-format.ts';

/** The same edit under another number: only `mid` differs in its bytes. */
export function withMid<Row extends QueueRow>({ mid: _old, text, ...row }: Row, mid: number) {
	const mutation = JSON.parse(text) as Record<string, unknown>;
	return { ...row, mid, text: JSON.stringify({ ...mutation, mid }) };
}

export function isParked({ mid }: { mid: number }): boolean {
	return mid >= PARKED_FROM;
}
