import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK, openRegion } from '../tests/support/cli/open-region.ts';
import { pullRows } from '../tests/support/cli/pull-rows.ts';
import { readRows } from '../tests/support/cli/read-database.ts';
import type { CommandLine } from '../tests/support/cli/run-command.ts';
import { secondSheetXlsx } from '../tests/support/sheets/second-sheet.ts';

const EXAMPLE = 'cli/demo-data/ijsselland-locaties.csv';
const IMPORT = ['import', EXAMPLE, '--region', 'VR04', '--as', DESK];
const DATES = ['--sheet-date', '2024-01-09', '--date-order', 'dmy'];

let line: CommandLine;

beforeAll(async () => {
	line = await openRegion();
});

afterAll(() => line.remove());

/** Everything that an import could leave behind. */
function written(): Record<string, unknown> {
	const [row] = readRows(
		line.dataDir,
		`select (select count(*) from location) as locations, (select count(*) from entry) as entries,
			(select count(*) from result) as results, (select version from region where id = 'VR04') as version`
	);
	return { ...row };
}

const NOTHING = { locations: 0, entries: 0, results: 0, version: 1 };

type Row = {
	kind: string;
	figures: Record<'realised' | 'occupied' | 'outOfService' | 'overcrowded', number> & {
		snijverlies: Record<string, number>;
		snijverliesDeclared: Record<string, number>;
	};
};

/** Sums of the sites' ledgers as every reader gets them; placeable by its formula (D1, D2). */
async function boardSums(isWanted: (kind: string) => boolean): Promise<Record<string, number>> {
	const rows = (await pullRows(line.dataDir, DESK)).flatMap(({ type, row }) =>
		type === 'location' ? [row as Row] : []
	);
	const total = (parts: Record<string, number>) =>
		Object.values(parts).reduce((sum, n) => sum + n, 0);
	const sums: Record<string, number> = {};
	for (const { figures } of rows.filter(({ kind }) => isWanted(kind))) {
		const { realised, occupied, outOfService, overcrowded } = figures;
		const snijverlies = total(figures.snijverlies);
		const declared = total(figures.snijverliesDeclared);
		const placeable = realised - outOfService - occupied + overcrowded - snijverlies;
		const parts = {
			realised,
			occupied,
			outOfService,
			snijverlies,
			declared,
			overcrowded,
			placeable
		};
		for (const [name, n] of Object.entries(parts)) sums[name] = (sums[name] ?? 0) + n;
	}
	return sums;
}

/** In the order in which somebody would do it; each step leans on what the one before left. */
describe('a sheet from the command line', () => {
	test('whose dates can mean two things is asked about: every cell named, code 2, nothing written', async () => {
		const { code, out } = await line.run([...IMPORT, '--commit']);
		expect(code).toBe(2);
		expect(out).toMatch(/Laatst bijgewerkt\s+"gisteren"\s+counted from which day\?.*--sheet-date/);
		expect(out).toMatch(/Laatst bijgewerkt\s+"9\/1\/2024"\s+day or month first\?.*line \d+/);
		expect(out).toMatch(/Sluit op\s+"1-3-2027"/);
		expect(out).not.toMatch(/"31-12-2026"\s+day or month/);
		expect(written()).toEqual(NOTHING);
	});

	test('is shown row by row and not written without --commit', async () => {
		const { code, out } = await line.run([...IMPORT, ...DATES]);
		expect(code).toBe(0);
		expect(out).toMatch(/line 2 +new +GM0148 Vakantiepark De Esch +110\/108\/0\/0 +undated/);
		expect(out).toMatch(/line 6 +new +GM0150 Hotel Molenhof +40\/35\/5\/0 +2024-01-09 08:40/);
		expect(out).toMatch(/line 34 +total, skipped/);
		expect(out).toMatch(
			/line 35 +refused +Hotel Buiten de Regio\n +Gemeente: "Meppel": no municip/
		);
		expect(out).toMatch(/line 37 +no figures .*Kantoor Typfout\n +Gereal. bedden: "zestig": is no/);
		expect(out).toContain(
			'36 lines: 33 with figures (33 new, 0 changed, 0 the same), 1 without, 1 refused, 1 total'
		);
		expect(out).toContain('Nothing is written yet');
		expect(written()).toEqual(NOTHING);
	});

	test('with --commit gives exactly the sums of the region, all kinds together and goo alone', async () => {
		const { code, out } = await line.run([...IMPORT, ...DATES, '--commit']);
		expect(out).toMatch(/Written: (\d+) of \1 changes\.\n$/);
		expect(code).toBe(0);
		expect(await boardSums(() => true)).toEqual({
			realised: 2608,
			occupied: 2444,
			outOfService: 55,
			snijverlies: 37,
			declared: 39,
			overcrowded: 6,
			placeable: 78
		});
		expect(await boardSums((kind) => kind === 'goo')).toEqual({
			realised: 2025,
			occupied: 1911,
			outOfService: 37,
			snijverlies: 22,
			declared: 24,
			overcrowded: 6,
			placeable: 61
		});
	});

	test('a second time has nothing to change, says so and writes nothing', async () => {
		const before = written();
		const { code, out } = await line.run([...IMPORT, ...DATES, '--commit']);
		expect(code).toBe(0);
		expect(out).toContain('33 the same');
		expect(out).toMatch(/Nothing has to change\.\n$/);
		expect(written()).toEqual(before);
	});
});

test('one sheet of a workbook is read by its name, and another name is refused', async () => {
	const file = join(line.dataDir, 'sites.xlsx');
	await writeFile(file, await secondSheetXlsx());
	const desk = 'desk16@opvang.example';
	const who = ['--name', 'Els Vos', '--role', 'coordinator', '--scope', 'region:VR16'];
	await line.run(['user', 'add', desk, ...who]);
	const words = ['import', file, '--region', 'VR16', '--as', desk, '--sheet'];
	const read = await line.run([...words, 'January']);
	expect(read.out).toContain('sheet "January"');
	expect(read.out).toMatch(/new +GM0546 Hôtel Café René +1020\/1001\/4\/- +2024-01-09 08:40/);
	expect(read.code).toBe(0);
	expect((await line.run([...words, 'February'])).err).toContain('no sheet of that name');
});

describe('what is wrong is said with how to mend it, code 1, nothing written', () => {
	test.each([
		['no file', ['import'], 'Usage: opvangbord import FILE'],
		['a file that is not there', [...IMPORT].with(1, 'nowhere.csv'), 'is the path right?'],
		['a file that is no sheet', [...IMPORT].with(1, 'static/icon.svg'), 'municipality and name'],
		['an unknown region', [...IMPORT].with(3, 'VR05'), 'may not import into VR05'],
		['an unknown person', [...IMPORT].with(5, 'nobody@opvang.example'), 'opvangbord user list'],
		['a wrong day', [...IMPORT, '--sheet-date', '9-1-2024'], 'write it as 2024-01-09'],
		['a wrong order', [...IMPORT, '--date-order', 'ydm'], 'use dmy, mdy, ymd'],
		['a wrong kind', [...IMPORT, '--kind', 'hotel'], 'use goo, hub'],
		[
			'a column that is not there',
			[...IMPORT, '--column', 'occupied=Bezet?'],
			'there are: Gemeente'
		],
		['a field that is not there', [...IMPORT, '--column', 'bezet=Bezet'], 'the fields are'],
		['an option that is not there', [...IMPORT, '--force'], "Unknown option '--force'"]
	])('%s', async (_, words, told) => {
		const before = written();
		const { code, err, out } = await line.run(words);
		expect(err).toContain(told);
		expect(out).toBe('');
		expect(code).toBe(1);
		expect(written()).toEqual(before);
	});
});
