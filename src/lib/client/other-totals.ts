import { type TotalRow, totalRow } from '../domain/schema/total.ts';
import type { PersonDatabase } from './database.ts';

/** Totals of regions outside the scope; a row of a later shape is kept and not shown. */
export async function readOtherTotals(db: PersonDatabase): Promise<TotalRow[]> {
	const rows = await db.row.where('type').equals('total').toArray();
	return rows.flatMap(({ row }) => {
		const parsed = totalRow.safeParse(row);
		return parsed.success ? [parsed.data] : [];
	});
}
