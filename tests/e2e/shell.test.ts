import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Device } from '../support/e2e/device.ts';
import { expect, test as base } from '../support/e2e/test.ts';

/** The shell needs no example: an empty database starts sooner. */
const test = base.extend<object, { example: string }>({
	example: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is wanted from here
		async ({}, use) => {
			const empty = await mkdtemp(join(tmpdir(), 'opvangbord-empty-'));
			await use(empty);
			await rm(empty, { recursive: true, force: true });
		},
		{ scope: 'worker' }
	]
});

const HEADERS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'strict-transport-security': 'max-age=31536000',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy':
		'camera=(), display-capture=(), microphone=(), payment=(), usb=(), geolocation=(self)'
};

/** One of each kind of answer: shell, file, built file, endpoint, and what is not there. */
const PATHS = [
	'/',
	'/locaties/0197a1de-0000-7000-8000-000000000001',
	'/regio?gemeente=GM0148',
	'/icon.svg',
	'/manifest.webmanifest',
	'/service-worker.js',
	'/_app/version.json',
	'/_app/immutable/none.js',
	'/api/ping',
	'/api/none',
	'/none.png'
];

const NO_SUCH_PAGE = 'Deze pagina bestaat niet';

test('every answer carries the security headers', async ({ server }) => {
	for (const path of PATHS) {
		const answer = await fetch(server.url + path);
		const headers = Object.fromEntries(answer.headers);
		expect(headers, path).toMatchObject(HEADERS);
		const policy = headers['content-security-policy'] ?? '';
		expect(policy, path).toContain("frame-ancestors 'none'");
		expect(policy, path).toContain("require-trusted-types-for 'script'");
		expect(policy, path).not.toMatch(/unsafe-|style-src-attr|\*/);
	}
});

test('a page has the shell for an answer, a file has itself or none', async ({ server }) => {
	const kindOf = async (path: string) => {
		const answer = await fetch(server.url + path);
		return `${answer.status} ${answer.headers.get('content-type')?.split(';')[0]}`;
	};
	expect(await kindOf('/controleren')).toBe('200 text/html');
	expect(await kindOf('/regio/locaties/none')).toBe('200 text/html');
	expect(await kindOf('/icon.svg')).toBe('200 image/svg+xml');
	expect(await kindOf('/manifest.webmanifest')).toBe('200 application/manifest+json');
	expect(await kindOf('/none.js')).toMatch(/^404/);
	expect(await kindOf('/api/none')).toBe('404 application/problem+json');
	const post = await fetch(`${server.url}/controleren`, { method: 'POST' });
	expect(post.status).toBeGreaterThanOrEqual(400);
});

test('only files with a hash in their name are kept by the browser unasked', async ({ server }) => {
	const shell = await fetch(server.url);
	expect(shell.headers.get('cache-control')).toBe('no-cache');
	const script = /\/_app\/immutable\/[^"]+\.js/.exec(await shell.text())?.[0];
	const built = await fetch(`${server.url}${script}`);
	expect(built.headers.get('cache-control')).toContain('immutable');
	const worker = await fetch(`${server.url}/service-worker.js`);
	expect(worker.headers.get('cache-control')).toBe('no-cache');
});

test('the app opens at any address with the server gone and the browser started anew', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	await device.open('/none-such');
	await expect(device.page.getByRole('heading', { name: NO_SUCH_PAGE })).toBeVisible();
	await device.waitUntilInstalled();
	await server.kill();

	await device.reopen('/another/none-such?x=1');
	await expect(device.page.getByRole('heading', { name: NO_SUCH_PAGE })).toBeVisible();
	await device.page.reload();
	await expect(device.page.getByRole('heading', { name: NO_SUCH_PAGE })).toBeVisible();
});

/** No page, a file that the server has, files that nobody has, and what was cut off halfway a letter. */
const NOWHERE = ['/none-such', '/_app/version.json', '/none.png', '/locaties/%zz', '/%E0%A4%A'];

test('an address that leads nowhere says so in words and leads back, also without internet', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	await device.open('/%zz');
	await expectNoSuchPage(device);
	await device.waitUntilInstalled();
	for (const path of NOWHERE) {
		await device.open(path);
		await expectNoSuchPage(device);
	}
	await server.kill();
	for (const path of NOWHERE) {
		await device.open(path);
		await expectNoSuchPage(device);
	}
	await device.page.getByRole('link', { name: 'Naar het begin' }).click();
	await expect(device.page.getByRole('heading', { level: 1 })).toHaveText('Aanmelden');
});

async function expectNoSuchPage({ page }: Device): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(NO_SUCH_PAGE);
	await expect(page.getByRole('link', { name: 'Naar het begin' })).toBeVisible();
}

test('Trusted Types hold: text becomes neither markup nor the address of a script', async ({
	newDevice
}) => {
	const device = await newDevice();
	await device.open('/none-such');
	await expect(device.page.getByRole('heading', { name: NO_SUCH_PAGE })).toBeVisible();
	const refused = await device.page.evaluate(() => {
		const { trustedTypes } = globalThis as unknown as {
			trustedTypes: { createPolicy(name: string, rules: object): unknown };
		};
		const attempts = [
			() => (document.createElement('div').innerHTML = '<b>x</b>'),
			() => (document.createElement('script').src = '/x.js'),
			() => trustedTypes.createPolicy('another', {})
		];
		return attempts.map((attempt) => {
			try {
				attempt();
				return 'allowed';
			} catch (error) {
				return (error as Error).name;
			}
		});
	});
	expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError']);
	// The page is told of refusals, by the header's policy and the shell's own; these three were meant.
	await expect.poll(() => new Set(device.complaints).size).toBe(3);
	device.complaints.length = 0;
});

test('nothing keeps the app from being installed', async ({ newDevice }) => {
	const device = await newDevice();
	await device.open('/none-such');
	await device.waitUntilInstalled();
	const session = await device.context.newCDPSession(device.page);
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([]);
	const { errors } = await session.send('Page.getAppManifest');
	expect(errors).toEqual([]);
});

test('what the manifest names is there', async ({ server }) => {
	const manifest = (await (await fetch(`${server.url}/manifest.webmanifest`)).json()) as {
		icons: { src: string; type: string }[];
	};
	for (const { src, type } of manifest.icons) {
		const icon = await fetch(server.url + src);
		expect(icon.headers.get('content-type'), src).toBe(type);
	}
	expect(manifest.icons.length).toBeGreaterThan(0);
});
