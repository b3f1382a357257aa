import { findInNote } from '../personal-details.ts';
import type { SheetLine } from './sheet-line.ts';

/** What the note should hold: the sheet's remark and what could not be placed, without personal data (D15). */
export function composeNote(line: SheetLine): string[] {
	const remarks = line
		.cell('note')
		.split(/[\r\n]+/)
		.map((text) => ({ field: 'note' as const, text }));
	return [...remarks, ...line.kept].flatMap(({ field, text }) => {
		const tidy = text.replace(/\s+/g, ' ').trim();
		if (!findInNote(tidy)) return tidy ? [tidy] : [];
		line.report(field, 'personal-data');
		return [];
	});
}

/** The longest note that `location.setField` takes. */
const NOTE_LENGTH = 2000;

/**
 * The note with what it does not hold yet. Nothing is taken out of it: what a person wrote there since the last
 * import stands. `full`: some of it did not fit.
 */
export function extendNote(note: string, lines: string[]): { note: string; full: boolean } {
	let full = false;
	const extended = lines.reduce((text, line) => {
		if (text.includes(line)) return text;
		const longer = text ? `${text}\n${line}` : line;
		if (longer.length <= NOTE_LENGTH) return longer;
		full = true;
		return text;
	}, note);
	return { note: extended, full };
}
