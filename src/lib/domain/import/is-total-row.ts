import { normaliseText } from './normalise-text.ts';
import type { SheetLine } from './sheet-line.ts';

/** A line that adds up others: it names no location, or a total in its place, and the word stands somewhere in it. */
export function isTotalRow(line: SheetLine, row: string[]): boolean {
	if (isTotalWord(line.cell('name')) || isTotalWord(line.cell('municipality')))
		return line.cell('address') === '' && line.cell('street') === '';
	return line.cell('name') === '' && row.some(isTotalWord);
}

/** A cell that says that its line adds up others. */
export function isTotalWord(text: string): boolean {
	return /^((sub|eind)?tota(al|len)|(sub|grand )?totals?|som|sum)( |$)/.test(normaliseText(text));
}
