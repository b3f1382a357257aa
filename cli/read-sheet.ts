import { readDatedSheets } from '../src/lib/files/read-dated-sheets.ts';
import { readTable } from '../src/lib/files/read-table.ts';
import type { TableRefusal, TextTable } from '../src/lib/files/text-table.ts';
import { type Outcome, refuse } from './command.ts';

/** `left`: sheets that were passed over where all that are called after a day were read. */
export type Sheet = { table: TextTable; left: string[] };

/** A file as a table of text, or why it cannot be read and how to mend it. */
export async function readSheet(
	bytes: Uint8Array,
	{ sheet, datedSheets }: { sheet?: string; datedSheets: boolean }
): Promise<Sheet | Outcome> {
	const read = datedSheets
		? await readDatedSheets(bytes)
		: { ...(await readTable(bytes, { sheet })), left: [] };
	if (!read.ok) return refuse(`The sheet cannot be read: ${WHY_UNREADABLE[read.reason]}`);
	return { table: read.table, left: read.left };
}

const WHY_UNREADABLE: Record<TableRefusal, string> = {
	empty: 'there is nothing in it.',
	'too-large': 'it is larger than 5 MB; leave out what is no table.',
	'too-many-rows': 'it has more than 20,000 lines; split it.',
	'too-many-columns': 'it has more than 200 columns; leave out what is not needed.',
	'unclosed-quote': 'a cell begins with " and does not end; save it from the spreadsheet again.',
	'not-a-table': 'it is neither CSV nor XLSX.',
	'old-excel': 'it is an old .xls; save it as .xlsx or .csv.',
	unreadable: 'the workbook is damaged or protected; open it and save it again.',
	'no-such-sheet': 'the workbook has no sheet of that name (--sheet).'
};
