import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK, openRegion } from '../tests/support/cli/open-region.ts';
import { pullRows } from '../tests/support/cli/pull-rows.ts';
import { readRows } from '../tests/support/cli/read-database.ts';
import { type CommandLine, openCommandLine } from '../tests/support/cli/run-command.ts';

let line: CommandLine;
let folder: string;
let file: string;

beforeAll(async () => {
	line = await openRegion();
	folder = await mkdtemp(join(tmpdir(), 'opvangbord-backup-'));
	file = join(folder, 'monday.sqlite');
	const sheet = ['import', 'cli/demo-data/ijsselland-locaties.csv', '--region', 'VR04'];
	const dates = ['--sheet-date', '2024-01-09', '--date-order', 'dmy'];
	await line.run([...sheet, '--as', DESK, ...dates, '--commit']);
});

afterAll(async () => {
	await line.remove();
	await rm(folder, { recursive: true });
});

const epochOf = (dataDir: string) =>
	readRows(dataDir, "select value from meta where key = 'epoch'")[0]!.value;

/** A total is summed when it is asked for, and says when. */
const storedRows = async (dataDir: string) =>
	(await pullRows(dataDir, DESK)).filter(({ type }) => type !== 'total');

describe('a backup', () => {
	test('is one file, written once and never over another', async () => {
		const { code, out } = await line.run(['backup', file]);
		expect(out).toBe(`Written and read again: ${file}\n`);
		expect(code).toBe(0);
		expect(await readdir(folder)).toEqual(['monday.sqlite']);
		expect((await line.run(['backup', file])).err).toContain('give a new name');
	});

	test('put back holds everything, under a new epoch (S16)', async () => {
		const other = await openCommandLine();
		const { code, out } = await other.run(['restore', file]);
		expect(out).toContain('Put back');
		expect(code).toBe(0);
		expect(await readdir(other.dataDir)).toEqual(['opvangbord.sqlite']);
		expect(epochOf(other.dataDir)).not.toBe(epochOf(line.dataDir));
		expect(await storedRows(other.dataDir)).toEqual(await storedRows(line.dataDir));
		expect((await other.run(['audit', 'verify'])).out).toMatch(/VR04 +whole: 355 links/);
		await other.remove();
	});

	test('is not put over a database that is there', async () => {
		const { code, err } = await line.run(['restore', file]);
		expect(err).toContain('stop the server and move it away first');
		expect(code).toBe(1);
	});

	test.each([
		['no database', 'something else entirely', 'file is not a database'],
		['empty', '', 'not applied: 0001-auth']
	])('that is %s is refused and leaves nothing behind', async (_, text, told) => {
		const broken = join(folder, 'broken.sqlite');
		await writeFile(broken, text);
		const other = await openCommandLine();
		const { code, err } = await other.run(['restore', broken]);
		expect(err).toContain(told);
		expect(code).toBe(1);
		expect(await readdir(other.dataDir)).toEqual([]);
		await other.remove();
	});
});
