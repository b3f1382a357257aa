import { m } from '$messages/messages';
import type { Order } from '$lib/domain/board/board-choice.ts';
import type { LedgerPart } from '$lib/domain/board/ledger-part.ts';
import type { BedKind } from '$lib/ui/bed-parts.ts';

export const PART_WORDS: Record<LedgerPart, () => string> = {
	realised: m.ledger_beds,
	occupied: m.ledger_occupied,
	reserved: m.ledger_reserved,
	snijverlies: m.ledger_lost_short,
	outOfService: m.ledger_out,
	placeable: m.board_free_title,
	overcrowded: m.ledger_over_short,
	overpromised: m.ledger_promised_short,
	grossFree: m.ledger_gross
};

/** Parts that have a colour and pattern of their own in the picture of the beds. */
export const PART_KINDS: Partial<Record<LedgerPart, BedKind>> = {
	occupied: 'occupied',
	reserved: 'reserved',
	snijverlies: 'lost',
	outOfService: 'out',
	placeable: 'free',
	overcrowded: 'over',
	overpromised: 'promised'
};

/** How each order is called where there are no columns to sort by. */
export const ORDER_WORDS: Record<Order, () => string> = {
	name: m.board_order_name,
	placeable: m.board_order_free,
	countedAt: m.board_order_seen,
	snijverlies: m.board_order_lost,
	outOfService: m.board_order_out,
	realised: m.board_order_beds,
	occupied: m.board_order_occupied
};

/** A person who picks an order wants most first; of names and of times the first. */
export function startsDescending(order: Order): boolean {
	return order !== 'name' && order !== 'countedAt';
}
