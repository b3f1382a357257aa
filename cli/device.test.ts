import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESK, openRegion } from '../tests/support/cli/open-region.ts';
import { readRows, tamper } from '../tests/support/cli/read-database.ts';
import type { CommandLine } from '../tests/support/cli/run-command.ts';

const OTHER = 'buur@opvang.example';

let line: CommandLine;

beforeAll(async () => {
	line = await openRegion();
	const neighbour = ['user', 'add', OTHER, '--name', 'Tim Buur', '--role', 'rcvs'];
	await line.run([...neighbour, '--scope', 'region:VR16']);
	hold('aaaaaaaa-1', DESK, 3, '2026-11-20T09:00:00.000Z', '2026-11-21T09:00:00.000Z');
	hold('bbbbbbbb-2', DESK, 0, null, '2026-11-22T09:00:00.000Z');
	hold('cccccccc-3', OTHER, 1, null, '2026-11-19T09:00:00.000Z');
});

afterAll(() => line.remove());

/** What the server noted of a device (S22). */
function hold(
	clientId: string,
	email: string,
	pending: number,
	oldest: string | null,
	seenAt: string
): void {
	const [person] = readRows(line.dataDir, 'select id from person where email = ?', email);
	const value = oldest === null ? 'null' : `'${oldest}'`;
	tamper(
		line.dataDir,
		`insert into client values ('${clientId}', '${String(person!.id)}', 0, '${seenAt}', ${pending}, ${value})`
	);
}

test('S22: device list names who holds unsent edits, since when and where, longest unheard first', async () => {
	const { code, out } = await line.run(['device', 'list']);
	expect(code).toBe(0);
	const [heads, ...rows] = out.trimEnd().split('\n');
	expect(heads).toMatch(/^E-MAIL +NAME +REGIONS +UNSENT +OLDEST +LAST HEARD +DEVICE$/);
	expect(rows).toEqual([
		expect.stringMatching(
			/^buur@opvang\.example +Tim Buur +VR16 +1 +- +2026-11-19T09:00:00.000Z +cccccccc$/
		),
		expect.stringMatching(
			/^desk@opvang\.example +Tom Jansen +VR04 +3 +2026-11-20T09\S+ +2026-11-21T09\S+ +aaaaaaaa$/
		)
	]);
});

test('device list --region leaves out who has nothing to do with that region', async () => {
	const { out } = await line.run(['device', 'list', '--region', 'VR04']);
	expect(out).toContain(DESK);
	expect(out).not.toContain(OTHER);
});

test('device list says so when nothing is unsent', async () => {
	const quiet = await openRegion();
	const { code, out } = await quiet.run(['device', 'list']);
	await quiet.remove();
	expect(out).toBe('No device said that it holds anything unsent.\n');
	expect(code).toBe(0);
});

test.each([
	['an unknown region', ['list', '--region', 'VR99'], 'There is no region VR99'],
	['another word', ['forget'], 'Usage: opvangbord device list']
])('device with %s is refused', async (_, words, told) => {
	const { code, err } = await line.run(['device', ...words]);
	expect(err).toContain(told);
	expect(code).toBe(1);
});
