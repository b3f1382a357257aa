import { SNIJVERLIES_REASONS } from './reasons.ts';
import type { SharedBy } from './schema/unit.ts';
import { total } from './total.ts';

const SHARED: readonly SharedBy[] = ['men', 'women', 'mixed-agreed'];

/** A unit is closed to others unless it is shared by agreement (D6). */
export function isClosed(sharedBy: SharedBy): boolean {
	return !SHARED.includes(sharedBy);
}

/** Snijverlies of a unit that nobody declared (D6): a closed unit in use loses every bed that is left. */
export function deriveSnijverlies(unit: {
	sharedBy: SharedBy;
	/** Free bed places, may be below zero. */
	free: number;
	occupied: number;
	reserved: number;
}): Record<string, number> {
	const inUse = unit.occupied > 0 || unit.reserved > 0;
	if (!inUse || !isClosed(unit.sharedBy)) return {};
	const lost = Math.max(0, unit.free - unit.reserved);
	return lost > 0 ? { household: lost } : {};
}

/**
 * What of the declared snijverlies counts when only `free` bed places are left (D6):
 * the largest reason is lowered first, equal ones in list order.
 */
export function lowerToFree(
	declared: Record<string, number>,
	free: number
): Record<string, number> {
	let excess = total(declared) - Math.max(0, free);
	if (excess <= 0) return declared;
	const counted = { ...declared };
	for (const reason of largestFirst(declared)) {
		const less = Math.min(excess, counted[reason]!);
		counted[reason] = counted[reason]! - less;
		excess -= less;
		if (counted[reason] === 0) delete counted[reason];
	}
	return counted;
}

function largestFirst(declared: Record<string, number>): string[] {
	const order = (reason: string) => (SNIJVERLIES_REASONS as readonly string[]).indexOf(reason);
	return Object.keys(declared).sort((a, b) => declared[b]! - declared[a]! || order(a) - order(b));
}
