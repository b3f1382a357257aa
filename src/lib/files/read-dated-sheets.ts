import { DATED_SHEETS, joinDatedSheets, type NamedSheet } from '../domain/import/dated-sheets.ts';
import { readTable } from './read-table.ts';
import { refuse, type TextTable, toTable, type TableResult } from './text-table.ts';

/** `left`: the sheets that are called after no day, or have other columns than the first that is. */
export type DatedSheets = TableResult & { left: string[] };

/** All sheets of a workbook that are called after a day, as one table with that day on every line. */
export async function readDatedSheets(bytes: Uint8Array): Promise<DatedSheets> {
	const first = await readTable(bytes);
	if (!first.ok) return { ...first, left: [] };
	const sheets = await readSheets(bytes, first.table);
	if (!sheets.ok) return { ...sheets, left: [] };
	const { rows, left } = joinDatedSheets(sheets.all);
	const about = { encoding: null, separator: null, sheet: DATED_SHEETS };
	return { ...toTable(rows, { ...about, sheetNames: first.table.sheetNames }), left };
}

type Sheets = { ok: true; all: NamedSheet[] } | (TableResult & { ok: false });

/** One that cannot be read refuses all: a day that is missing would go unseen. An empty one holds no day. */
async function readSheets(bytes: Uint8Array, { sheetNames = [] }: TextTable): Promise<Sheets> {
	const all: NamedSheet[] = [];
	for (const name of sheetNames) {
		const read = await readTable(bytes, { sheet: name });
		if (!read.ok && read.reason !== 'empty') return refuse(read.reason, read.detail);
		all.push({ name, rows: read.ok ? read.table.rows : [] });
	}
	return { ok: true, all };
}
