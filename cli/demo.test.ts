import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_LINE_SOURCE } from '../tests/support/cli/command-line-file.ts';
import { openRegion } from '../tests/support/cli/open-region.ts';
import { readRows } from '../tests/support/cli/read-database.ts';
import { type CommandLine, openCommandLine } from '../tests/support/cli/run-command.ts';

const DEMO = { OPVANGBORD_DEMO: '1' };

let line: CommandLine;

beforeAll(async () => {
	// From its source, as an administrator runs it here.
	line = await openCommandLine(COMMAND_LINE_SOURCE);
	await mkdir(join(line.dataDir, 'example-in-the-making'));
	await writeFile(join(line.dataDir, 'example-in-the-making', 'opvangbord.sqlite'), 'broken off');
	await line.run(['demo'], { env: DEMO });
});

afterAll(() => line.remove());

describe('the example', () => {
	test('is put in place whole, whatever an earlier try left behind', async () => {
		const left = await readdir(line.dataDir);
		expect(left).toEqual(['opvangbord.sqlite']);
		expect(readRows(line.dataDir, 'select id from location')).toHaveLength(35);
		expect(readRows(line.dataDir, "select key from meta where key = 'example'")).toHaveLength(1);
	});

	test('stands the second time: nothing is written, and the server is not even loaded', async () => {
		const before = await readFile(join(line.dataDir, 'opvangbord.sqlite'));
		const coverage = await mkdtemp(join(tmpdir(), 'opvangbord-loaded-'));
		const { code, out } = await line.run(['demo'], {
			env: { ...DEMO, NODE_V8_COVERAGE: coverage }
		});
		expect(out).toBe('example stood\n');
		expect(code).toBe(0);
		expect(before.equals(await readFile(join(line.dataDir, 'opvangbord.sqlite')))).toBe(true);
		const loaded = await loadedFiles(coverage);
		expect(loaded).toContain('cli/example-stands.ts');
		expect(loaded.filter((file) => !file.startsWith('cli/'))).toEqual([
			'src/lib/server/data-dir.ts'
		]);
		await rm(coverage, { recursive: true });
	});

	test('is not worked on by a command that does not say that this is a demo', async () => {
		const { code, err } = await line.run(['user', 'list']);
		expect(err).toMatch(/holds the example of the demo.*OPVANGBORD_DEMO=1/);
		expect(code).toBe(1);
		expect((await line.run(['user', 'list'], { env: DEMO })).out).toContain('rcvs@');
	});

	test('is not made where nobody asked for a demo: its passwords are known to all', async () => {
		const other = await openCommandLine();
		const { code, err } = await other.run(['demo']);
		expect(err).toContain('set OPVANGBORD_DEMO=1');
		expect(code).toBe(1);
		expect(await readdir(other.dataDir)).toEqual([]);
		await other.remove();
	});

	test('is not mixed into a database that holds something else', async () => {
		const other = await openRegion();
		const { code, err } = await other.run(['demo'], { env: DEMO });
		expect(err).toContain('holds something else than the example');
		expect(code).toBe(1);
		expect(readRows(other.dataDir, 'select id from location')).toEqual([]);
		await other.remove();
	});
});

/** Own files that the command loaded, as V8 saw them. */
async function loadedFiles(coverage: string): Promise<string[]> {
	const files = await readdir(coverage);
	const scripts = await Promise.all(
		files.map(async (file) => {
			const read = JSON.parse(await readFile(join(coverage, file), 'utf8'));
			return (read.result as { url: string }[]).map(({ url }) => url);
		})
	);
	const root = new URL('../', import.meta.url).href;
	return scripts
		.flat()
		.filter((url) => url.startsWith(root))
		.map((url) => url.slice(root.length))
		.sort();
}
