import type { PreviewRow } from '$lib/domain/import/import-plan.ts';
import { type Ledger, ledgerOf, sumLedgers } from '$lib/domain/ledger.ts';

/** What the lines with figures come to, so that it can be held beside the total at the foot of the sheet (D2). */
export function sumPreview(rows: PreviewRow[]): Ledger {
	const current = rows.filter(({ isPast }) => !isPast);
	return sumLedgers(current.flatMap(({ figures }) => (figures ? [toLedger(figures)] : [])));
}

function toLedger(figures: NonNullable<PreviewRow['figures']>): Ledger {
	const { realised = 0, occupied = 0, outOfService = 0, snijverlies = 0 } = figures;
	const inputs = {
		realised,
		occupied,
		outOfServiceBy: { other: outOfService },
		declared: { household: snijverlies }
	};
	return ledgerOf(inputs, 0);
}
