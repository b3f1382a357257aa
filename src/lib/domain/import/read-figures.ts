import { saysNothing } from './empty-words.ts';
import { FIGURE_FIELDS, type FigureField, type SheetFigures } from './import-plan.ts';
import { readNumber } from './read-number.ts';
import type { SheetLine } from './sheet-line.ts';

/**
 * The figures of a line; null when it gives none. Without readable beds and people the others mean nothing, so then
 * all of them go to the note as they stand. A blank cell counts as 0 and is listed.
 */
export function readFigures(line: SheetLine): SheetFigures | null {
	const fields = FIGURE_FIELDS.filter((field) => line.has(field));
	if (fields.every((field) => saysNothing(line.cell(field)))) return reportNone(line, fields);
	const unreadable = fields.filter((field) => readNumber(line.cell(field)).status === 'unreadable');
	if (unreadable.some((field) => field === 'realised' || field === 'occupied'))
		return keepAll(line, fields, unreadable);
	const figures: SheetFigures = {};
	for (const field of fields) {
		const reading = readNumber(line.cell(field));
		if (reading.status === 'number') figures[field] = reading.n;
		else if (reading.status === 'unreadable') line.keepInNote(field, 'number-unreadable');
		else {
			figures[field] = 0;
			line.report(field, 'number-missing');
		}
	}
	return figures;
}

function reportNone(line: SheetLine, fields: FigureField[]): null {
	for (const field of fields) line.report(field, 'number-missing');
	return null;
}

function keepAll(line: SheetLine, fields: FigureField[], unreadable: FigureField[]): null {
	for (const field of fields) {
		if (saysNothing(line.cell(field))) continue;
		line.keepInNote(field, unreadable.includes(field) ? 'number-unreadable' : undefined);
	}
	return null;
}
