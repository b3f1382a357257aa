import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { packStored } from './pack-stored.ts';
import { readTable } from './read-table.ts';
import { unpackZip } from './unpack-zip.ts';

async function toXlsx(...sheets: { sheet: string; data: SheetData }[]): Promise<Uint8Array> {
	return new Uint8Array(await writeXlsxFile(sheets).toBuffer());
}

/** The same workbook with other text in one of its parts. */
async function rewritePart(
	bytes: Uint8Array,
	path: string,
	rewrite: (text: string) => string
): Promise<Uint8Array> {
	const unpacked = await unpackZip(bytes, () => true);
	if (!unpacked.ok) throw new Error(unpacked.reason);
	const text = new TextDecoder().decode(unpacked.parts.get(path));
	unpacked.parts.set(path, new TextEncoder().encode(rewrite(text)));
	return new Uint8Array(packStored(unpacked.parts));
}

const SHEET = 'xl/worksheets/sheet1.xml';
const sample = () =>
	toXlsx(
		{
			sheet: 'Stand & <week>',
			data: [
				['Locatie', 'Bedden'],
				[' Schip ', 110]
			]
		},
		{ sheet: 'Oud', data: [['Locatie'], ['Hotel']] }
	);

describe('an XLSX file', () => {
	it('gives the text of its first sheet and the names of all', async () => {
		expect(await readTable(await sample())).toEqual({
			ok: true,
			table: {
				rows: [
					['Locatie', 'Bedden'],
					['Schip', '110']
				],
				encoding: null,
				separator: null,
				sheet: 'Stand & <week>',
				sheetNames: ['Stand & <week>', 'Oud']
			}
		});
	});

	it('gives another sheet by its name, and refuses one that is not there', async () => {
		expect(await readTable(await sample(), { sheet: 'Oud' })).toMatchObject({
			ok: true,
			table: { sheet: 'Oud', rows: [['Locatie'], ['Hotel']] }
		});
		expect(await readTable(await sample(), { sheet: 'Nieuw' })).toEqual({
			ok: false,
			reason: 'no-such-sheet'
		});
	});

	it('passes over a hidden first sheet', async () => {
		const bytes = await rewritePart(await sample(), 'xl/workbook.xml', (text) =>
			text.replace('<sheet ', '<sheet state="hidden" ')
		);
		expect(await readTable(bytes)).toMatchObject({ ok: true, table: { sheet: 'Oud' } });
	});

	it('turns dates into ISO text without a zone, and yes and no of Excel into words', async () => {
		const format = 'dd-mm-yyyy hh:mm';
		const bytes = await toXlsx({
			sheet: 'Stand',
			data: [
				[
					{ value: new Date('2024-01-09T08:40:00Z'), type: Date, format },
					{ value: new Date('2024-07-01T00:00:00Z'), type: Date, format },
					true,
					false,
					null,
					'x'
				]
			]
		});
		expect(await readTable(bytes)).toMatchObject({
			table: { rows: [['2024-01-09T08:40:00', '2024-07-01', 'true', 'false', '', 'x']] }
		});
	});

	it('keeps the text of a merged cell in its first cell', async () => {
		const bytes = await toXlsx({
			sheet: 'Stand',
			data: [
				[{ value: 'Bedden', columnSpan: 2 }, null, { value: 'Opmerking', rowSpan: 2 }],
				['gerealiseerd', 'bezet', null]
			]
		});
		expect(await readTable(bytes)).toMatchObject({
			table: {
				rows: [
					['Bedden', '', 'Opmerking'],
					['gerealiseerd', 'bezet', '']
				]
			}
		});
	});

	it('reads a sheet whose text is larger than half a megabyte', async () => {
		const data = Array.from({ length: 4000 }, (_, row) => [
			`Locatie ${row}`,
			row,
			'ja',
			'lift defect'
		]);
		const result = await readTable(await toXlsx({ sheet: 'Stand', data }));
		expect(result.ok && result.table.rows.at(-1)).toEqual([
			'Locatie 3999',
			'3999',
			'ja',
			'lift defect'
		]);
	});

	it('refuses a sheet with a cell in the farthest corner, before the gap is filled', async () => {
		const bytes = await rewritePart(await sample(), SHEET, (text) =>
			text.replace(
				'</sheetData>',
				'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
			)
		);
		expect(await readTable(bytes)).toEqual({ ok: false, reason: 'too-many-rows' });
	});

	it('refuses an archive that unpacks to far more than it says', async () => {
		const squeezed = await deflate(new Uint8Array(60_000_000));
		const bytes = toDeflatedZip('xl/workbook.xml', squeezed);
		expect(bytes.length).toBeLessThan(1_000_000);
		expect(await readTable(bytes)).toEqual({ ok: false, reason: 'too-large' });
	});

	it('shows a formula that failed, or has no saved outcome, as text and not as an empty cell', async () => {
		const cells =
			'<c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B3"><f>A1</f></c>' +
			'<c r="C3" t="str"><f>A1</f></c><c r="D3" s="0"><f>A1</f><v>7</v></c>';
		const bytes = await rewritePart(await sample(), SHEET, (text) =>
			text.replace('</sheetData>', `<row r="3">${cells}</row></sheetData>`)
		);
		const result = await readTable(bytes);
		expect(result.ok && result.table.rows[2]).toEqual(['#DIV/0!', '#?', '#?', '7']);
	});

	it('is refused with the words of the reader when the parts do not fit together', async () => {
		const bytes = await rewritePart(await sample(), SHEET, (text) =>
			text.replace('r="A2"', 'r="A1"')
		);
		const result = await readTable(bytes);
		expect(result).toMatchObject({ ok: false, reason: 'unreadable' });
		expect(!result.ok && result.detail).toContain('Out-of-place');
	});

	it('is refused, and never throws, when bytes of it are damaged', async () => {
		const whole = await sample();
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(whole.length - 5), fc.nat(255)), { minLength: 1, maxLength: 6 }),
				fc.option(fc.integer({ min: 4, max: whole.length })),
				async (damage, end) => {
					const bytes = whole.slice(0, end ?? whole.length);
					for (const [at, byte] of damage) bytes[4 + at] = byte;
					expect(await readTable(bytes)).toHaveProperty('ok');
				}
			),
			{ numRuns: 300 }
		);
	});
});

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** One deflated part that claims to be stored in as little as it takes. */
function toDeflatedZip(name: string, packed: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(packStored(new Map([[name, packed]])));
	const directory = 30 + name.length + packed.length;
	new DataView(bytes.buffer).setUint16(directory + 10, 8, true);
	return bytes;
}
