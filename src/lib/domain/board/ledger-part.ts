import { grossFreeOf, type Ledger, placeableOf } from '../ledger.ts';
import { total } from '../total.ts';

/** Every number of a total that opens its sum: the terms of the balance, and the press figure (D4). */
export const LEDGER_PARTS = [
	'realised',
	'occupied',
	'reserved',
	'snijverlies',
	'outOfService',
	'placeable',
	'overcrowded',
	'overpromised',
	'grossFree'
] as const;

export type LedgerPart = (typeof LEDGER_PARTS)[number];

export function partOf(ledger: Ledger, part: LedgerPart): number {
	switch (part) {
		case 'placeable':
			return placeableOf(ledger);
		case 'grossFree':
			return grossFreeOf(ledger);
		case 'snijverlies':
			return total(ledger.snijverlies);
		default:
			return ledger[part];
	}
}
