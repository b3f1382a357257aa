import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { mutation } from '../domain/schema/mutation.ts';
import { QUEUE_FORMAT, type QueueRow } from './queue-format.ts';

/** Changes only with a new version of the format, and with a way to read the old one. */
const PINNED = '41fc78b7fa3e37db92085a32f066caac3033b5b4b25b6dec1b2e161769536a6b';

it('the stored queue has the format of version 1 (S15)', () => {
	const row: Record<keyof QueueRow, string> = { mid: '', uuid: '', locationId: '', text: '' };
	const keys = [Object.keys(row), Object.keys(mutation.shape)];
	const format = JSON.stringify([QUEUE_FORMAT, ...keys]);
	expect(createHash('sha256').update(format).digest('hex')).toBe(PINNED);
});

it('the format names every part of a mutation', () => {
	const named = QUEUE_FORMAT.mutation.map((key) => key.replace('?', ''));
	expect(named.toSorted()).toEqual(Object.keys(mutation.shape).toSorted());
});
