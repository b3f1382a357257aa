import type { OutOfServiceByReason } from '$lib/domain/schema/entry.ts';

/** Bed places out of service by reason, each with the day they are expected back. */
export type OutParts = OutOfServiceByReason;

/** What a declaration has to name: reasons with another number or another day than stands; the rest stands on. */
export function changedReasons(standing: OutParts, entered: OutParts): OutParts {
	return Object.fromEntries(
		Object.entries(entered)
			.filter(([reason, part]) => {
				const was = standing[reason as keyof OutParts];
				return part.n !== (was?.n ?? 0) || part.until !== was?.until;
			})
			// Beds that are back are expected on no day.
			.map(([reason, part]) => [reason, part.n === 0 ? { n: 0 } : part])
	);
}
