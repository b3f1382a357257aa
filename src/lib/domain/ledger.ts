import { addInto, type Inputs } from './fold/inputs.ts';
import { lowerToFree } from './snijverlies.ts';
import { total } from './total.ts';

/** The ledger of a place or of a sum of places, in bed places (domain section 2). */
export type Ledger = {
	realised: number;
	occupied: number;
	outOfService: number;
	outOfServiceBy: Record<string, number>;
	/** What counts, per reason. */
	snijverlies: Record<string, number>;
	/** What was declared, per reason; may be more than counts (D6). */
	declared: Record<string, number>;
	reserved: number;
	overcrowded: number;
	overpromised: number;
};

/** Bed places that can be given today: derived from the balance, never stored, typed or sent (D1). */
export function placeableOf(ledger: {
	realised: number;
	occupied: number;
	outOfService: number;
	snijverlies: Record<string, number>;
	reserved: number;
	overcrowded: number;
	overpromised: number;
}): number {
	return (
		ledger.realised +
		ledger.overcrowded +
		ledger.overpromised -
		ledger.occupied -
		ledger.outOfService -
		total(ledger.snijverlies) -
		ledger.reserved
	);
}

/** The ledger of one place; `snijverlies` is what was declared or derived, before it is held against the free beds. */
export function ledgerOf(
	inputs: Inputs,
	reserved: number,
	snijverlies: Record<string, number> = inputs.declared
): Ledger {
	const outOfService = total(inputs.outOfServiceBy);
	const free = inputs.realised - outOfService - inputs.occupied;
	const counted = lowerToFree(snijverlies, free);
	return {
		realised: inputs.realised,
		occupied: inputs.occupied,
		outOfService,
		outOfServiceBy: inputs.outOfServiceBy,
		snijverlies: counted,
		declared: inputs.declared,
		reserved,
		overcrowded: Math.max(0, -free),
		overpromised: Math.max(0, reserved - (Math.max(0, free) - total(counted)))
	};
}

/** A total is the sum of its parts' ledgers, at every level (D2). */
export function sumLedgers(parts: Iterable<Ledger>): Ledger {
	const sum: Ledger = {
		realised: 0,
		occupied: 0,
		outOfService: 0,
		outOfServiceBy: {},
		snijverlies: {},
		declared: {},
		reserved: 0,
		overcrowded: 0,
		overpromised: 0
	};
	for (const part of parts) addLedger(sum, part);
	return sum;
}

/** Adds a part to a sum, in place. */
export function addLedger(sum: Ledger, part: Ledger): void {
	for (const key of SUMMED) sum[key] += part[key];
	for (const key of SUMMED_BY_REASON) addInto(sum[key], part[key]);
}

const SUMMED = [
	'realised',
	'occupied',
	'outOfService',
	'reserved',
	'overcrowded',
	'overpromised'
] as const;
const SUMMED_BY_REASON = ['outOfServiceBy', 'snijverlies', 'declared'] as const;

/** The national press figure "bruto vrij" (D4): stands beside `placeable`, never instead of it. */
export function grossFreeOf(ledger: { realised: number; occupied: number }): number {
	return ledger.realised - ledger.occupied;
}

/**
 * People not yet in a unit (D5): a positive rest takes placeable beds of the location, who does not fit is
 * overcrowded; a negative one lowers occupied, and that many beds are `undivided` until the room is known.
 */
export function withRest(ledger: Ledger, rest: number): Ledger {
	if (rest > 0) {
		const fits = Math.min(rest, placeableOf(ledger));
		return {
			...ledger,
			occupied: ledger.occupied + rest,
			overcrowded: ledger.overcrowded + rest - fits
		};
	}
	const left = Math.min(-rest, ledger.occupied);
	if (left <= 0) return ledger;
	const snijverlies = { ...ledger.snijverlies };
	addInto(snijverlies, { undivided: left });
	return { ...ledger, occupied: ledger.occupied - left, snijverlies };
}

/** Places held at the location without a unit: what does not fit is overpromised. */
export function withReserved(ledger: Ledger, reserved: number): Ledger {
	if (reserved === 0) return ledger;
	const fits = Math.min(reserved, placeableOf(ledger));
	return {
		...ledger,
		reserved: ledger.reserved + reserved,
		overpromised: ledger.overpromised + reserved - fits
	};
}
