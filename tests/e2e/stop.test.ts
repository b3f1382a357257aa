import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { seedExample } from '../support/e2e/demo-server.ts';
import { exitOf, type PlainServer, startPlainServer } from '../support/e2e/plain-server.ts';

const test = base.extend<{ running: PlainServer }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is wanted from here
	running: async ({}, use) => {
		const dataDir = await mkdtemp(join(tmpdir(), 'opvangbord-stop-'));
		const running = await startPlainServer({ dataDir });
		await use(running);
		running.process.kill('SIGKILL');
		await running.ended;
		await rm(dataDir, { recursive: true, force: true });
	}
});

const BODY = '{"email":"nobody@opvangbord.example","password":"no-such-password"}';

test('asked to stop, the server lets what runs finish and takes nothing new', async ({
	running
}) => {
	const slow = beginSignIn(running.url);
	await once(slow, 'socket');
	await expect.poll(() => isOpen(running.url)).toBe(true);

	running.process.kill('SIGTERM');
	await expect.poll(() => isOpen(running.url)).toBe(false);
	expect(running.process.exitCode).toBeNull();

	slow.end(BODY.slice(BODY.length / 2));
	const [answer] = (await once(slow, 'response')) as [IncomingMessage];
	answer.resume();
	expect(answer.statusCode).toBe(401);
	expect(await running.ended).toBe(0);
});

test('Control-C ends it as well', async ({ running }) => {
	running.process.kill('SIGINT');
	expect(await running.ended).toBe(0);
});

test('a port that is taken is said in one line', async ({ running }) => {
	const { port } = new URL(running.url);
	const second = spawn(process.execPath, ['server.js'], {
		env: { ...process.env, PORT: port, DATA_DIR: tmpdir() },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let said = '';
	second.stderr.on('data', (text: Buffer) => (said += text.toString()));
	expect(await exitOf(second)).toBe(1);
	expect(said).toMatch(/^Opvangbord cannot start: .*EADDRINUSE.*\n$/);
});

test('on the data of the demo npm start says why it does not start', async () => {
	const dataDir = await seedExample();
	const { OPVANGBORD_DEMO: _, ...rest } = process.env;
	const server = spawn('npm', ['start', '--silent'], {
		env: { ...rest, PORT: '0', DATA_DIR: dataDir },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let said = '';
	server.stderr.on('data', (text: Buffer) => (said += text.toString()));
	expect(await exitOf(server)).toBe(1);
	expect(said).toMatch(/^Opvangbord cannot start: .* holds the example of the demo, .*\n$/);
	await rm(dataDir, { recursive: true });
});

/** A sign-in of which half the body is on its way. */
function beginSignIn(url: string): ClientRequest {
	const started = request(`${url}/api/auth/sign-in/email`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'content-length': BODY.length }
	});
	started.write(BODY.slice(0, BODY.length / 2));
	return started;
}

async function isOpen(url: string): Promise<boolean> {
	return fetch(`${url}/api/ping`).then(
		({ status }) => status === 204,
		() => false
	);
}
