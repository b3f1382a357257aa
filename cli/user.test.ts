import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRows } from '../tests/support/cli/read-database.ts';
import { DESK, DESK_PASSWORD, openRegion } from '../tests/support/cli/open-region.ts';
import type { CommandLine } from '../tests/support/cli/run-command.ts';

let line: CommandLine;

beforeAll(async () => {
	line = await openRegion();
});

afterAll(() => line.remove());

const LEZER = ['user', 'add', 'lezer@opvang.example', '--name', 'Joris Bakker'];
const READER = [...LEZER, '--role', 'reader', '--scope', 'region:VR04'];

function emails(): unknown[] {
	return readRows(line.dataDir, 'select email from person order by email').map(
		({ email }) => email
	);
}

describe('user add', () => {
	test('makes a password when none is given, and shows it this once', async () => {
		const { code, out } = await line.run([...READER, '--scope', 'region:VR16']);
		expect(code).toBe(0);
		expect(out).toContain('Added lezer@opvang.example as reader of region:VR04, region:VR16.');
		const [, password] = /shown this once: (\S+)\n$/.exec(out) ?? [];
		expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
		const kept = JSON.stringify(readRows(line.dataDir, 'select * from account'));
		expect(kept).not.toContain(password);
	});

	test('takes a password from stdin and does not repeat it', async () => {
		const { out, err } = await line.run([...READER.with(2, 'tweede@opvang.example')], {
			stdin: 'een-zin-die-niemand-raadt\n'
		});
		expect(out).toContain('Added tweede@opvang.example');
		expect(out + err).not.toContain('raadt');
	});

	test.each([
		['an address that is taken, in whatever case', READER.with(2, DESK.toUpperCase()), 'exists'],
		['an address that is none', READER.with(2, 'lezer'), 'is no e-mail address'],
		[
			'an address of the demo, on which no server would start',
			READER.with(2, 'rcvs@opvangbord.example'),
			'is an address of the demo'
		],
		['no name', READER.with(4, ' '), '--name'],
		['a role that is none', READER.with(6, 'admin'), 'manager, municipal, rcvs'],
		['no scope', READER.slice(0, 7), 'A reader needs --scope region:… or province:…'],
		['a scope of another kind', READER.with(8, 'location:x'), 'does not go with reader'],
		['an unknown region', READER.with(8, 'region:VR99'), 'opvangbord region list'],
		[
			'an unknown location',
			READER.with(6, 'manager').with(8, 'location:9'),
			'There is no location 9'
		],
		['an unknown action', ['user', 'remove', DESK], 'Usage: opvangbord user add'],
		['an unknown option', [...READER, '--admin'], "Unknown option '--admin'"]
	])('with %s is refused and adds nobody', async (_, words, told) => {
		const before = emails();
		const { code, err } = await line.run(words);
		expect(err).toContain(told);
		expect(code).toBe(1);
		expect(emails()).toEqual(before);
	});

	test('with a short password is refused and adds nobody', async () => {
		const before = emails();
		const words = READER.with(2, 'derde@opvang.example');
		const { code, err } = await line.run(words, { stdin: 'kort\n' });
		expect(err).toContain('at least 12 characters');
		expect(code).toBe(1);
		expect(emails()).toEqual(before);
	});
});

test('user list shows everybody with role and scopes, and no secret', async () => {
	const { code, out } = await line.run(['user', 'list']);
	expect(code).toBe(0);
	expect(out).toMatch(/desk@opvang\.example +Tom Jansen +rcvs +region:VR04/);
	expect(out).not.toContain(DESK_PASSWORD);
});
