import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { MAX_BYTES, refuse, type TableResult } from './text-table.ts';

/** Reads CSV or XLSX, told apart by the first bytes and not by the name. `sheet`: which one of an XLSX. */
export async function readTable(
	bytes: Uint8Array,
	options: { sheet?: string } = {}
): Promise<TableResult> {
	if (bytes.length > MAX_BYTES) return refuse('too-large');
	if (startsWith(bytes, OLD_EXCEL)) return refuse('old-excel');
	if (startsWith(bytes, PDF)) return refuse('not-a-table');
	if (startsWith(bytes, ZIP)) return readXlsx(bytes, options.sheet);
	return readCsv(bytes);
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PDF = [0x25, 0x50, 0x44, 0x46];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, start: number[]): boolean {
	return start.every((byte, index) => bytes[index] === byte);
}
