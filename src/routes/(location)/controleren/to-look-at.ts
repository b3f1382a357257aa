import type { LocationSummary } from '$lib/client/view-types.ts';

/**
 * What of a location's figures waits for a person: cards (D10, D11, D14) and entries without a place, by why (D5). Nobody can
 * answer them at a closed one.
 */
export function toLookAt({
	cards,
	unplaced,
	location
}: Pick<LocationSummary, 'cards' | 'unplaced' | 'location'>): number {
	const reasons = new Set(unplaced.map(({ reason }) => reason));
	return location.status === 'closed' ? 0 : cards.length + reasons.size;
}
