import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { databaseFile } from '../src/lib/server/data-dir.ts';
import { addHostel } from '../tests/support/e2e/add-location.ts';
import { dayPage } from '../tests/support/e2e/day-page.ts';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice, type Device } from '../tests/support/e2e/device.ts';
import { type DemoName, signIn } from '../tests/support/e2e/sign-in.ts';

/**
 * Writes what this release keeps on a device, for each demo person and with unsent work where the person may enter
 * something, and the database of the server they had it from: later builds have to open both and send the one to the
 * other. Made once per release of the stored format; never made again.
 */
const FOLDER = 'tests/golden/1';
const SHIP = 'Schip Te Vol';
const SHEET = fileURLToPath(new URL('../cli/demo-data/ijsselland-locaties.csv', import.meta.url));

/** What each does without a connection; who may only read does nothing. */
const WORK: Record<DemoName, (device: Device) => Promise<void>> = {
	manager: enterWholeDay,
	manager2: enterWholeDay,
	gemeente: addLocation,
	rcvs: importSheet,
	coordinator: enterByTelephone,
	lezer: () => Promise.resolve(),
	landelijk: () => Promise.resolve()
};

mkdirSync(FOLDER, { recursive: true });
const server = await createDemoServer(await seedExample());
for (const [name, work] of Object.entries(WORK) as [
	DemoName,
	(device: Device) => Promise<void>
][]) {
	await server.start();
	const device = await createDevice(server.url, { viewport: { width: 1400, height: 1000 } });
	await signIn(device, name);
	await device.page.getByText(SHIP).first().waitFor();
	await device.waitUntilInstalled();
	await device.page.waitForLoadState('networkidle');
	await server.kill();
	await work(device);
	const databases = JSON.stringify(await readDatabases(device.page), null, '\t');
	writeFileSync(`${FOLDER}/${name}.json`, `${databases}\n`);
	await device.remove();
}
keepServer();
await server.remove();

async function enterWholeDay({ page }: Device): Promise<void> {
	await page.getByRole('link', { name: SHIP }).first().click();
	const { arrive, depart, count, confirm, lines } = dayPage(page);
	await confirm();
	await arrive(2);
	await depart(1);
	await page.getByRole('status').getByRole('button', { name: 'Ongedaan maken' }).click();
	await count(85);
	await setSteppers(page, 'Buiten gebruik', { Schoonmaak: '2', Reparatie: '1' });
	await setSteppers(page, 'Snijverlies', { 'Zorg nodig': '1' });
	await expect(lines.first()).toContainText('Snijverlies');
	await page.getByRole('link', { name: 'Gegevens' }).click();
	await page.getByLabel('Telefoon').fill('038 1234567');
	await page.getByLabel('Telefoon').press('Enter');
	await page.getByText('8 op dit apparaat').first().waitFor();
}

async function setSteppers(
	page: Page,
	action: string,
	numbers: Record<string, string>
): Promise<void> {
	await page.getByRole('button', { name: action, exact: true }).click();
	const dialog = page.getByRole('dialog');
	for (const [label, n] of Object.entries(numbers))
		await dialog.getByRole('textbox', { name: label }).fill(n);
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	await expect(dialog).toBeHidden();
}

async function addLocation({ page }: Device): Promise<void> {
	await page.getByRole('button', { name: 'Locatie toevoegen' }).click();
	await addHostel(page);
	await page.getByText('1 op dit apparaat').first().waitFor();
}

async function importSheet({ page, open }: Device): Promise<void> {
	await open('/regio/importeren');
	await page.getByLabel('Bestand kiezen').setInputFiles(SHEET);
	await page.getByLabel('Datum van de lijst').fill('2024-01-09');
	await page.getByLabel('Volgorde in de datums').selectOption('dag, maand, jaar');
	await page.getByRole('button', { name: /^Doorvoeren \(\d+ / }).click();
	await page.getByText(/^Nog \d+ te verzenden\.$/).waitFor();
}

async function enterByTelephone({ page }: Device): Promise<void> {
	await page.getByRole('link', { name: 'Bellijst langslopen' }).click();
	await page.getByLabel('Gesproken met').fill('Marieke van de balie');
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await dayPage(page).count(79);
	await page.getByText('1 op dit apparaat').first().waitFor();
}

/** Without anybody's session: what is kept here is public. */
function keepServer(): void {
	const copy = join(server.dataDir, 'copy.sqlite');
	const database = new DatabaseSync(databaseFile(server.dataDir));
	database.exec('delete from session');
	database.prepare('vacuum into ?').run(copy);
	database.close();
	writeFileSync(`${FOLDER}/server.sqlite.gz`, gzipSync(readFileSync(copy), { level: 9 }));
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
