import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import { MAX_BYTES, MAX_ROWS } from './text-table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
	const result = await readTable(bytes);
	if (!result.ok) throw new Error(result.reason);
	return result.table.rows;
}

describe('a CSV file', () => {
	it('is read as UTF-8 with and without byte order mark, the mark being no text', async () => {
		expect(await rowsOf(utf8('\ufeffnaam;plaats\ncafé;Zwolle'))).toEqual([
			['naam', 'plaats'],
			['café', 'Zwolle']
		]);
		expect(await rowsOf(utf8('naam;plaats\ncafé;Zwolle'))).toEqual([
			['naam', 'plaats'],
			['café', 'Zwolle']
		]);
	});

	it('is read as Windows-1252 when it is no UTF-8', async () => {
		const bytes = new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x2c, 0x80, 0x39, 0x2c, 0x92]);
		const result = await readTable(bytes);
		expect(result).toMatchObject({
			ok: true,
			table: { encoding: 'windows-1252', separator: ',', rows: [['café', '€9', '’']] }
		});
	});

	it('is read as UTF-16, which Excel calls Unicode text', async () => {
		const bytes = new Uint8Array(
			new Uint16Array([...'\ufeffa\tb'].map((c) => c.charCodeAt(0))).buffer
		);
		expect(await rowsOf(bytes)).toEqual([['a', 'b']]);
	});

	it.each([
		[';', 'a;b;c\n"1,5";"ja, 2";x'],
		[',', 'a,b,c\n1,"x;y;z",3'],
		['\t', 'a\tb\tc\n1,2\t2;3\t3,4'],
		[';', 'sep=;\r\na,b;c,d']
	])('is cut by the separator that it uses, %j', async (separator, text) => {
		expect(await readTable(utf8(text))).toMatchObject({ ok: true, table: { separator } });
	});

	it('keeps separators, newlines and quotes inside quoted cells', async () => {
		expect(await rowsOf(utf8('a;b\r\n"x;y";"twee\nregels"\r\n"zei ""ja""";5" buis'))).toEqual([
			['a', 'b'],
			['x;y', 'twee\nregels'],
			['zei "ja"', '5" buis']
		]);
	});

	it('keeps empty lines where they are, drops them at the end and trims cells', async () => {
		expect(await rowsOf(utf8(' a ; b\u00a0\n\n1;2\n;\n\n'))).toEqual([
			['a', 'b'],
			[''],
			['1', '2']
		]);
	});

	it.each([
		['empty', utf8('')],
		['empty', utf8(' ; \n\n;')],
		['unclosed-quote', utf8('a;b\n"1;2\n3;4')],
		['not-a-table', utf8('a;b\0c')],
		// A workbook of which only the beginning was saved.
		['not-a-table', new Uint8Array([0x50, 0x4b, 0x03])],
		['not-a-table', utf8('%PDF-1.7\n1 0 obj')],
		['old-excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
		['too-large', new Uint8Array(MAX_BYTES + 1)],
		['too-many-rows', utf8('a;b\n'.repeat(MAX_ROWS + 1))],
		['too-many-columns', utf8(';'.repeat(200) + 'x')]
	] as const)('is refused as %s', async (reason, bytes) => {
		expect(await readTable(bytes)).toEqual({ ok: false, reason });
	});

	it('comes back cell by cell, whatever stands in the cells', async () => {
		const cell = fc.string({
			unit: fc.constantFrom('a', 'é', '"', ';', ',', '\n', '\r', '1', ' ')
		});
		const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(table, fc.constantFrom(';', ',', '\t'), async (cells, separator) => {
				const rows = [['x', 'y', 'z'], ...cells];
				const text = rows.map((row) => row.map(quote).join(separator)).join('\r\n');
				const header = separator === ';' ? 'sep=;\r\n' : `sep=${separator}\n`;
				const wanted = rows.map((row) => row.map((one) => one.trim()));
				while (wanted.at(-1)!.every((one) => one === '')) wanted.pop();
				expect(await rowsOf(utf8(header + text))).toEqual(wanted);
			}),
			{ numRuns: 300 }
		);
	});

	it('never throws on any bytes', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
				expect(await readTable(bytes)).toHaveProperty('ok');
			}),
			{ numRuns: 1000 }
		);
	});
});

function quote(cell: string): string {
	return `"${cell.replaceAll('"', '""')}"`;
}
