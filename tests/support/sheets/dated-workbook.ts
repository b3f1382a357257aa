import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

const HEADER = [
	...['Gemeente', 'Naam locatie', 'Straat', 'Nr', 'PC', 'Plaats', 'Soort'],
	...['Gereal. bedden', 'Bezet']
];

type Stand = { day: string; beds: number; people: number };

/** One site in a workbook with a sheet a day, and one sheet more that is called after none. */
export async function datedWorkbook(name: string, stands: Stand[]): Promise<Uint8Array> {
	const place = ['Zwolle', name, 'Kade', '3', '8011 AA', 'Zwolle', 'GOO'];
	const sheets = stands.map(({ day, beds, people }) => ({
		sheet: day,
		data: toData([HEADER, [...place, String(beds), String(people)]])
	}));
	const notes = { sheet: 'Uitleg', data: toData([['Elke dag een tabblad']]) };
	return new Uint8Array(await writeXlsxFile([...sheets, notes]).toBuffer());
}

function toData(rows: string[][]): SheetData {
	return rows.map((row) => row.map((value) => ({ value })));
}
