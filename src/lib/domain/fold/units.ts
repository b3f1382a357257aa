import type { SharedBy } from '../schema/unit.ts';
import type { LocationState } from './state.ts';

/** What the fold and the ledger need to know of a unit besides its entries. */
export type FoldUnit = {
	id: string;
	/** First step of `realised`, since ever. */
	beds: number;
	/**
	 * Since when the server knows it: null = it does not yet, absent = not kept. Only a look at what was known on a day
	 * asks for it: to the fold its beds hold since ever.
	 */
	addedAt?: string | null;
	/** From this moment on it has no beds (D5). */
	retiredAt?: string;
	sharedBy: SharedBy;
};

export type FoldUnits = ReadonlyMap<string, FoldUnit>;

/** Positions are later than any real moment, so this asks for the state as it is now. */
export const NOW_POSITION = '~';

/** Bed places of a unit at a position: newest `setRealised`, else its first beds; none once retired. */
export function unitRealised(state: LocationState, unit: FoldUnit, position: string): number {
	if (unit.retiredAt !== undefined && position >= unit.retiredAt) return 0;
	return Math.max(0, state.units[unit.id]?.realised ?? unit.beds);
}
