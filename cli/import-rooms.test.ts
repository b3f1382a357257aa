import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK, openRegion } from '../tests/support/cli/open-region.ts';
import { pullRows } from '../tests/support/cli/pull-rows.ts';
import type { CommandLine } from '../tests/support/cli/run-command.ts';
import { datedWorkbook } from '../tests/support/sheets/dated-workbook.ts';

const ROOMS = 'tests/support/sheets/rooms.csv';
const INTO = ['--region', 'VR04', '--as', DESK];
const SHIP = 'Schip Te Vol';

let line: CommandLine;

beforeAll(async () => {
	line = await openRegion();
	const file = await keep(
		'ship.csv',
		`Gemeente;Naam locatie;Straat;Nr;PC;Plaats;Soort;Gereal. bedden;Bezet\nZwolle;${SHIP};Kade;5;8011 PT;Zwolle;GOO;80;86\n`
	);
	const ran = await line.run(['import', file, ...INTO, '--commit']);
	if (ran.code !== 0) throw new Error(ran.err);
});

afterAll(() => line.remove());

async function keep(name: string, content: string | Uint8Array): Promise<string> {
	const file = join(line.dataDir, name);
	await writeFile(file, content);
	return file;
}

type Row = {
	id: string;
	name: string;
	detail: string;
	locationId: string;
	observedAt: string | null;
	entry: { kind: string; n?: number };
	figures: { realised: number; occupied: number };
};

async function rowsOf(type: string): Promise<Row[]> {
	const rows = await pullRows(line.dataDir, DESK);
	return rows.flatMap((row) => (row.type === type ? [row.row as Row] : []));
}

/** In the order in which somebody would do it; each step leans on what the one before left. */
describe('a list of rooms from the command line', () => {
	const list = ['import', ROOMS, ...INTO];

	test('shows both sums and asks which numbers hold: code 2, nothing written (D5)', async () => {
		const { code, out } = await line.run([...list, '--commit']);
		expect(out).toContain(
			`${SHIP}, which counts as a whole: rooms 40 new, 0 known; lines refused 0`
		);
		expect(out).toMatch(/beds +80 +123\n +people +86 +70\n/);
		expect(out).toMatch(/snijverlies +0 +14\n +placeable +0 +39\n +too many +6 +0/);
		expect(out).toContain('--stands rooms');
		expect(code).toBe(2);
		expect(await rowsOf('unit')).toEqual([]);
	});

	test('is only shown without --commit', async () => {
		const { code, out } = await line.run([...list, '--stands', 'rooms']);
		expect(out).toContain('Nothing is written yet');
		expect(code).toBe(0);
		expect(await rowsOf('unit')).toEqual([]);
	});

	test('adds the rooms and leaves the numbers, where those of the location hold', async () => {
		const { code, out } = await line.run([...list, '--stands', 'site', '--commit']);
		expect(out).toMatch(/Written: (\d+) of \1 changes\.\n$/);
		expect(code).toBe(0);
		expect(await rowsOf('unit')).toHaveLength(40);
		expect(await rowsOf('location')).toMatchObject([
			{ name: SHIP, detail: 'site', figures: { realised: 80, occupied: 86 } }
		]);
	});

	test('turns the location to its rooms, where theirs hold, and a second time changes nothing', async () => {
		const words = [...list, '--stands', 'rooms', '--commit'];
		expect((await line.run(words)).out).toMatch(/rooms 0 new, 40 known/);
		expect(await rowsOf('location')).toMatchObject([
			{ detail: 'units', figures: { realised: 123, occupied: 70 } }
		]);
		const again = await line.run(words);
		expect(again.out).toMatch(/Nothing has to change\.\n$/);
		expect(again.code).toBe(0);
	});

	test('of the day of the list goes by --sheet-date, and never beats a newer count (D9)', async () => {
		const file = await keep('old.csv', `Locatie;Kamer;Bedden;Bezet\n${SHIP};101;4;3\n`);
		const dated = ['import', file, ...INTO, '--sheet-date', '2024-01-09', '--commit'];
		expect((await line.run(dated)).out).toMatch(/Written: 1 of 1/);
		const counts = (await rowsOf('location')).map(({ figures }) => figures.occupied);
		expect(counts).toEqual([70]);
	});
});

describe('a list of rooms that cannot be read as it is says why, code 1, and writes nothing', () => {
	test.each([
		['no name and no --location', 'Kamer;Bedden;Bezet\n1;4;3\n', [], 'say it with --location'],
		['an unknown location', 'Locatie;Kamer;Bedden\nHotel;1;4\n', [], 'called "Hotel"'],
		['another --location', 'Kamer;Bedden\n1;4\n', ['--location', 'Hotel'], 'no open location'],
		['a wrong --stands', 'Kamer;Bedden\n1;4\n', ['--stands', 'both'], 'use rooms or site'],
		['nothing below the header', 'Kamer;Bedden\n', ['--location', SHIP], 'no rooms below'],
		['no column of beds', 'Kamer;Bezet\n1;4\n', ['--location', SHIP], 'This is no list of rooms']
	])('%s', async (_, content, more, told) => {
		const { code, err } = await line.run([
			...['import', await keep('wrong.csv', content), ...INTO, '--commit'],
			...more
		]);
		expect(err).toContain(told);
		expect(code).toBe(1);
	});

	test('a line with beds below zero and a room twice are named, and the rest is shown', async () => {
		const file = await keep('odd.csv', 'Kamer;Bedden;Bezet\n901;-4;1\n902;4;1\n902;3;1\n');
		const { out, code } = await line.run(['import', file, ...INTO, '--location', SHIP]);
		expect(out).toContain('rooms 1 new, 0 known; lines refused 2');
		expect(out).toContain('line 2: "-4": is no number of beds; the line is refused');
		expect(out).toContain('line 4: "902": stands in the list twice; this line is refused');
		expect(code).toBe(0);
		expect(await rowsOf('unit')).toHaveLength(40);
	});
});

describe('figures of several days become the history of their location', () => {
	const NAME = 'Pension De Dagen';
	const recounts = async () => {
		const [site] = (await rowsOf('location')).filter(({ name }) => name === NAME);
		const entries = await rowsOf('entry');
		return entries
			.filter(({ locationId, entry }) => locationId === site?.id && entry.kind === 'recount')
			.map(({ entry, observedAt }) => [observedAt?.slice(0, 10), entry.n])
			.sort();
	};
	const now = Date.now();
	const day = (ago: number) => new Date(now - ago * 86_400_000).toISOString().slice(0, 10);
	const counts = [3, 2, 1].map((ago) => ({ day: day(ago), beds: 20, people: 10 + ago }));

	test('all sheets of a workbook that are called after a day, with --dated-sheets', async () => {
		const file = await keep('days.xlsx', await datedWorkbook(NAME, counts));
		const { out, code } = await line.run(['import', file, ...INTO, '--dated-sheets', '--commit']);
		expect(out).toContain(
			'3 sheets called after a day (no day in the name, or other columns: Uitleg)'
		);
		expect(code).toBe(0);
		expect((await recounts()).map(([, n]) => n)).toEqual([13, 12, 11]);
	});

	test('and the lines of a sheet by their column of dates, also one that is called otherwise', async () => {
		const header = 'Gemeente;Naam locatie;Straat;Nr;PC;Plaats;Soort;Gereal. bedden;Bezet;Geturfd';
		const lines = counts.map(
			(stand) =>
				`Zwolle;${NAME};Kade;3;8011 AA;Zwolle;GOO;20;${stand.people - 5};${stand.day} 12:00`
		);
		const file = await keep('lines.csv', [header, ...lines].join('\n'));
		const words = ['import', file, ...INTO, '--column', 'updated=Geturfd', '--commit'];
		expect((await line.run(words)).code).toBe(0);
		expect(new Set((await recounts()).map(([, n]) => n))).toEqual(new Set([13, 12, 11, 8, 7, 6]));
	});

	test('--sheet and --dated-sheets do not go together', async () => {
		const words = ['import', 'x.xlsx', ...INTO, '--dated-sheets', '--sheet', 'Uitleg'];
		expect((await line.run(words)).err).toContain('leave out --sheet');
	});
});
