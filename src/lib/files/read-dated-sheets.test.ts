import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { DATED_SHEETS } from '../domain/import/dated-sheets.ts';
import { readDatedSheets } from './read-dated-sheets.ts';

const HEADER = ['Gemeente', 'Locatie', 'Bedden', 'Bezet'];

async function workbook(sheets: Record<string, (string | number)[][]>): Promise<Uint8Array> {
	const all = Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }));
	return new Uint8Array(await writeXlsxFile(all).toBuffer());
}

describe('a workbook with a sheet a day', () => {
	it('is one table, with the day of its sheet on every line', async () => {
		const bytes = await workbook({
			'20-11-2026': [HEADER, ['Zwolle', 'Schip', 80, 74]],
			'21-11-2026': [HEADER, ['Zwolle', 'Schip', 80, 76]],
			Uitleg: [['Zo werkt het']]
		});
		expect(await readDatedSheets(bytes)).toEqual({
			ok: true,
			left: ['Uitleg'],
			table: {
				rows: [
					[...HEADER, 'Peildatum'],
					['Zwolle', 'Schip', '80', '74', '2026-11-20'],
					['Zwolle', 'Schip', '80', '76', '2026-11-21']
				],
				encoding: null,
				separator: null,
				sheet: DATED_SHEETS,
				sheetNames: ['20-11-2026', '21-11-2026', 'Uitleg']
			}
		});
	});

	it('passes over a day of which the sheet is empty', async () => {
		const bytes = await workbook({
			'20-11-2026': [HEADER, ['Zwolle', 'Schip', 80, 74]],
			'21-11-2026': [['', '']]
		});
		expect(await readDatedSheets(bytes)).toMatchObject({ ok: true, left: ['21-11-2026'] });
	});

	it('is refused when it is no workbook', async () => {
		expect(await readDatedSheets(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toEqual({
			ok: false,
			reason: 'old-excel',
			left: []
		});
	});
});
