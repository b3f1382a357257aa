import { m } from '$messages/messages';
import { seenNow } from '$lib/client/seen-now.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import { formatNumber } from '$lib/ui/format.ts';

/** The numbers that "Klopt nog" states, as they stand on the screen (D14): `110 bedden, 102 bezet, 2 buiten gebruik`. */
export function seenWords(view: LocationView): string {
	const { realised, occupied, outOfService, snijverliesDeclared } = seenNow(view);
	const parts = [
		m.day_n_beds({ n: formatNumber(realised) }),
		m.bed_n_occupied({ n: formatNumber(occupied) }),
		m.bed_n_out({ n: formatNumber(outOfService) })
	];
	if (snijverliesDeclared !== null)
		parts.push(m.bed_n_lost({ n: formatNumber(snijverliesDeclared) }));
	return parts.join(', ');
}

/** A confirm does not count while something it covers is below zero (D14). */
export function isBelowZero({ cards, rest }: Pick<LocationView, 'cards' | 'rest'>): boolean {
	return rest < 0 || cards.some(({ kind }) => kind === 'negative');
}

/** A zero that nobody said is no number to confirm. */
export function isUnsaid({ countedAt, observedAt, figures }: LocationView): boolean {
	return countedAt === null && (observedAt === null || figures.realised === 0);
}
