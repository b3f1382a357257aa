import { describe, expect, it } from 'vitest';
import type { CardEntry } from '$lib/client/view-types.ts';
import { placeBesideCount } from './card-answers.ts';

const count: CardEntry = {
	id: 'count',
	content: { kind: 'recount', n: 40 },
	unitId: '',
	by: 'b',
	byName: 'Youssef',
	observedAt: '2026-11-21T10:00:00.000Z'
};
const arrival: CardEntry = {
	id: 'arrival',
	content: { kind: 'arrive', n: 3, holdId: 'held' },
	unitId: '',
	by: 'a',
	byName: 'Marieke',
	observedAt: '2026-11-21T10:03:00.000Z'
};

describe('the answer to "telde dit al mee?" (D10)', () => {
	it('is a correction with the same content, seen just before the count when it was in it', () => {
		expect(placeBesideCount(arrival, count, 'before')).toEqual({
			entry: { kind: 'arrive', n: 3, holdId: 'held' },
			corrects: 'arrival',
			observedAt: '2026-11-21T09:59:59.999Z'
		});
	});

	it('is seen just after the count when it was not in it', () => {
		const answer = placeBesideCount(arrival, count, 'after');
		expect(answer?.observedAt).toBe('2026-11-21T10:00:00.001Z');
	});

	it('is none for a count without a moment', () => {
		expect(placeBesideCount(arrival, { ...count, observedAt: null }, 'after')).toBeUndefined();
	});

	it('is none for what is no movement', () => {
		expect(placeBesideCount(count, count, 'after')).toBeUndefined();
	});
});
