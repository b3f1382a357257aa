import { saysNothing } from './empty-words.ts';
import { FIGURE_FIELDS, type FigureField, type SheetFigures } from './import-plan.ts';
import { type NumberReading, readNumber } from './read-number.ts';
import type { SheetLine } from './sheet-line.ts';

/** Without these two the other figures mean nothing. */
export const MAIN_FIGURES = ['realised', 'occupied'] as const satisfies FigureField[];

/**
 * The figures of a line; null when it gives none. Without readable beds and people the others mean nothing, so then
 * all of them go to the note as they stand. A blank cell counts as 0 and is listed.
 */
export function readFigures(line: SheetLine): SheetFigures | null {
	const read = FIGURE_FIELDS.filter((field) => line.has(field)).map((field) => ({
		field,
		reading: readNumber(line.cell(field), line.decimals)
	}));
	if (read.every(({ reading }) => reading.status === 'blank')) return reportNone(line, read);
	const isUnreadable = ({ field, reading }: Read) =>
		reading.status === 'unreadable' && MAIN_FIGURES.some((main) => main === field);
	if (read.some(isUnreadable)) return keepAll(line, read);
	const figures: SheetFigures = {};
	for (const { field, reading } of read) {
		if (reading.status === 'number') figures[field] = reading.n;
		else if (reading.status === 'unreadable') line.keepInNote(field, reading.why);
		else {
			figures[field] = 0;
			line.report(field, 'number-missing');
		}
	}
	return figures;
}

/** Keeps the figures of a line for the note, as they stand in the sheet. */
export function keepFigures(line: SheetLine, figures: SheetFigures): void {
	for (const field of FIGURE_FIELDS)
		if (figures[field] !== undefined && !saysNothing(line.cell(field))) line.keepInNote(field);
}

type Read = { field: FigureField; reading: NumberReading };

function reportNone(line: SheetLine, read: Read[]): null {
	for (const { field } of read) line.report(field, 'number-missing');
	return null;
}

function keepAll(line: SheetLine, read: Read[]): null {
	for (const { field, reading } of read)
		if (reading.status !== 'blank')
			line.keepInNote(field, reading.status === 'unreadable' ? reading.why : undefined);
	return null;
}
