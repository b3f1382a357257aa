import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** `server.js` around a build that only tells what it was asked. */
const HANDLER = `
	export function handler(req, res) {
		if (req.url === '/api/stream') {
			res.setHeader('content-type', 'text/event-stream');
			res.write(': here\\n\\n');
			return;
		}
		const { method, url, headers } = req;
		res.end(JSON.stringify({ method, url, scheme: headers['x-forwarded-proto'] }));
	}
	process.once('sveltekit:shutdown', (signal) => console.log('closed by ' + signal));
`;
const SCRIPT = 'start()';
const hash = createHash('sha256').update(SCRIPT).digest('base64');
const SHELL = shellWith(`default-src 'none'; script-src 'self' 'sha256-${hash}'`);

let folder = '';
const started: ChildProcess[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opvangbord-entry-'));
	await cp('server.js', join(folder, 'server.mjs'));
	await mkdir(join(folder, 'build/prerendered'), { recursive: true });
	await writeFile(join(folder, 'build/package.json'), '{ "type": "module" }');
	await writeFile(join(folder, 'build/handler.js'), HANDLER);
	await writeFile(join(folder, 'build/prerendered/shell.html'), SHELL);
});

afterEach(async () => {
	for (const server of started.splice(0)) server.kill('SIGKILL');
	await rm(folder, { recursive: true });
});

test.each([
	['/', '/shell'],
	['/locaties/0197', '/shell'],
	['/regio?gemeente=GM0148', '/shell'],
	['/icon.svg', '/icon.svg'],
	['/_app/immutable/none', '/_app/immutable/none'],
	['/api/ping', '/api/ping'],
	['/api', '/api'],
	['/apisnack', '/shell']
])('GET %s asks the build for %s', async (path, asked) => {
	const { url } = await start();
	expect(await (await fetch(url + path)).json()).toMatchObject({ url: asked });
});

test('only reading a page has the shell for an answer', async () => {
	const { url } = await start();
	const answer = await fetch(`${url}/locaties`, { method: 'POST' });
	expect(await answer.json()).toMatchObject({ method: 'POST', url: '/locaties' });
});

test("the header is the shell's own policy and forbids framing", async () => {
	const { url } = await start();
	const { headers } = await fetch(url);
	expect(headers.get('content-security-policy')).toBe(
		`default-src 'none'; script-src 'self' 'sha256-${hash}'; frame-ancestors 'none'`
	);
	expect(headers.get('referrer-policy')).toBe('same-origin');
});

test.each([
	['no proxy of ours is believed', {}, 'https', 'http'],
	['one proxy says https', { TRUST_PROXY: '1' }, 'https', 'https'],
	[
		'the nearest proxy counts, not what the caller wrote',
		{ TRUST_PROXY: '1' },
		'https, http',
		'http'
	],
	['two proxies', { TRUST_PROXY: '2' }, 'https, http', 'https']
])('%s', async (_, environment, said, scheme) => {
	const { url } = await start(environment);
	const answer = await fetch(`${url}/api/x`, { headers: { 'x-forwarded-proto': said } });
	expect(await answer.json()).toMatchObject({ scheme });
});

test('asked to stop, it ends event streams, tells the application last and goes', async () => {
	const { url, server, said } = await start();
	const stream = await fetch(`${url}/api/stream`);
	server.kill('SIGTERM');
	expect(await stream.text()).toBe(': here\n\n');
	expect(await exitCode(server)).toBe(0);
	expect(said()).toContain('closed by SIGTERM');
});

test.each([
	['a shell without a policy', SHELL.replace(/<meta.*>/, ''), 'no Content-Security-Policy'],
	['a shell that forbids its own script', shellWith("script-src 'self'"), 'forbids its own script']
])('%s is not served', async (_, shell, message) => {
	await writeFile(join(folder, 'build/prerendered/shell.html'), shell);
	const server = spawnServer({}, 'pipe');
	let complaint = '';
	server.stderr!.on('data', (text: Buffer) => (complaint += text.toString()));
	expect(await exitCode(server)).toBe(1);
	expect(complaint).toContain(message);
});

test('without a build it says what to do', async () => {
	await rm(join(folder, 'build/handler.js'));
	const server = spawnServer({}, 'pipe');
	let complaint = '';
	server.stderr!.on('data', (text: Buffer) => (complaint += text.toString()));
	expect(await exitCode(server)).toBe(1);
	expect(complaint).toBe('Nothing is built yet: run "npm run build" first.\n');
});

test.each([
	[
		'a refusal to start is said in one line',
		"Object.assign(new Error('the demo stands here'), { name: 'StartRefused' })",
		/^Opvangbord cannot start: the demo stands here\n$/
	],
	['a fault at the start is told with its stack', "new Error('a bug')", /Error: a bug\n\s+at /]
])('%s', async (_, error, told) => {
	await writeFile(join(folder, 'build/handler.js'), `throw ${error};`);
	const server = spawnServer({}, 'pipe');
	let complaint = '';
	server.stderr!.on('data', (text: Buffer) => (complaint += text.toString()));
	expect(await exitCode(server)).toBe(1);
	expect(complaint).toMatch(told);
});

async function start(environment: Record<string, string> = {}) {
	const server = spawnServer(environment, 'inherit');
	let text = '';
	const { promise, resolve } = Promise.withResolvers<string>();
	server.stdout!.on('data', (part: Buffer) => {
		text += part.toString();
		const url = /http:\/\/localhost:\d+/.exec(text)?.[0];
		if (url) resolve(url);
	});
	return { url: await promise, server, said: () => text };
}

function spawnServer(environment: Record<string, string>, errors: 'inherit' | 'pipe') {
	const server = spawn(process.execPath, ['server.mjs'], {
		cwd: folder,
		env: { ...process.env, PORT: '0', ...environment },
		stdio: ['ignore', 'pipe', errors]
	});
	started.push(server);
	return server;
}

async function exitCode(server: ChildProcess): Promise<unknown> {
	const [code] = (await once(server, 'close')) as unknown[];
	return code;
}

function shellWith(policy: string): string {
	return `<meta http-equiv="content-security-policy" content="${policy}"><script>${SCRIPT}</script>`;
}
