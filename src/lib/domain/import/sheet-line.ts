import { findPersonalData } from '../personal-data.ts';
import type { ImportField, Mapping } from './columns.ts';
import type { Problem, ProblemCode } from './import-plan.ts';

/** One line of the sheet, read by field, with what was found wrong with it so far. */
export type SheetLine = {
	line: number;
	/** The text of a cell; empty when the sheet has no such column. */
	cell: (field: ImportField) => string;
	has: (field: ImportField) => boolean;
	header: (field: ImportField) => string;
	report: (field: ImportField | null, code: ProblemCode) => void;
	/** Reports, and saves the text for the note, because it holds something that we cannot place. */
	keepInNote: (field: ImportField, code?: ProblemCode) => void;
	/** Signs that the sheet puts before decimals. */
	decimals: string;
	problems: Problem[];
	kept: { field: ImportField; text: string }[];
};

export function openLine(
	row: string[],
	line: number,
	{ columns, headers }: Mapping,
	decimals = ''
): SheetLine {
	const problems: Problem[] = [];
	const kept: SheetLine['kept'] = [];
	const cell = (field: ImportField) => (row[columns[field] ?? -1] ?? '').trim();
	const header = (field: ImportField) => headers[columns[field] ?? -1] ?? '';
	const report = (field: ImportField | null, code: ProblemCode) => {
		const text = field ? cell(field) : '';
		problems.push({
			field,
			column: field && header(field) ? header(field) : null,
			code,
			text: code === 'personal-data' || findPersonalData(text) ? null : text
		});
	};
	return {
		line,
		cell,
		header,
		has: (field) => columns[field] !== undefined,
		report,
		keepInNote: (field, code) => {
			if (code) report(field, code);
			kept.push({ field, text: [header(field), cell(field)].filter(Boolean).join(': ') });
		},
		decimals,
		problems,
		kept
	};
}
