import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRegion } from '../tests/support/cli/open-region.ts';
import { readRows, tamper } from '../tests/support/cli/read-database.ts';
import { type CommandLine, openCommandLine } from '../tests/support/cli/run-command.ts';

let line: CommandLine;

beforeAll(async () => {
	line = await openRegion();
});

afterAll(() => line.remove());

describe('doctor', () => {
	test('finds a right database right, with its counts', async () => {
		const { code, out } = await line.run(['doctor']);
		expect(out).toMatch(/^ok +integrity +whole$/m);
		expect(out).toMatch(/^ok +schema +\d+ steps/m);
		expect(out).toMatch(/^ok +region rows +2$/m);
		expect(out).toMatch(/^ok +person rows +1$/m);
		expect(out).toMatch(/^ok +accounts +none of the demo$/m);
		expect(code).toBe(0);
	});

	test.each([
		[
			'a step of the schema is missing, and applies none',
			"delete from migration where name = '0001-auth'",
			/WRONG +schema +not applied: 0001-auth; run: opvangbord migrate/
		],
		[
			'a newer version made it',
			"insert into migration values ('9999-later', '2030-01-01T00:00:00.000Z')",
			/WRONG +schema +made by a newer version \(9999-later\)/
		],
		[
			'accounts of the demo are in a production database',
			"update person set email = 'rcvs@opvangbord.example'",
			/WRONG +accounts +known from the demo: rcvs@opvangbord.example/
		],
		[
			'it is the example, whatever became of its accounts',
			"insert into meta values ('example', '2030-01-01T00:00:00.000Z')",
			/WRONG +accounts +of the demo; do not use this database/
		],
		[
			'a row points at nothing',
			"pragma foreign_keys = off; update account set person_id = 'nobody'",
			/WRONG +integrity +1 rows point at nothing/
		]
	])('says when %s (code 1)', async (_, sql, told) => {
		const other = await line.copy();
		tamper(other.dataDir, sql);
		const steps = readRows(other.dataDir, 'select * from migration');
		const { code, err } = await other.run(['doctor']);
		expect(readRows(other.dataDir, 'select * from migration')).toEqual(steps);
		await other.remove();
		expect(err).toMatch(told);
		expect(code).toBe(1);
	});

	test('says when the file is no database', async () => {
		const other = await openCommandLine();
		await writeFile(join(other.dataDir, 'opvangbord.sqlite'), 'this is something else entirely');
		const { code, err } = await other.run(['doctor']);
		const listed = await other.run(['user', 'list']);
		await other.remove();
		expect(listed.err).toBe(
			'The database cannot be used: file is not a database. See: opvangbord doctor\n'
		);
		expect(err).toMatch(/WRONG +integrity +file is not a database/);
		expect(code).toBe(1);
	});

	test('names every mistake in the environment and no value of it', async () => {
		const env = { PORT: 'web', AUTH_SECRET: 'geheim' };
		const { code, err } = await line.run(['doctor'], { env });
		expect(err).toMatch(/PORT must be a whole number/);
		expect(err).toMatch(/AUTH_SECRET must have at least 32/);
		expect(err).not.toContain('geheim');
		expect(code).toBe(1);
	});
});

describe('a data directory without a database', () => {
	test.each([['doctor'], ['user list'], ['audit verify'], ['region list']])(
		'is left as it is by %s, which says how to make one',
		async (words) => {
			const empty = await openCommandLine();
			const { code, err } = await empty.run(words.split(' '));
			expect(err).toContain('opvangbord migrate');
			expect(code).toBe(1);
			expect((await empty.run(['doctor'])).err).toMatch(/WRONG +database/);
			await empty.remove();
		}
	);
});
