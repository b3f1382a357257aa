import { MAX_COLUMNS, MAX_ROWS } from './text-table.ts';
import type { ZipParts } from './unpack-zip.ts';

export type SheetName = { name: string; hidden: boolean };

/** The sheets of a workbook in the order of its tabs. */
export function listSheets(parts: ZipParts): SheetName[] {
	const workbook = toText(parts.get('xl/workbook.xml'));
	return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
		const name = /\sname=(?:"([^"]*)"|'([^']*)')/.exec(tag);
		if (!name) return [];
		const hidden = /\sstate=["'](?:hidden|veryHidden)["']/.test(tag);
		return [{ name: unescapeXml(name[1] ?? name[2] ?? ''), hidden }];
	});
}

/**
 * Whether a cell stands so far away that the reader, which fills every gap, would need a table far beyond the
 * limits. One forgotten space in the last corner of a sheet is enough for that.
 */
export function isSpreadTooWide(parts: ZipParts): boolean {
	return [...parts].some(
		([name, bytes]) => name.startsWith('xl/worksheets/') && spreadOf(toText(bytes)) > MOST_CELLS
	);
}

const MOST_CELLS = MAX_ROWS * MAX_COLUMNS;

/** Rows times columns up to the farthest address; rows count as one column wide. */
function spreadOf(sheet: string): number {
	let rows = 1;
	let columns = 1;
	for (const [, letters, number] of sheet.matchAll(/\sr=["']([A-Z]{0,9})(\d{1,15})["']/g)) {
		rows = Math.max(rows, Number(number));
		columns = Math.max(columns, lettersToNumber(letters ?? ''));
	}
	return rows * columns;
}

function lettersToNumber(letters: string): number {
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function toText(bytes: Uint8Array | undefined): string {
	return new TextDecoder().decode(bytes ?? new Uint8Array());
}

function unescapeXml(text: string): string {
	return text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');
}
