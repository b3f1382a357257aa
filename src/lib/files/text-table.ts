export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';
export type Separator = ';' | ',' | '\t';

/**
 * What a file comes down to: trimmed text per cell. Row i is line i + 1 of the sheet; empty rows stay where they
 * are, but those at the end are gone. Rows may differ in length.
 */
export type TextTable = {
	rows: string[][];
	/** null for XLSX, which states its own. */
	encoding: Encoding | null;
	separator: Separator | null;
	/** XLSX only: the sheet that was read, and all that can be chosen. */
	sheet?: string;
	sheetNames?: string[];
};

export type TableRefusal =
	| 'empty'
	| 'too-large'
	| 'too-many-rows'
	| 'too-many-columns'
	| 'unclosed-quote'
	| 'not-a-table'
	| 'old-excel'
	| 'unreadable'
	| 'no-such-sheet';

/** `detail`: what the reader of XLSX stumbled over, in its own words, for the log. */
export type TableResult =
	{ ok: true; table: TextTable } | { ok: false; reason: TableRefusal; detail?: string };

export const MAX_BYTES = 5_000_000;
export const MAX_ROWS = 20_000;
export const MAX_COLUMNS = 200;

export function refuse(reason: TableRefusal, detail?: string): TableResult & { ok: false } {
	return detail === undefined ? { ok: false, reason } : { ok: false, reason, detail };
}

/** Trims, drops the empty end and holds the limits, the same for every kind of file. */
export function toTable(cells: string[][], about: Omit<TextTable, 'rows'>): TableResult {
	const rows = cells.map((row) => row.map((cell) => cell.trim()));
	while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === '')) rows.pop();
	if (rows.length === 0) return refuse('empty');
	if (rows.length > MAX_ROWS) return refuse('too-many-rows');
	if (rows.some((row) => row.length > MAX_COLUMNS)) return refuse('too-many-columns');
	return { ok: true, table: { rows, ...about } };
}
