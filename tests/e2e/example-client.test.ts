import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoServer, DEMO_PASSWORD, seedExample } from '../support/e2e/demo-server.ts';
import { createFaultProxy, type LineFault } from '../support/e2e/fault-proxy.ts';
import { test as base, expect } from '../support/e2e/test.ts';

const SITE = 'Vakantiepark De Esch';
const PUSH = '/api/sync/push';

/** The example client of the documentation, a process each time, with one file that it keeps. */
type Example = {
	run(url: string, ...arrival: string[]): Promise<{ said: string; failed: string }>;
	/** People at the site, by what the client shows of a pull. */
	occupied(url: string): Promise<number>;
	/** The uuids that wait in its file. */
	queued(): Promise<string[]>;
	read(): Promise<string>;
	putBack(text: string): Promise<void>;
};

/** An edit that waits for a person. */
type Aside = { mutation: { uuid: string; mid: number } };

const test = base.extend<{ client: Example }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is wanted from here
	client: async ({}, use) => {
		const folder = await mkdtemp(join(tmpdir(), 'opvangbord-client-'));
		await use(exampleIn(join(folder, 'held.json')));
		await rm(folder, { recursive: true });
	}
});

function exampleIn(file: string): Example {
	const who = ['manager@opvangbord.example', DEMO_PASSWORD];

	function run(url: string, ...arrival: string[]) {
		const args = ['docs/examples/client.mjs', url, ...who, file, ...arrival];
		return new Promise<{ said: string; failed: string }>((done) =>
			execFile(process.execPath, args, (error, said, failed) =>
				done({ said, failed: error ? failed : '' })
			)
		);
	}

	return {
		run,
		async occupied(url) {
			const { said, failed } = await run(url);
			expect(failed).toBe('');
			return Number(new RegExp(`^${SITE}: (\\d+) of`, 'm').exec(said)?.[1]);
		},
		queued: async () =>
			(JSON.parse(await readFile(file, 'utf8')) as { queue: { uuid: string }[] }).queue.map(
				({ uuid }) => uuid
			),
		read: () => readFile(file, 'utf8'),
		putBack: (text) => writeFile(file, text)
	};
}

test('it shows the figures, and an arrival comes once: answer lost, run again, old file sent again (S2)', async ({
	server,
	badLine,
	client
}) => {
	const before = await client.occupied(server.url);
	expect(before).toBe(108);
	badLine.cut(PUSH);
	expect((await client.run(badLine.url, SITE, '3')).failed).toContain('fetch failed');
	expect(badLine.lost).toBe(1);
	expect(await client.queued()).toHaveLength(1);
	const unanswered = await client.read();
	badLine.mend();
	expect(await client.occupied(badLine.url)).toBe(before + 3);
	expect(await client.queued()).toEqual([]);
	await client.putBack(unanswered);
	expect(await client.occupied(server.url)).toBe(before + 3);
	expect(await client.queued()).toEqual([]);
});

test('it waits when told to, signs in when asked to, and keeps its queue when it is too old (S18)', async ({
	server,
	client
}) => {
	const statuses = [429, 503, 401];
	const proxy = await createFaultProxy(server.url, ({ url }): LineFault => {
		const status = url === PUSH ? statuses.shift() : undefined;
		return status ? { is: 'status', status, retryAfter: '0' } : { is: 'none' };
	});
	const before = await client.occupied(proxy.url);
	expect(await client.run(proxy.url, SITE, '2')).toMatchObject({ failed: '' });
	expect(proxy.met('status')).toBe(3);
	statuses.push(426);
	expect((await client.run(proxy.url, SITE, '4')).failed).toContain('426');
	expect(await client.queued()).toHaveLength(1);
	expect(await client.occupied(proxy.url)).toBe(before + 6);
	await proxy.remove();
});

test('an edit that is wrong by itself waits for a person, and holds up none behind it (S18)', async ({
	server,
	badLine,
	client
}) => {
	const before = await client.occupied(server.url);
	badLine.cut(PUSH);
	for (const arrived of ['1', '2', '4', '8', '16']) await client.run(badLine.url, SITE, arrived);
	const held = JSON.parse(await client.read()) as { queue: { uuid: string; deviceAt: string }[] };
	expect(held.queue).toHaveLength(5);
	const wrong = held.queue[1]!;
	await client.putBack(JSON.stringify(held).replaceAll(wrong.deviceAt, 'yesterday'));
	const { said, failed } = await client.run(server.url);
	expect(failed).toBe('');
	expect(said).toContain(`to look at: [{"mutation":{"uuid":"${wrong.uuid}"`);
	expect(await client.queued()).toEqual([]);
	expect(await client.occupied(server.url)).toBe(before + 1 + 4 + 8 + 16);
});

test('what something on the way refuses stays in the queue: it says nothing of the edits (S18)', async ({
	server,
	client
}) => {
	let isForeign = true;
	const proxy = await createFaultProxy(server.url, ({ url }): LineFault =>
		isForeign && url === PUSH ? { is: 'status', status: 400 } : { is: 'none' }
	);
	const before = await client.occupied(server.url);
	for (const arrived of ['1', '2', '4'])
		expect((await client.run(proxy.url, SITE, arrived)).failed).toContain('400');
	expect(await client.queued()).toHaveLength(3);
	isForeign = false;
	expect(await client.run(proxy.url)).toMatchObject({
		failed: '',
		said: expect.not.stringContaining('to look at')
	});
	expect(await client.occupied(proxy.url)).toBe(before + 1 + 2 + 4);
	await proxy.remove();
});

test('a line that finds every batch too large is believed ten times in one run (S18)', async ({
	server,
	client
}) => {
	const proxy = await createFaultProxy(server.url, ({ url }): LineFault =>
		url === PUSH ? { is: 'status', status: 413 } : { is: 'none' }
	);
	await client.occupied(server.url);
	await client.run(proxy.url, SITE, '1');
	const { toLookAt, ...held } = JSON.parse(await client.read()) as { toLookAt: Aside[] };
	const [{ mutation }] = toLookAt as [Aside];
	const queue = Array.from({ length: 12 }, (_, index) => ({
		...mutation,
		uuid: randomUUID(),
		mid: index + 1
	}));
	await client.putBack(JSON.stringify({ ...held, toLookAt: [], mid: 12, queue }));
	expect((await client.run(proxy.url)).failed).toContain('413');
	expect(proxy.met('status')).toBe(1 + 10 + 1);
	expect(await client.queued()).toHaveLength(10);
	await proxy.remove();
});

test.describe('a server that was put back from a backup', () => {
	test('without saying so, gets what it lost (S9)', async ({ server, example, client }) => {
		await client.run(server.url, SITE, '3');
		const older = await createDemoServer(example);
		await older.start();
		expect(await client.occupied(older.url)).toBe(111);
		expect(await client.occupied(older.url)).toBe(111);
		await older.remove();
	});

	test('with a new epoch, gets what it lost (S16)', async ({ server, client }) => {
		await client.run(server.url, SITE, '3');
		const anew = await seedExample();
		const restored = await createDemoServer(anew);
		await restored.start();
		expect(await client.occupied(restored.url)).toBe(111);
		expect(await client.occupied(restored.url)).toBe(111);
		await restored.remove();
		await rm(anew, { recursive: true });
	});
});
