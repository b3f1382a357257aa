import type { SnijverliesByReason, SnijverliesReason } from '$lib/domain/schema/entry.ts';

/**
 * What a declaration of snijverlies names (D6): everything that stands and everything that was changed. Where nothing
 * is lost it says so for one reason, because a declaration without reasons says nothing.
 */
export function lostToDeclare(
	standing: SnijverliesByReason,
	parts: SnijverliesByReason
): SnijverliesByReason {
	const named = Object.entries(parts).filter(
		([reason, n]) => n > 0 || (standing[reason as SnijverliesReason] ?? 0) > 0
	);
	return named.length > 0 ? Object.fromEntries(named) : { household: 0 };
}
