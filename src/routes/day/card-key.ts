import type { Card } from '$lib/domain/fold/cards.ts';

/** Tells the cards of a location apart. */
export function cardKey(card: Card): string {
	switch (card.kind) {
		case 'movement-near-count':
			return `movement ${card.movement} ${card.count}`;
		case 'two-counts':
			return `counts ${card.first} ${card.second}`;
		case 'confirm-differs':
			return `confirm ${card.confirm}`;
		case 'negative':
			return `negative ${card.place} ${card.what}`;
		case 'switch-differs':
			return `switch ${card.switch}`;
	}
}
