import { readSheet } from 'read-excel-file/universal';
import { cellToText, type XlsxCell } from './cell-to-text.ts';
import { markBrokenCells } from './mark-broken-cells.ts';
import { packStored } from './pack-stored.ts';
import { refuse, type TableResult, toTable } from './text-table.ts';
import { unpackZip } from './unpack-zip.ts';
import { isSpreadTooWide, listSheets, type SheetName } from './workbook-parts.ts';

/**
 * The parts are unpacked here and handed to the reader uncompressed: so the size that counts is the real one, and
 * the reader needs no worker from a blob, which the Content-Security-Policy forbids.
 */
export async function readXlsx(bytes: Uint8Array, wanted?: string): Promise<TableResult> {
	const unpacked = await unpackZip(bytes, (name) => /\.xml(\.rels)?$/.test(name));
	if (!unpacked.ok) return refuse(unpacked.reason);
	const { parts } = unpacked;
	const sheets = listSheets(parts);
	if (sheets.length === 0) return refuse('unreadable');
	const index = indexOfSheet(sheets, wanted);
	if (index === -1) return refuse('no-such-sheet');
	if (isSpreadTooWide(parts)) return refuse('too-many-rows');
	const read = await readCells(packStored(markBrokenCells(parts)), index);
	if (!read.ok) return refuse('unreadable', read.detail);
	return toTable(
		read.cells.map((row) => row.map(cellToText)),
		{
			encoding: null,
			separator: null,
			sheet: sheets[index]!.name,
			sheetNames: sheets.map(({ name }) => name)
		}
	);
}

function indexOfSheet(sheets: SheetName[], wanted: string | undefined): number {
	if (wanted === undefined) return sheets.findIndex(({ hidden }) => !hidden);
	return sheets.findIndex(({ name }) => name === wanted);
}

type Cells = { ok: true; cells: XlsxCell[][] } | { ok: false; detail: string };

/** Whatever the reader throws at a stranger's file says that this file cannot be read. */
async function readCells(archive: ArrayBuffer, index: number): Promise<Cells> {
	try {
		const cells = await readSheet(archive, index + 1);
		return { ok: true, cells: cells as unknown as XlsxCell[][] };
	} catch (error) {
		return { ok: false, detail: String(error) };
	}
}
