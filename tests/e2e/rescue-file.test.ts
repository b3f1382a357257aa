import type { Page } from '@playwright/test';
import { dayPage, RECEIVED } from '../support/e2e/day-page.ts';
import type { Device } from '../support/e2e/device.ts';
import { createFaultProxy } from '../support/e2e/fault-proxy.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const ESCH = 'Vakantiepark De Esch';

test('what an upgrade that broke off left unsent is read in on another device, and is there once (S2, S21)', async ({
	server,
	newDevice
}, testInfo) => {
	const proxy = await createFaultProxy(server.url, ({ url = '' }) =>
		url.startsWith('/api/sync/push') ? { is: 'lost' } : { is: 'none' }
	);
	const old = await newDevice({ url: proxy.url });
	await openPlace(old);
	await dayPage(old.page).arrive(3);
	await dayPage(old.page).arrive(4);
	await dayPage(old.page).occupied(115);

	// No app may run on it: for any address but the API's the service worker answers with one.
	await old.reopen('/api/health');
	expect(await old.page.evaluate(leaveAsBefore)).toBe(2);
	await old.open('/');
	const alarm = old.page.getByRole('alert');
	await expect(alarm).toContainText('2 wijzigingen');
	const saving = old.page.waitForEvent('download');
	await alarm.getByRole('button', { name: 'Bestand maken' }).click();
	const file = testInfo.outputPath('queue.opvangbord.json');
	await (await saving).saveAs(file);

	const other = await newDevice();
	const path = await openPlace(other);
	await readIn(other.page, file, '2 wijzigingen ingelezen, 0 stonden er al.');
	await other.open(path);
	await dayPage(other.page).occupied(115);
	for (const nth of [0, 1])
		await expect(dayPage(other.page).lines.nth(nth)).toContainText(RECEIVED);

	const third = await newDevice();
	await openPlace(third, 115);
	await readIn(third.page, file, '0 wijzigingen ingelezen, 2 stonden er al.');
	await third.open(path);
	await dayPage(third.page).occupied(115);
	await proxy.remove();
	// What broke off is told to whoever looks after the app.
	expect(old.complaints.splice(0)).toEqual([expect.stringContaining('error')]);
});

async function openPlace(device: Device, occupied = 108): Promise<string> {
	await signIn(device, 'manager');
	await device.page.getByRole('link', { name: ESCH }).click();
	await dayPage(device.page).occupied(occupied);
	return new URL(device.page.url()).pathname;
}

async function readIn(page: Page, file: string, words: string): Promise<void> {
	await page.goto('/controleren');
	await page.getByLabel('Bestand inlezen').last().setInputFiles(file);
	await expect(page.getByText(words)).toBeVisible();
}

/** As an older build left it, with a table whose key this one cannot change. Returns how many edits are unsent. */
async function leaveAsBefore(): Promise<number> {
	const done = <T>(asked: IDBRequest<T>) =>
		new Promise<T>((resolve, reject) => {
			asked.onsuccess = () => resolve(asked.result);
			asked.onerror = () => reject(asked.error!);
		});
	const known = await indexedDB.databases();
	const name = known.find(({ name }) => /^opvangbord-\w{8}-/.test(name!))!.name!;
	const now = await done(indexedDB.open(name));
	const queue = await done<unknown[]>(now.transaction('queue').objectStore('queue').getAll());
	now.close();
	await done(indexedDB.deleteDatabase(name));
	const asked = indexedDB.open(name, 5);
	asked.onupgradeneeded = () => {
		const table = asked.result.createObjectStore('queue', { keyPath: 'mid' });
		for (const row of queue) table.put(row);
		asked.result.createObjectStore('meta', { keyPath: 'name' });
	};
	(await done(asked)).close();
	return queue.length;
}
