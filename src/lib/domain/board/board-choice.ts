import type { Kind, Suitability } from '../schema/location.ts';

/** Needs that the board filters on (D8). */
export const NEEDS = ['infants', 'pets', 'wheelchair'] as const satisfies readonly Suitability[];
export type Need = (typeof NEEDS)[number];

export const ORDERS = [
	'name',
	'realised',
	'occupied',
	'outOfService',
	'snijverlies',
	'placeable',
	'countedAt'
] as const;
export type Order = (typeof ORDERS)[number];

/** What somebody chose to see on the board. The address of the page holds it, so that a link opens the same. */
export type BoardChoice = {
	kind: Kind | 'all';
	region: string | null;
	municipality: string | null;
	/** Answered with yes, or for some of its units. */
	needs: Need[];
	/** "Unknown" is never "no": take those in as well (D8). */
	withUnknown: boolean;
	/** Placeable beds; 0 asks for none. */
	atLeast: number;
	/** People of one household, together in one unit (D4); 0 asks for none. */
	together: number;
	order: Order;
	descending: boolean;
};

/** Totals are `goo` unless the screen says otherwise. */
export const DEFAULT_CHOICE: BoardChoice = {
	kind: 'goo',
	region: null,
	municipality: null,
	needs: [],
	withUnknown: false,
	atLeast: 0,
	together: 0,
	order: 'name',
	descending: false
};
