import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRegion } from '../tests/support/cli/open-region.ts';
import { readRows, tamper } from '../tests/support/cli/read-database.ts';
import { type CommandLine, openCommandLine } from '../tests/support/cli/run-command.ts';

let line: CommandLine;
let folder: string;
let file: string;

beforeAll(async () => {
	line = await openRegion();
	folder = await mkdtemp(join(tmpdir(), 'opvangbord-restore-'));
	file = join(folder, 'monday.sqlite');
	tamper(
		line.dataDir,
		`insert into session select 'lost-tablet', id, 'token', '2999-01-01', '', '', '', '' from person`
	);
	await line.run(['backup', file]);
});

afterAll(async () => {
	await line.remove();
	await rm(folder, { recursive: true });
});

const epochOf = (dataDir: string) =>
	readRows(dataDir, "select value from meta where key = 'epoch'")[0]!.value;

/** A database whose process died with changes in the write-ahead log. */
async function crashed(): Promise<CommandLine> {
	const other = await line.copy();
	const database = join(other.dataDir, 'opvangbord.sqlite');
	spawnSync(process.execPath, [
		'-e',
		`const database = new (require('node:sqlite').DatabaseSync)(${JSON.stringify(database)});
		database.exec('pragma journal_mode = wal; pragma wal_autocheckpoint = 0');
		database.exec("update meta set value = 'of the crash' where key = 'epoch'");
		process.kill(process.pid, 'SIGKILL');`
	]);
	return other;
}

describe('restore', () => {
	test('after a crash wants the write-ahead log moved away as well, and names it (S16)', async () => {
		const other = await crashed();
		await rename(join(other.dataDir, 'opvangbord.sqlite'), join(folder, 'away.sqlite'));
		const before = await readdir(other.dataDir);
		const { code, err } = await other.run(['restore', file]);
		expect(code).toBe(1);
		expect(err).toContain('opvangbord.sqlite-wal');
		expect(await readdir(other.dataDir)).toEqual(before);
		await other.remove();
	});

	test('with all three files moved away gives a whole database of another epoch (S16)', async () => {
		const other = await crashed();
		for (const name of await readdir(other.dataDir))
			if (name.startsWith('opvangbord.sqlite'))
				await rename(join(other.dataDir, name), join(folder, `moved-${name}`));
		const { code } = await other.run(['restore', file]);
		expect(code).toBe(0);
		expect(['of the crash', epochOf(line.dataDir)]).not.toContain(epochOf(other.dataDir));
		expect((await other.run(['doctor'])).out).toMatch(/^ok +integrity +whole$/m);
		await other.remove();
	});

	test('is not misled by what a broken-off one left behind', async () => {
		const other = await openCommandLine();
		const aside = join(other.dataDir, 'opvangbord.sqlite.restoring');
		for (const end of ['', '-wal', '-journal']) await writeFile(aside + end, 'half');
		expect((await other.run(['restore', file])).code).toBe(0);
		expect(await readdir(other.dataDir)).toEqual(['opvangbord.sqlite']);
		await other.remove();
	});

	test('refuses a file that was copied from under a server, with its log beside it', async () => {
		const other = await crashed();
		const empty = await openCommandLine();
		const copied = join(other.dataDir, 'opvangbord.sqlite');
		const { code, err } = await empty.run(['restore', copied]);
		expect(code).toBe(1);
		expect(err).toContain('opvangbord backup');
		expect(await readdir(empty.dataDir)).toEqual([]);
		await Promise.all([other.remove(), empty.remove()]);
	});

	test('ends every session: one that was ended after the backup does not live again', async () => {
		const other = await openCommandLine();
		const { out } = await other.run(['restore', file]);
		expect(readRows(line.dataDir, 'select id from session')).toHaveLength(1);
		expect(readRows(other.dataDir, 'select id from session')).toEqual([]);
		expect(out).toContain('signs in again');
		await other.remove();
	});
});

test('a backup and what is put back can be read by their own user only', async () => {
	const other = await openCommandLine();
	await other.run(['restore', file]);
	for (const path of [file, join(other.dataDir, 'opvangbord.sqlite')])
		expect((await stat(path)).mode & 0o777).toBe(0o600);
	await other.remove();
});
