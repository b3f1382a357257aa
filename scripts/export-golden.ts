import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice } from '../tests/support/e2e/device.ts';
import { type DemoName, signIn } from '../tests/support/e2e/sign-in.ts';

/**
 * Writes what this release keeps on a device, for each demo person and with unsent work where the person may enter
 * something: later builds have to open it and send it. Made once per release of the stored format; never made again.
 */
const FOLDER = 'tests/golden/1';
const COUNTS: DemoName[] = ['manager', 'manager2'];
const PEOPLE: DemoName[] = [...COUNTS, 'gemeente', 'rcvs', 'coordinator', 'lezer', 'landelijk'];

mkdirSync(FOLDER, { recursive: true });
const server = await createDemoServer(await seedExample());
for (const name of PEOPLE) {
	await server.start();
	const device = await createDevice(server.url);
	await signIn(device, name);
	await device.page.getByText('Schip Te Vol').first().waitFor();
	if (COUNTS.includes(name)) {
		await device.page.getByRole('link', { name: 'Schip Te Vol' }).first().click();
		await device.page.getByRole('button', { name: 'Klopt nog' }).waitFor();
	}
	await device.page.waitForLoadState('networkidle');
	await server.kill();
	if (COUNTS.includes(name)) await enterSomething(device.page);
	writeFileSync(
		`${FOLDER}/${name}.json`,
		`${JSON.stringify(await readDatabases(device.page), null, '\t')}\n`
	);
	await device.remove();
}
await server.remove();

async function enterSomething(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Klopt nog' }).click();
	await page.getByRole('button', { name: 'Aankomst' }).click();
	await page.getByRole('button', { name: 'Opslaan' }).click();
	await page.getByText('2 op dit apparaat').first().waitFor();
}

/** Every database of this profile with every row of every table, as they lie there. */
function readDatabases(page: Page): Promise<Record<string, Record<string, unknown[]>>> {
	return page.evaluate(async () => {
		const found: Record<string, Record<string, unknown[]>> = {};
		for (const { name } of await indexedDB.databases()) {
			const db = await answerOf(indexedDB.open(name!));
			const tables = [...db.objectStoreNames];
			found[name!] = {};
			for (const table of tables)
				found[name!]![table] = await answerOf(db.transaction(table).objectStore(table).getAll());
			db.close();
		}
		return found;

		function answerOf<T>(request: IDBRequest<T>): Promise<T> {
			return new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('not read'));
			});
		}
	});
}
