import type {
	DateToAsk,
	ImportSummary,
	PlannedMutation,
	PreviewRow,
	RowStatus
} from './import-plan.ts';

export function summarise(
	rows: PreviewRow[],
	mutations: PlannedMutation[],
	undatable: DateToAsk[]
): ImportSummary {
	const count = (status: RowStatus) => rows.filter((row) => row.status === status).length;
	return {
		lines: rows.length,
		withFigures: rows.filter(({ figures }) => figures !== null).length,
		withoutFigures: count('without-figures'),
		refused: count('refused'),
		skippedTotal: count('skipped-total'),
		new: count('new'),
		update: count('update'),
		same: count('same'),
		history: count('history'),
		toAsk: undatable.length,
		mutations: mutations.length,
		pastMutations: mutations.length === 0 ? 0 : countPast(rows),
		nothingToDo: mutations.length === 0 && undatable.length === 0
	};
}

/** A figure that changes is one entry. */
function countPast(rows: PreviewRow[]): number {
	return rows.flatMap(({ changes }) => changes).filter(({ isPast }) => isPast).length;
}
