import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESK, DESK_PASSWORD, openRegion } from '../tests/support/cli/open-region.ts';
import { readRows, tamper } from '../tests/support/cli/read-database.ts';
import type { CommandLine } from '../tests/support/cli/run-command.ts';

let line: CommandLine;

beforeAll(async () => {
	line = await openRegion();
	const sheet = ['import', 'cli/demo-data/ijsselland-locaties.csv', '--region', 'VR04'];
	const dates = ['--sheet-date', '2024-01-09', '--date-order', 'dmy'];
	await line.run([...sheet, '--as', DESK, ...dates, '--commit']);
});

afterAll(() => line.remove());

test('chains that nobody touched are whole: the system and region by region', async () => {
	const { code, out } = await line.run(['audit', 'verify']);
	expect(out).toMatch(
		/^system +whole: 3 links, the last is [0-9a-f]{64}\nVR04 +whole: 355 links, the last is [0-9a-f]{64}\nVR16 +whole: no links yet\n$/
	);
	expect(code).toBe(0);
});

test.each([
	['changed', "update audit set outcome = 'rejected' where seq = 200", 200],
	['given another payload', "update audit_payload set payload = '{}' where seq = 201", 201],
	['left out', 'delete from audit where seq = 202', 203],
	[
		'put in',
		`insert into audit select region_id, 356, at, actor, action, object, outcome, origin,
			payload_hash, prev_hash, hash from audit where seq = 355`,
		356
	]
])('a link that was %s breaks it, and is named (code 1)', async (_, sql, seq) => {
	const other = await line.copy();
	tamper(other.dataDir, sql);
	const { code, err } = await other.run(['audit', 'verify', '--region', 'VR04']);
	await other.remove();
	expect(err).toBe(`VR04  BROKEN at link ${seq}\n`);
	expect(code).toBe(1);
});

test('accounts, rights and regions are links of the system, without a password in them', async () => {
	const links = readRows(
		line.dataDir,
		`select action, object, payload from audit join audit_payload using (region_id, seq)
			where region_id = 'system' order by seq`
	);
	expect(links).toMatchObject([
		{ action: 'region.put', object: 'VR04' },
		{ action: 'region.put', object: 'VR16' },
		{ action: 'person.add', payload: expect.stringContaining('"role":"rcvs"') }
	]);
	const kept = readRows(line.dataDir, 'select password from account')[0]!.password as string;
	expect(JSON.stringify(links)).not.toContain(kept);
	expect(JSON.stringify(links)).not.toContain(DESK_PASSWORD);
});

test('a link of the system that was left out breaks its chain', async () => {
	const other = await line.copy();
	tamper(other.dataDir, "delete from audit where region_id = 'system' and seq = 2");
	const { code, err } = await other.run(['audit', 'verify']);
	await other.remove();
	expect(err).toMatch(/^system +BROKEN at link 3$/m);
	expect(code).toBe(1);
});

test('payloads that retention deleted leave the chain whole (D20)', async () => {
	const other = await line.copy();
	tamper(other.dataDir, 'delete from audit_payload where seq < 100');
	const { out } = await other.run(['audit', 'verify', '--region', 'VR04']);
	await other.remove();
	expect(out).toContain('VR04  whole: 355 links');
});

test('an unknown region is refused with those that are there', async () => {
	const { code, err } = await line.run(['audit', 'verify', '--region', 'VR99']);
	expect(err).toBe('There is no region VR99; there are: VR04, VR16\n');
	expect(code).toBe(1);
});
