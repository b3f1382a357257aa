import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import type { PushResponse } from '../../../src/lib/sync/messages.ts';
import type { DemoServer } from '../../support/e2e/demo-server.ts';
import { dumpWholeDatabase } from '../../support/wire/database-dump.ts';
import type { Answer } from '../../support/wire/http-sender.ts';
import { BY_TELEPHONE } from '../../support/wire/people.ts';
import { runBeside } from '../../support/wire/run-beside.ts';
import { okBody } from '../../support/wire/wire-client.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

type Trouble = {
	name: string;
	/** Gives the way to mend it. */
	cause(server: DemoServer): Promise<() => Promise<unknown>>;
	/** What is answered meanwhile. */
	pull: number;
	/** Cannot be caused elsewhere. */
	only?: NodeJS.Platform;
};

/** The first page of a file may still be written, no other. */
const FULL_AT_BYTES = 4096;

const TROUBLES: Trouble[] = [
	{
		name: 'on a disk that is full',
		async cause({ pid }) {
			await limitFileSize(pid, String(FULL_AT_BYTES));
			return () => limitFileSize(pid, 'unlimited');
		},
		pull: 200,
		only: 'linux'
	},
	{
		name: 'locked by another process for longer than one waits',
		async cause({ dataDir }) {
			const other = new DatabaseSync(fileIn(dataDir));
			other.exec('begin immediate');
			return async () => other.close();
		},
		pull: 200
	},
	{
		name: 'taken away',
		cause: ({ dataDir }) => moveAway(fileIn(dataDir)),
		pull: 503
	},
	{
		name: 'gone with its whole folder',
		cause: ({ dataDir }) => moveAway(dataDir),
		pull: 503
	}
];

for (const { name, cause, pull, only } of TROUBLES)
	test(`with the database ${name} a push is asked to come back, nothing of it is taken, and it is taken then (S3)`, async ({
		server,
		device,
		world
	}) => {
		test.skip(only !== undefined && only !== process.platform, `needs ${only}`);
		const tablet = device('rcvs');
		const { locationId } = world.places.own;
		const arrival = (n: number) => {
			const args = { locationId, entry: { kind: 'arrive', n }, ...BY_TELEPHONE };
			return tablet.toMutation({ name: 'occupancy.record', args });
		};
		await tablet.pushMutations([arrival(1)]);
		const before = dumpWholeDatabase(server.dataDir);
		const batch = Array.from({ length: 100 }, () => arrival(1));

		const mend = await cause(server);
		expectBusy(await tablet.sendPush(tablet.toRequest(batch)));
		expect((await tablet.sendPull()).status).toBe(pull);
		expect((await tablet.send('/api/health')).status).toBe(503);
		expect((await tablet.send('/api/ping')).status).toBe(204);

		await mend();
		expect(dumpWholeDatabase(server.dataDir)).toEqual(before);
		const { results } = okBody<PushResponse>(await tablet.sendPush(tablet.toRequest(batch)));
		expect(results.filter(({ status }) => status === 'applied')).toHaveLength(batch.length);
		expect((await tablet.send('/api/health')).status).toBe(200);
		expect(await runBeside(server.dataDir, ['audit', 'verify'])).toMatch(/VR04 +whole/);
		expect(await runBeside(server.dataDir, ['doctor'])).toMatch(/ok +integrity +whole/);
	});

function expectBusy(answer: Answer): void {
	expect(answer.status, answer.text).toBe(503);
	expect(answer.json()).toMatchObject({ code: 'busy' });
	expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
}

/** Of the running process: as full as a disk can be made for one process alone. */
async function limitFileSize(pid: number, bytes: string): Promise<void> {
	await promisify(execFile)('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

async function moveAway(path: string): Promise<() => Promise<unknown>> {
	await rename(path, `${path}.away`);
	return () => rename(`${path}.away`, path);
}

function fileIn(dataDir: string): string {
	return join(dataDir, 'opvangbord.sqlite');
}
