import type { ImportSummary } from '$lib/domain/import/import-plan.ts';
import { formatNumber } from '$lib/ui/format.ts';
import { m } from '$messages/messages';

/** What the button carries out: changes of today, and apart from them what lies in the history only. */
export function applyWords({
	mutations,
	pastMutations
}: Pick<ImportSummary, 'mutations' | 'pastMutations'>): string {
	const n = mutations - pastMutations;
	const past = formatNumber(pastMutations);
	if (pastMutations === 0) return m.import_apply({ n, shown: formatNumber(n) });
	if (n === 0) return m.import_apply_past({ past });
	return m.import_apply_both({ n, shown: formatNumber(n), past });
}
