import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectHeard, listen } from '../support/e2e/announcements.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { pressByKeys, tabTo } from '../support/e2e/keyboard.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const SHIP_ROOMS = fileURLToPath(new URL('../support/sheets/rooms.csv', import.meta.url));
const SHIP = 'Schip Te Vol';
const WILG = 'Flexwoningen De Wilg';
const TAKE_OVER = 'Getallen van de kamers overnemen';

const numbers = (page: Page, row: RegExp) => page.getByRole('row', { name: row }).getByRole('cell');

const wilgRooms = (text: string) => ({
	name: 'kamers.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(text)
});

async function openWilg(page: Page): Promise<void> {
	await page.getByRole('link', { name: WILG }).first().click();
	await page.getByRole('link', { name: 'Kamers', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kamers');
}

test('the desk reads a list of forty rooms, sees both sums, and says that the rooms stand (D5)', async ({
	newDevice
}) => {
	const device = await newDevice({ viewport: { width: 1400, height: 1000 } });
	const { page } = device;
	await signIn(device, 'rcvs');
	await device.open('/regio/importeren');
	await page.getByLabel('Bestand kiezen').setInputFiles(SHIP_ROOMS);
	await expect(page.getByRole('heading', { name: SHIP })).toBeVisible();
	await expect(numbers(page, /^Bedden/)).toHaveText(['80', '123']);
	await expect(numbers(page, /^Bezet/)).toHaveText(['86', '70']);
	await expect(numbers(page, /^Snijverlies/)).toHaveText(['0', '14']);
	await expect(numbers(page, /^Plekken vrij|^Vrij/)).toHaveText(['0', '39']);
	await expect(page.getByRole('button', { name: TAKE_OVER })).toBeDisabled();
	await expectAccessible(page);
	await page.getByRole('radio', { name: /^De kamers/ }).check();
	await page.getByRole('button', { name: TAKE_OVER }).click();
	await expect(page.getByText('De kamers staan op dit apparaat')).toBeVisible();
	await device.open('/regio?soort=alle');
	const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: SHIP }) });
	for (const figure of ['123', '70', '14', '39']) await expect(row).toContainText(figure);
});

test('by keyboard and without a connection a manager reads the rooms of his own location', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await openWilg(page);
	await device.waitUntilInstalled();
	await server.kill();
	await listen(page);

	await pressByKeys(page, 'button', 'Kamerlijst inlezen');
	await expect(page.getByRole('heading', { name: 'Kamerlijst inlezen' })).toBeFocused();
	await page.keyboard.press('Tab');
	const file = page.getByLabel('Bestand kiezen');
	await expect(file).toBeFocused();
	await file.setInputFiles(wilgRooms('Naam;Bedden\n1;4\n'));
	await expect(file).toHaveAccessibleDescription(/geen kolom Kamer met een kolom Bedden/);
	await expectAccessible(page);

	await file.setInputFiles(wilgRooms('Kamer;Bedden;Bezet\n1;6;5\n2;6;6\n3;veel;2\n4;6;4\n'));
	await expectHeard(page, 'kamers.csv is gelezen');
	await expect(numbers(page, /^Bedden/)).toHaveText(['24', '18']);
	await expect(numbers(page, /^Bezet/)).toHaveText(['23', '15']);
	await expect(page.getByText('1 regel kan niet worden gelezen.')).toBeVisible();
	await expectAccessible(page);
	await tabTo(page, 'radio', /^De kamers/);
	await page.keyboard.press('Space');
	await pressByKeys(page, 'button', TAKE_OVER);
	await expectHeard(page, 'wijzigingen zijn opgeslagen');
	await pressByKeys(page, 'button', 'Terug naar de kamers');
	await expect(page.getByRole('button', { name: 'Kamerlijst inlezen' })).toBeFocused();
	await expect(page.getByRole('button', { name: /^1\b/ })).toContainText('1 verloren');
	await expect(page.getByText('De locatie had 23, de kamers samen 15.')).toBeVisible();

	await server.start();
	const desk = await newDevice({ viewport: { width: 1400, height: 1000 } });
	await signIn(desk, 'rcvs');
	await desk.open('/regio?soort=alle');
	const row = desk.page
		.getByRole('row')
		.filter({ has: desk.page.getByRole('rowheader', { name: WILG }) });
	await expect(row).toContainText('18', { timeout: 40_000 });
	await expect(row).toContainText('15');
});

test('a room that was retired by mistake comes back from the strip, also for the server (D5)', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await openWilg(page);
	await page.getByRole('button', { name: 'Kamerlijst inlezen' }).click();
	await page
		.getByLabel('Bestand kiezen')
		.setInputFiles(wilgRooms('Kamer;Bedden;Bezet\n1;6;5\n2;6;0\n'));
	await page.getByRole('radio', { name: /^De kamers/ }).check();
	await page.getByRole('button', { name: TAKE_OVER }).click();
	await page.getByRole('button', { name: 'Terug naar de kamers' }).click();
	await page.getByRole('button', { name: /^2\b/ }).click();
	await page.getByRole('button', { name: 'Kamer wijzigen' }).click();
	await page.getByRole('button', { name: 'Kamer laten vervallen' }).click();
	await page.getByRole('button', { name: 'Ja, laten vervallen' }).click();
	await expect(page.getByText('Kamer 2 is vervallen')).toBeVisible();
	await expect(page.getByRole('button', { name: /^2\b/ })).toHaveCount(0);
	await page.getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect(page.getByRole('button', { name: /^2\b/ })).toBeFocused();
	await expect(page.getByRole('button', { name: /^2\b/ })).toContainText('leeg, 6 vrij');

	const other = await newDevice({ viewport: { width: 1400, height: 1000 } });
	await signIn(other, 'rcvs');
	await other.open('/regio?soort=alle');
	const row = other.page
		.getByRole('row')
		.filter({ has: other.page.getByRole('rowheader', { name: WILG }) });
	await expect(row).toContainText('12');
	await expect(row).toContainText('6');
});
