import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../src/lib/server/app.ts';
import { readEnv } from '../../src/lib/server/env.ts';
import { MANAGER } from './test-server.ts';

let dataDir: string;

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'opvangbord-demo-data-'));
});

afterEach(() => rm(dataDir, { recursive: true }));

function start(environment: Record<string, string> = {}): Promise<App> {
	return createApp({
		env: readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...environment }),
		clock: () => Date.now(),
		ids: () => crypto.randomUUID()
	});
}

/** A database that a demo wrote into before. */
async function leftByDemo(write: (app: App) => Promise<unknown>): Promise<void> {
	const demo = await start({ OPVANGBORD_DEMO: '1' });
	await write(demo);
	await demo.close();
}

const LEFT: [string, (app: App) => Promise<unknown>][] = [
	['the example', (app) => app.markExample()],
	[
		'one of its accounts, of a demo that was broken off',
		(app) => app.auth.people.create({ ...MANAGER, email: 'rcvs@opvangbord.example' })
	]
];

describe.each(LEFT)('on a database that holds %s', (_, write) => {
	test('a production server does not start: everybody knows those passwords', async () => {
		await leftByDemo(write);
		await expect(start()).rejects.toMatchObject({
			name: 'StartRefused',
			message: expect.stringContaining('OPVANGBORD_DEMO=1')
		});
	});

	test('the demo itself starts', async () => {
		await leftByDemo(write);
		const demo = await start({ OPVANGBORD_DEMO: '1' });
		expect(demo.env.demo).toBe(true);
		await demo.close();
	});
});

test('accounts of our own keep nobody from starting', async () => {
	await leftByDemo((app) => app.auth.people.create(MANAGER));
	const app = await start();
	expect((await app.ready()).ok).toBe(true);
	await app.close();
});
