import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { createDevice, type Device } from '../support/e2e/device.ts';
import { type PlainServer, startPlainServer } from '../support/e2e/plain-server.ts';

type Installed = {
	device: Device;
	/** The next version takes the place of this one, at the same address and with the same data. */
	update(): Promise<void>;
};

/** A server of a build that is a copy, and a device; all of it goes when the test is over. */
const test = base.extend<{ installed: Installed }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is wanted from here
	installed: async ({}, use) => {
		const folder = await copyOfBuild();
		const dataDir = await mkdtemp(join(tmpdir(), 'opvangbord-update-'));
		let server = await startPlainServer({ dataDir, folder });
		const device = await createDevice(server.url);
		await use({
			device,
			update: async () => {
				await stop(server);
				await makeNextVersion(folder);
				const port = Number(new URL(server.url).port);
				server = await startPlainServer({ dataDir, folder, port });
			}
		});
		await device.remove();
		await stop(server);
		await rm(folder, { recursive: true });
		await rm(dataDir, { recursive: true });
		expect(device.complaints).toEqual([]);
	}
});

test('a new version is offered, waits for the person, and then the page starts anew', async ({
	installed
}) => {
	const { device, update } = installed;
	const { page } = device;
	const offer = page.getByText('Er is een nieuwe versie.');
	await device.open('/none-such');
	await device.waitUntilInstalled();
	await expect(offer).toBeHidden();

	await update();
	await page.reload();
	await expect(offer).toBeVisible();
	await page.evaluate(() => (document.body.dataset.before = 'yes'));
	await page.getByRole('button', { name: 'Later' }).click();
	await expect(offer).toBeHidden();
	await expect(page.locator('body[data-before]')).toBeAttached();

	await page.reload();
	await page.evaluate(() => (document.body.dataset.before = 'yes'));
	await page.getByRole('button', { name: 'Nu bijwerken' }).click();
	await expect(page.locator('body[data-before]')).not.toBeAttached();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(offer).toBeHidden();
});

test('a new version that comes up while somebody types is offered beside it and takes nothing away', async ({
	installed
}) => {
	const { device, update } = installed;
	const { page } = device;
	await device.open('/aanmelden');
	await device.waitUntilInstalled();
	const email = page.getByLabel('E-mailadres');
	await email.pressSequentially('marieke@gemee');

	await update();
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(page.getByText('Er is een nieuwe versie.')).toBeVisible();
	await expect(email).toBeFocused();
	await email.pressSequentially('nte.example');
	await page.getByRole('button', { name: 'Later' }).click();
	await expect(email).toHaveValue('marieke@gemeente.example');
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
