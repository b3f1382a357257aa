import type { Ledger } from '$lib/domain/ledger.ts';
import type { LedgerFigures } from '$lib/ui/ledger-lines.ts';

/** The ledger of a total as the sum on screen takes it. */
export function toLedgerFigures({ declared, ...sums }: Ledger): LedgerFigures {
	return { ...sums, snijverliesDeclared: declared };
}
