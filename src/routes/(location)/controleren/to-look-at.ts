import type { LocationSummary } from '$lib/client/view-types.ts';

/** What of a location's figures waits for a person: cards (D10, D11, D14) and entries without a place (D5). */
export function toLookAt({ cards, unplaced }: Pick<LocationSummary, 'cards' | 'unplaced'>): number {
	return cards.length + unplaced.length;
}
