import type { AskReason } from '$lib/domain/import/date-reading.ts';
import type { DateToAsk } from '$lib/domain/import/import-plan.ts';

/** A text that stands for a date; one answer holds for every cell with that text. */
export type DateQuestion = { text: string; reason: AskReason; column: string; lines: number[] };

/** One question a text, in the order of the sheet. */
export function askDates(asked: DateToAsk[]): DateQuestion[] {
	return [...Map.groupBy(asked, ({ text }) => text)].map(([text, cells]) => ({
		text,
		reason: cells[0]!.reason,
		column: cells[0]!.column,
		lines: [...new Set(cells.map(({ line }) => line))]
	}));
}
