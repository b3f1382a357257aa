import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK, openRegion } from '../tests/support/cli/open-region.ts';
import { pullRows } from '../tests/support/cli/pull-rows.ts';
import { readRows, tamper } from '../tests/support/cli/read-database.ts';
import type { CommandLine } from '../tests/support/cli/run-command.ts';

let line: CommandLine;

beforeAll(async () => {
	line = await openRegion();
});

afterAll(() => line.remove());

/** Each test changes a copy of its own. */
async function onCopy(work: (copy: CommandLine) => Promise<void>): Promise<void> {
	const copy = await line.copy();
	try {
		await work(copy);
	} finally {
		await copy.remove();
	}
}

const grantsOf = (dataDir: string) =>
	readRows(dataDir, 'select role, scope_kind, scope_id from "grant" order by scope_id').map((row) =>
		Object.values(row).join(' ')
	);

const actionsOf = (dataDir: string) =>
	readRows(
		dataDir,
		"select action from audit where region_id = 'system' and action not in ('region.put', 'person.add')"
	).map(({ action }) => action);

const signIn = (dataDir: string) =>
	tamper(
		dataDir,
		`insert into session select 'tablet', id, 'token', '2999-01-01', '', '', '', '' from person`
	);

const sessionsOf = (dataDir: string) => readRows(dataDir, 'select id from session');

describe('user grant', () => {
	test('adds a scope to the role that somebody has', () =>
		onCopy(async ({ dataDir, run }) => {
			const { code, out } = await run(['user', 'grant', DESK, '--scope', 'region:VR16']);
			expect(out).toBe(`${DESK} is now rcvs of region:VR04 region:VR16.\n`);
			expect(code).toBe(0);
			expect(grantsOf(dataDir)).toEqual(['rcvs region VR04', 'rcvs region VR16']);
			expect(actionsOf(dataDir)).toEqual(['grant.add']);
		}));

	test('gives another role once the first is withdrawn', () =>
		onCopy(async ({ dataDir, run }) => {
			const words = ['user', 'grant', DESK, '--role', 'reader', '--scope', 'region:VR04'];
			const early = await run(words);
			expect(early.err).toContain(`user withdraw ${DESK} --all`);
			expect(early.code).toBe(1);
			await run(['user', 'withdraw', DESK, '--all']);
			expect((await run(words)).out).toContain('is now reader of region:VR04');
			expect(grantsOf(dataDir)).toEqual(['reader region VR04']);
		}));

	test.each([
		['to nobody known', ['who@opvang.example', '--scope', 'region:VR04'], 'Nobody is known as'],
		['of a scope that does not go with the role', [DESK, '--scope', 'location:x'], 'does not go'],
		['of an unknown region', [DESK, '--scope', 'region:VR99'], 'There is no region VR99'],
		['of nothing', [DESK], 'A rcvs needs --scope']
	])('%s is refused and changes nothing', async (_, words, told) => {
		const before = grantsOf(line.dataDir);
		const { code, err } = await line.run(['user', 'grant', ...words]);
		expect(err).toContain(told);
		expect(code).toBe(1);
		expect(grantsOf(line.dataDir)).toEqual(before);
	});
});

describe('user withdraw', () => {
	test('takes one scope away and leaves the others', () =>
		onCopy(async ({ dataDir, run }) => {
			await run(['user', 'grant', DESK, '--scope', 'region:VR16']);
			const { out } = await run(['user', 'withdraw', DESK, '--scope', 'region:VR04']);
			expect(out).toBe(`${DESK} is now rcvs of region:VR16.\n`);
			expect(grantsOf(dataDir)).toEqual(['rcvs region VR16']);
			expect(actionsOf(dataDir)).toEqual(['grant.add', 'grant.withdraw']);
		}));

	test('of everything leaves somebody who reads nothing but who he is (S10)', () =>
		onCopy(async ({ dataDir, run }) => {
			const { out } = await run(['user', 'withdraw', DESK, '--all']);
			expect(out).toBe(`${DESK} has no rights now.\n`);
			expect((await pullRows(dataDir, DESK)).map(({ type }) => type)).toEqual(['me']);
			expect((await run(['user', 'list'])).out).toMatch(
				/desk@opvang\.example +Tom Jansen +no role/
			);
		}));

	test('says how many edits are still on devices, because they will be refused (S22)', () =>
		onCopy(async ({ dataDir, run }) => {
			tamper(dataDir, "insert into client select 'tablet', id, 0, '2026', 3, null from person");
			const { out } = await run(['user', 'withdraw', DESK, '--all']);
			expect(out).toContain('hold 3 unsent edits');
		}));

	test.each([
		['of what he does not have', ['--scope', 'region:VR16'], 'does not have region:VR16'],
		['of nothing said', [], 'Usage: opvangbord user']
	])('%s is refused', async (_, words, told) => {
		const { code, err } = await line.run(['user', 'withdraw', DESK, ...words]);
		expect(err).toContain(told);
		expect(code).toBe(1);
	});
});

describe('user password', () => {
	test('sets another one, and signs out whoever came in with the old one', () =>
		onCopy(async ({ dataDir, run }) => {
			signIn(dataDir);
			const before = readRows(dataDir, 'select password from account');
			const stdin = 'een-zin-die-niemand-raadt\n';
			const { code, out } = await run(['user', 'password', DESK], { stdin });
			expect(out).toContain(`${DESK} has another password and is signed out everywhere.`);
			expect(out).not.toContain('raadt');
			expect(code).toBe(0);
			expect(readRows(dataDir, 'select password from account')).not.toEqual(before);
			expect(sessionsOf(dataDir)).toEqual([]);
			expect(actionsOf(dataDir)).toEqual(['password.set']);
		}));

	test('makes one when none is given, and refuses a short one', () =>
		onCopy(async ({ run }) => {
			const made = await run(['user', 'password', DESK]);
			expect(made.out).toMatch(/shown this once: ([a-z2-9]{5}-){3}[a-z2-9]{5}\n$/);
			const short = await run(['user', 'password', DESK], { stdin: 'kort\n' });
			expect(short.err).toContain('at least 12 characters');
			expect(short.code).toBe(1);
		}));
});

test('user sign-out ends the sessions of a lost tablet and leaves the password', () =>
	onCopy(async ({ dataDir, run }) => {
		signIn(dataDir);
		const before = readRows(dataDir, 'select password from account');
		expect((await run(['user', 'sign-out', DESK])).out).toBe(`${DESK}: 1 session ended.\n`);
		expect(sessionsOf(dataDir)).toEqual([]);
		expect(readRows(dataDir, 'select password from account')).toEqual(before);
		expect((await run(['user', 'sign-out', DESK])).out).toBe(`${DESK}: 0 sessions ended.\n`);
		expect(actionsOf(dataDir)).toEqual(['sessions.end']);
	}));
