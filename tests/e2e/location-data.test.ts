import type { Page } from '@playwright/test';
import { startAddressRegister } from '../support/address-register.ts';
import { startMapTileServer } from '../support/map-tile-server.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { createDemoServer } from '../support/e2e/demo-server.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test as base } from '../support/e2e/test.ts';

type Register = Awaited<ReturnType<typeof startAddressRegister>>;
type Tiles = Awaited<ReturnType<typeof startMapTileServer>>;

/** At a server that asks a register of addresses, and has a map. */
const test = base.extend<{ register: Register; tiles: Tiles }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is wanted from here
	register: async ({}, use) => {
		const register = await startAddressRegister();
		await use(register);
		await register.stop();
	},
	// eslint-disable-next-line no-empty-pattern -- as above
	tiles: async ({}, use) => {
		const tiles = await startMapTileServer();
		await use(tiles);
		await tiles.stop();
	},
	server: async ({ example, register, tiles }, use) => {
		const server = await createDemoServer(example, {
			ADDRESS_LOOKUP_URL: register.url,
			MAP_TILES_URL: tiles.url
		});
		await server.start();
		await use(server);
		await server.remove();
	}
});

const HOSTEL = 'Hostel Het Spoor';
const ESCH = 'Vakantiepark De Esch';
const IN_DAYS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** Who leaves before it is stored is asked about it. */
async function save(page: Page): Promise<void> {
	const button = page.getByRole('button', { name: /^Opslaan/ });
	await button.click();
	await expect(button).toHaveCount(0);
}

/** Without an address. */
async function addHostel(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Locatie toevoegen' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Naam', { exact: true }).fill(HOSTEL);
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(HOSTEL);
}

async function openDetails(page: Page, name: string): Promise<void> {
	await page.getByRole('link', { name }).first().click();
	await page.getByRole('link', { name: 'Gegevens' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Gegevens' })).toBeVisible();
}

test('a location begins without an address; it is found, or typed without a connection', async ({
	newDevice,
	register,
	server
}) => {
	const office = await newDevice();
	const { page } = office;
	await signIn(office, 'gemeente');
	await addHostel(page);

	await page.getByRole('link', { name: 'Gegevens' }).click();
	const search = page.getByRole('combobox', { name: 'Zoek het adres' });
	await search.fill('havenkade');
	await expect(page.getByRole('option', { name: /Havenkade 14/ })).toBeVisible();
	await expectAccessible(page);
	await search.press('ArrowDown');
	await search.press('Enter');
	await expect(page.getByText('Overgenomen. Kijk of alles klopt.')).toBeVisible();
	await expect(page.getByLabel('Straat')).toHaveValue('Havenkade');
	await expect(page.getByLabel('Toevoeging')).toHaveValue('A-2');
	await expect(page.getByLabel('Breedtegraad')).toHaveValue('52,5125');
	for (const { headers } of register.questions) expect(headers).not.toHaveProperty('cookie');

	await office.waitUntilInstalled();
	await server.kill();
	await page.reload();
	await expect(page.getByLabel('Straat')).toHaveValue('Havenkade');
	await expect(search).toHaveCount(0);
	await page.getByLabel('Huisnummer').fill('14');
	await save(page);
	await page.reload();
	await expect(page.getByLabel('Huisnummer')).toHaveValue('14');
});

test('the place of the device is allowed to the app’s own pages, after a tap', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page, context } = device;
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ latitude: 52.51, longitude: 6.25, accuracy: 14 });
	await signIn(device, 'manager');
	await openDetails(page, ESCH);
	await page.getByRole('button', { name: 'Gebruik de plek van dit apparaat' }).click();
	await expect(page.getByText(/op 14 meter nauwkeurig/)).toBeVisible();
	await page.getByRole('button', { name: 'Deze plek gebruiken' }).click();
	await expect(page.getByLabel('Breedtegraad')).toHaveValue('52,51');
	await expect(page.getByLabel('Lengtegraad')).toHaveValue('6,25');
});

test('a pin is put on the map with a tap and with keys, saved as one, and seen by the region', async ({
	newDevice,
	server,
	tiles
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await openDetails(page, ESCH);
	const map = page.getByRole('application', { name: 'Kaart' });
	await expect(map).toBeVisible();
	await map.click({ position: { x: 150, y: 150 } });
	await expect(page.getByText(/^De pin staat op 5\d,\d+ noord, \d,\d+ oost/)).toBeVisible();
	await expectAccessible(page);
	const lat = page.getByLabel('Breedtegraad');
	const tapped = await lat.inputValue();
	await map.press('ArrowUp');
	await expect(lat).not.toHaveValue(tapped);
	await map.press('+');
	await save(page);
	const saved = await lat.inputValue();
	for (const { headers } of tiles.questions) expect(headers).not.toHaveProperty('cookie');

	const desk = await newDevice();
	await signIn(desk, 'rcvs');
	await desk.page.getByRole('link', { name: ESCH }).first().click();
	await desk.page.getByText('Kaart', { exact: true }).click();
	await expect(desk.page.getByText(`De pin staat op ${saved} noord`)).toBeVisible();
	await expectAccessible(desk.page);

	await device.waitUntilInstalled();
	await server.kill();
	await page.reload();
	await expect(page.getByText('Er is nu geen kaart.')).toBeVisible();
	await expect(map).toHaveCount(0);
	await expect(lat).toHaveValue(saved);
});

test('beds that were announced are asked for on the day, and are none until somebody says so (D7)', async ({
	newDevice
}) => {
	const office = await newDevice();
	await signIn(office, 'gemeente');
	await addHostel(office.page);
	await office.page.getByRole('link', { name: 'Gegevens' }).click();
	await office.page.getByRole('button', { name: 'Dag toevoegen' }).click();
	await office.page.getByLabel('Vanaf', { exact: true }).fill(IN_DAYS.format(Date.now()));
	await office.page.getByLabel('Bedden samen').fill('60');
	await save(office.page);

	const desk = await newDevice();
	const { page } = desk;
	await signIn(desk, 'rcvs');
	await page.getByRole('link', { name: HOSTEL }).click();
	const question = page.getByText(/zouden hier 60 bedden zijn/);
	await expect(question).toBeVisible();
	await page.getByRole('button', { name: 'Telefonisch invullen' }).click();
	await page.getByLabel('Gesproken met').fill('Anneke');
	await page.getByRole('button', { name: 'Beginnen' }).click();
	const beds = page.getByRole('row', { name: /^Bedden/ }).getByRole('cell');
	await expect(beds).toHaveText('0');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Ja, er zijn 60 bedden' }).click();
	await expect(question).toHaveCount(0);
	await expect(beds).toHaveText('60');
});

test('what the coordinator hides is gone for the national desk, and back when he shows it', async ({
	newDevice
}) => {
	const national = await newDevice();
	await signIn(national, 'landelijk');
	const link = national.page.getByRole('link', { name: ESCH });
	await expect(link.first()).toBeVisible();

	const desk = await newDevice();
	await signIn(desk, 'coordinator');
	await openDetails(desk.page, ESCH);
	await desk.page.getByLabel('Verborgen').selectOption('Ja');
	await save(desk.page);
	await expect(desk.page.getByText('Deze locatie is verborgen')).toBeVisible();
	await expect(link).toHaveCount(0);
	await desk.page.getByLabel('Verborgen').selectOption('Nee');
	await save(desk.page);
	await expect(desk.page.getByText('Deze locatie is verborgen')).toHaveCount(0);
	await expect(link.first()).toBeVisible();
});
