import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { boardPage } from '../support/e2e/board-page.ts';
import { dayPage, RECEIVED } from '../support/e2e/day-page.ts';
import type { Device } from '../support/e2e/device.ts';
import { createFaultProxy } from '../support/e2e/fault-proxy.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const ESCH = 'Vakantiepark De Esch';
const ON_DEVICE = 'Op dit apparaat';
const DAY_MS = 86_400_000;
const QUOTA_BYTES = 16_000_000;

test('what is entered in two tabs of one tablet is all sent, each once (S1, S19)', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	const path = await openPlace(device);
	const second = await device.context.newPage();
	await second.goto(path);
	await dayPage(second).occupied(108);
	await device.waitUntilInstalled();
	await server.kill();
	await Promise.all([dayPage(device.page).arrive(2), dayPage(second).arrive(3)]);
	await dayPage(second).arrive(4);
	for (const page of [device.page, second]) await dayPage(page).occupied(117);
	await server.start();
	for (const page of [device.page, second]) await expectReceived(page, 3);
	const desk = await newDevice({ viewport: { width: 1400, height: 1000 } });
	await expect(await openBoard(desk)).toHaveText('117');
});

test('"Nu verzenden" without a connection answers in words, and the edit goes by itself later (S17)', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	await openPlace(device);
	await device.waitUntilInstalled();
	await server.kill();
	const { page } = device;
	await dayPage(page).arrive(3);
	const recent = dayPage(page).recent;
	await recent.getByRole('button', { name: 'Nu verzenden' }).click();
	await expect(recent.getByRole('status')).toContainText('Geen verbinding. Wat u invulde, blijft');
	await server.start();
	await expectReceived(page, 1);
});

test('where the service worker is blocked it says so, and everything else works', async ({
	newDevice
}) => {
	const device = await newDevice({ serviceWorkers: 'block' });
	const path = await openPlace(device);
	const { page } = device;
	await expect(page.getByText('Deze browser bewaart de app niet')).toBeVisible();
	await dayPage(page).arrive(3);
	await expectReceived(page, 1);
	await page.goto(path);
	await dayPage(page).occupied(111);
});

test('a database that another version wants, or that the system closed, is opened anew (S21)', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await page.addInitScript(keepConnections);
	await openPlace(device);
	await askForAnotherVersion(page);
	await dayPage(page).arrive(1);
	await dayPage(page).occupied(109);

	await page.evaluate(() => (globalThis as unknown as { loseAll(): void }).loseAll());
	await dayPage(page).arrive(2);
	await dayPage(page).occupied(111);
	await expectReceived(page, 2);
});

test('with no space left an edit is refused in sight, what waits can be saved as a file, and it goes on (S21)', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await setQuota(device, new URL(server.url).origin, QUOTA_BYTES);
	await openPlace(device);
	await device.waitUntilInstalled();
	await server.kill();
	await dayPage(page).arrive(3);
	await expect(dayPage(page).lines.first()).toContainText(ON_DEVICE);

	await page.evaluate(fillUp);
	await tryToArrive(page, 4);
	const alarm = page.getByRole('dialog').getByRole('alert').filter({ hasText: /./ });
	await expect(alarm).toContainText('Dit apparaat kon het niet opslaan');
	const saving = page.waitForEvent('download');
	await alarm.getByRole('button', { name: 'Bestand maken' }).click();
	const rescued = await readFile(await (await saving).path(), 'utf8');
	expect(rescued).toContain('\\"kind\\":\\"arrive\\",\\"n\\":3');

	await page.evaluate(() => void indexedDB.deleteDatabase('junk'));
	await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click();
	await dayPage(page).occupied(115);
	await expect(alarm).toBeHidden();
	await server.start();
	await expectReceived(page, 2);
});

test('the files of the version that is open are gone from the server, and every page still opens', async ({
	server,
	newDevice
}) => {
	let isReleased = false;
	let asked = 0;
	const proxy = await createFaultProxy(server.url, ({ url = '' }) => {
		if (!isReleased || !url.startsWith('/_app/immutable/')) return { is: 'none' };
		asked += 1;
		return { is: 'status', status: 404 };
	});
	const device = await newDevice({ url: proxy.url });
	await openPlace(device);
	await device.waitUntilInstalled();
	await device.page.reload();
	await dayPage(device.page).occupied(108);
	isReleased = true;

	const { page } = device;
	await page.getByRole('link', { name: 'Gegevens' }).click();
	await expect(page.getByLabel('Telefoon')).toBeVisible();
	for (const path of ['/controleren', '/diagnose', '/personen', '/regio', '/locaties']) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	expect(asked).toBe(0);
	await proxy.remove();
});

test('codes that this version does not know are kept and shown, and hold up nothing (S7)', async ({
	newDevice
}) => {
	const device = await newDevice({ serviceWorkers: 'block' });
	const { page } = device;
	await page.route('**/api/sync/pull?*', async (route) => {
		const response = await route.fetch();
		const body = (await response.json()) as { rows: Row[] };
		await route.fulfill({ response, json: { ...body, rows: body.rows.flatMap(asOfLater) } });
	});
	await openPlace(device);
	await dayPage(page).arrive(3);
	await expectReceived(page, 1);
	await expect(page.getByText('paused')).toBeVisible();
	await page.getByRole('link', { name: 'Gegevens' }).click();
	for (const code of ['houseboat', 'red-cross'])
		await expect(page.getByText(code).first()).toBeVisible();
	// Nothing is said in its place.
	const pets = page.getByRole('group', { name: 'Huisdieren mogen' });
	await expect(pets.getByRole('radio', { checked: true })).toHaveCount(0);
	await page.goto('/diagnose');
	await expect(page.getByText('weather')).toBeVisible();
	// The page goes on asking while the test ends.
	await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a tablet whose clock is a day ahead stops nobody, and its edits stand at the right time (D12, S13)', async ({
	newDevice
}) => {
	const desk = await newDevice({ viewport: { width: 1400, height: 1000 } });
	const occupied = await openBoard(desk);
	const device = await newDevice();
	const { page } = device;
	await page.addInitScript(setClockAhead, DAY_MS);
	await openPlace(device);
	await expect(
		page.getByText('De klok van dit apparaat loopt 1.440 minuten verkeerd')
	).toBeVisible();
	await dayPage(page).arrive(3);
	await expectReceived(page, 1);
	await expect(occupied).toHaveText('111');
	const other = await newDevice();
	await openPlace(other, 111);
	await dayPage(other.page).count(100);
	await dayPage(other.page).occupied(100);
	await dayPage(page).occupied(100);
	await expect(occupied).toHaveText('100');
});

/** Opens the location from the list and says where it is. */
async function openPlace(device: Device, occupied = 108): Promise<string> {
	await signIn(device, 'manager');
	await device.page.getByRole('link', { name: ESCH }).click();
	await dayPage(device.page).occupied(occupied);
	return new URL(device.page.url()).pathname;
}

async function openBoard(device: Device): Promise<Locator> {
	await signIn(device, 'rcvs');
	return boardPage(device.page).row(ESCH).getByRole('cell').nth(2);
}

async function expectReceived(page: Page, count: number): Promise<void> {
	for (let index = 0; index < count; index += 1)
		await expect(dayPage(page).lines.nth(index)).toContainText(RECEIVED);
}

/** As far as "Opslaan": the form stays when it could not be stored. */
async function tryToArrive(page: Page, n: number): Promise<void> {
	await page.getByRole('button', { name: 'Aankomst', exact: true }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox', { name: 'Mensen' }).fill(String(n));
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
}

/** Every connection that the page has opened fails from now on, as when iOS ends the process behind it. */
function keepConnections(): void {
	const lost = new WeakSet<IDBDatabase>();
	const used = new Set<IDBDatabase>();
	const { transaction } = IDBDatabase.prototype;
	IDBDatabase.prototype.transaction = function (...args) {
		if (lost.has(this)) throw new DOMException('connection lost', 'InvalidStateError');
		used.add(this);
		return transaction.apply(this, args);
	};
	Object.assign(globalThis, { loseAll: () => used.forEach((database) => lost.add(database)) });
}

/** A newer version asks for its upgrade, and gives it up: everybody else has closed by then. */
async function askForAnotherVersion(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const known = (await indexedDB.databases()).find(({ name }) => /opvangbord-\w{8}-/.test(name!));
		await new Promise<void>((done) => {
			const asked = indexedDB.open(known!.name!, known!.version! + 10);
			asked.onupgradeneeded = () => asked.transaction!.abort();
			asked.onerror = () => done();
		});
	});
}

async function setQuota({ context, page }: Device, origin: string, quotaSize: number) {
	const session = await context.newCDPSession(page);
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
}

/** Other data of this origin takes all the space that is left. */
async function fillUp(): Promise<void> {
	const junk = await new Promise<IDBDatabase>((done) => {
		const asked = indexedDB.open('junk', 1);
		asked.onupgradeneeded = () => asked.result.createObjectStore('text', { autoIncrement: true });
		asked.onsuccess = () => done(asked.result);
	});
	const put = (bytes: number) =>
		new Promise<boolean>((done) => {
			const writing = junk.transaction('text', 'readwrite');
			const noise = crypto.getRandomValues(new Uint8Array(Math.min(bytes, 65_536)));
			for (let put = 0; put < bytes; put += noise.length) writing.objectStore('text').put(noise);
			writing.oncomplete = () => done(true);
			writing.onabort = () => done(false);
		});
	for (let bytes = 1 << 20; bytes >= 256; bytes /= 4) while (await put(bytes));
	junk.close();
}

type Row = { type: string; id: string; version: number; row: Record<string, unknown> | null };

/** What a server of next year might send. */
function asOfLater(row: Row): Row[] {
	if (row.type !== 'location' || row.row?.name !== ESCH) return [row];
	const location = {
		...row.row,
		...{ kind: 'houseboat', operator: 'red-cross', status: 'paused' },
		suitable: { pets: 'on-request' }
	};
	const weather = { type: 'weather', id: row.id, row: { locationId: row.id, wind: 4 } };
	return [
		{ ...row, row: location },
		{ ...row, ...weather }
	];
}

function setClockAhead(ms: number): void {
	const { now } = Date;
	const Real = Date;
	Date.now = () => now() + ms;
	globalThis.Date = class extends Real {
		constructor(...args: unknown[]) {
			super(...((args.length === 0 ? [now() + ms] : args) as [number]));
		}
	} as DateConstructor;
}
