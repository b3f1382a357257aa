import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createDevice } from '../support/e2e/device.ts';
import { type PlainServer, startPlainServer } from '../support/e2e/plain-server.ts';

test('a new version is offered, waits for the person, and then the page starts anew', async () => {
	const folder = await copyOfBuild();
	const dataDir = await mkdtemp(join(tmpdir(), 'opvangbord-update-'));
	let server = await startPlainServer({ dataDir, folder });
	const device = await createDevice(server.url);
	try {
		await device.open('/none-such');
		await device.waitUntilInstalled();
		await expect(device.page.getByText('Er is een nieuwe versie.')).toBeHidden();

		await stop(server);
		await makeNextVersion(folder);
		server = await startPlainServer({ dataDir, folder, port: Number(new URL(server.url).port) });
		await device.page.reload();
		await expect(device.page.getByText('Er is een nieuwe versie.')).toBeVisible();
		await device.page.evaluate(() => (document.body.dataset.before = 'yes'));
		await device.page.getByRole('button', { name: 'Later' }).click();
		await expect(device.page.getByText('Er is een nieuwe versie.')).toBeHidden();
		await expect(device.page.locator('body[data-before]')).toBeAttached();

		await device.page.reload();
		await device.page.evaluate(() => (document.body.dataset.before = 'yes'));
		await device.page.getByRole('button', { name: 'Nu bijwerken' }).click();
		await expect(device.page.locator('body[data-before]')).not.toBeAttached();
		await expect(device.page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(device.page.getByText('Er is een nieuwe versie.')).toBeHidden();
		expect(device.complaints).toEqual([]);
	} finally {
		await device.remove();
		await stop(server);
		await rm(folder, { recursive: true });
		await rm(dataDir, { recursive: true });
	}
});

test('a new version that comes up while somebody types is offered beside it and takes nothing away', async () => {
	const folder = await copyOfBuild();
	const dataDir = await mkdtemp(join(tmpdir(), 'opvangbord-update-'));
	let server = await startPlainServer({ dataDir, folder });
	const device = await createDevice(server.url);
	const { page } = device;
	try {
		await device.open('/aanmelden');
		await device.waitUntilInstalled();
		const email = page.getByLabel('E-mailadres');
		await email.pressSequentially('marieke@gemee');

		await stop(server);
		await makeNextVersion(folder);
		server = await startPlainServer({ dataDir, folder, port: Number(new URL(server.url).port) });
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await expect(page.getByText('Er is een nieuwe versie.')).toBeVisible();
		await expect(email).toBeFocused();
		await email.pressSequentially('nte.example');
		await page.getByRole('button', { name: 'Later' }).click();
		await expect(email).toHaveValue('marieke@gemeente.example');
		expect(device.complaints).toEqual([]);
	} finally {
		await device.remove();
		await stop(server);
		await rm(folder, { recursive: true });
		await rm(dataDir, { recursive: true });
	}
});

/** Inside the project, so that the server finds its packages. */
async function copyOfBuild(): Promise<string> {
	const cache = join('node_modules', '.cache');
	await mkdir(cache, { recursive: true });
	const folder = await mkdtemp(join(cache, 'opvangbord-build-'));
	await cp('build', join(folder, 'build'), { recursive: true });
	await cp('server.js', join(folder, 'server.js'));
	await cp('package.json', join(folder, 'package.json'));
	return folder;
}

/** A worker that differs by one byte is a new version for the browser. */
async function makeNextVersion(folder: string): Promise<void> {
	const worker = join(folder, 'build/client/service-worker.js');
	await appendFile(worker, '\n');
	for (const packed of ['.gz', '.br']) await rm(worker + packed);
}

async function stop(server: PlainServer): Promise<void> {
	if (server.process.exitCode !== null || server.process.signalCode !== null) return;
	server.process.kill('SIGKILL');
	await once(server.process, 'exit');
}
