import type { Card } from '$lib/domain/fold/cards.ts';
import { HOUSE } from '$lib/domain/fold/state.ts';

/** Whether a card asks about a room, or about the rooms beside the location (D5), and not about the house as a whole. */
export function isOfRoom(card: Card): boolean {
	return card.kind === 'switch-differs' || (card.place !== '' && card.place !== HOUSE);
}
