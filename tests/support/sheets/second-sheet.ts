import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

/**
 * A sheet of another region, kept otherwise than the example in every way that we know of: English headers in two
 * lines with merged cells below a title, yes and no, accents, a street and a number apart.
 */
const TITLE = 'Reception sites Hollands Midden';
const toCells = (line: string) => line.split('|');
const UPPER = toCells(
	'Municipality|Site|Address||||Type of shelter|Beds|||Suitable for|||Last updated|Remarks'
);
const LOWER = toCells(
	'||street|no|postal code|city||total|occupied|out of service|infants|pets|wheelchair||'
);
const SITES = [
	'Leiden|Hôtel Café René|Breestraat|12a|2311 CS|Leiden|GOO|1,020|1,001|4|Yes|No|yes, 3 rooms|2024-01-09 08:40|lift “defect”, mechanic called',
	'GOUDA|Barge "De Hoop"|Turfsingel|5|2802AB|Gouda|hub|40|41|0|no|YES|unknown|2024-01-08|',
	'Leiden|Annex|Breestraat|14|2311 CS|Leiden|GOO|10|8||ground floor||||',
	'Zwolle|Wrong region|Kade|1|8011 AA|Zwolle|GOO|10|8||||||',
	'|Total||||||1,080|1,058|4|||||'
].map(toCells);

/** Comma, Windows-1252, one header line: the lower names, or the upper where nothing stands below. */
export function secondSheetCsv(): Uint8Array {
	const header = UPPER.map((upper, column) => joinHeader(upper, LOWER[column]!));
	const text = [header, ...SITES].map((row) => row.map(quote).join(',')).join('\r\n');
	return toWindows1252(`${text}\r\n`);
}

/** The same as a workbook, with merged cells in the header and real numbers, dates and yes/no in the cells. */
export async function secondSheetXlsx(): Promise<Uint8Array> {
	const data: SheetData = [
		[{ value: TITLE, columnSpan: 4 }],
		UPPER.map((value, column) => (value ? { value, columnSpan: spanOf(column) } : null)),
		LOWER.map((value) => (value ? { value } : null)),
		...SITES.map((row) => row.map((text, column) => toCell(text, column)))
	];
	return new Uint8Array(await writeXlsxFile([{ sheet: 'January', data }]).toBuffer());
}

const NUMBER_COLUMNS = [7, 8, 9];
const DATE_COLUMN = 13;

function toCell(text: string, column: number): SheetData[number][number] {
	if (text === '') return null;
	if (NUMBER_COLUMNS.includes(column))
		return { value: Number(text.replace(',', '')), type: Number };
	if (column === DATE_COLUMN) {
		const value = new Date(`${text.replace(' ', 'T')}${text.length > 10 ? ':00' : 'T00:00:00'}Z`);
		return { value, type: Date, format: 'yyyy-mm-dd hh:mm' };
	}
	if (text.toLowerCase() === 'yes') return { value: true, type: Boolean };
	return { value: text };
}

/** How many columns a header of the upper line covers. */
function spanOf(column: number): number {
	if (!UPPER[column] || !LOWER[column]) return 1;
	const next = UPPER.findIndex((text, at) => at > column && text !== '');
	return (next === -1 ? UPPER.length : next) - column;
}

function joinHeader(upper: string, lower: string): string {
	if (lower === 'total') return 'Beds';
	return lower || upper;
}

function quote(cell: string): string {
	return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const BEYOND_LATIN1: Record<string, number> = { '“': 0x93, '”': 0x94 };

function toWindows1252(text: string): Uint8Array {
	return Uint8Array.from(text, (letter) => BEYOND_LATIN1[letter] ?? letter.charCodeAt(0));
}
