import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/axe.ts';
import { boardPage } from '../support/e2e/board-page.ts';
import type { Device } from '../support/e2e/device.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const EXAMPLE = fileURLToPath(
	new URL('../../cli/demo-data/ijsselland-locaties.csv', import.meta.url)
);

test('a sheet is previewed line by line, carried out once, and the second time changes nothing', async ({
	newDevice
}) => {
	const device = await newDevice({ viewport: { width: 1400, height: 1000 } });
	await signIn(device, 'rcvs');
	const { page } = device;
	await chooseExample(device);

	await page.getByRole('button', { name: 'Doorvoeren' }).click();
	await expect(page.getByLabel(/^16 datums kunnen twee dagen zijn/)).toBeFocused();
	await expectAccessible(page);
	await sayDates(page);

	await expectLine(page, 34, 'Totaalregel, overgeslagen', '');
	await expectLine(page, 35, 'Wordt niet ingelezen', '“Meppel” hoort niet bij deze regio.');
	await expectLine(page, 37, 'Zonder cijfers', 'Gereal. bedden: “zestig” is geen getal.');
	await expectLine(
		page,
		3,
		'Alleen in de geschiedenis',
		'Rolstoel: “begane grond” is geen ja of nee.'
	);
	await expectLine(page, 3, '24 bedden, 23 bezet, 1 buiten gebruik', '9 jan 2024');
	await expect(
		page.getByText(
			'2.608 bedden, 2.444 bezet, 55 buiten gebruik, 37 snijverlies, 6 te veel, 78 vrij'
		)
	).toBeVisible();
	await expectAccessible(page);

	await page
		.getByRole('button', { name: /^Doorvoeren \(\d+ alleen in de geschiedenis\)$/ })
		.click();
	const outcome = page.getByRole('status').filter({ hasText: 'staan op dit apparaat' });
	await expect(outcome).toContainText('Alles is ontvangen.');
	await expect(outcome).not.toContainText('Niet opgeslagen');

	await page.getByRole('button', { name: 'Nog een bestand inlezen' }).click();
	await page.getByLabel('Bestand kiezen').setInputFiles(EXAMPLE);
	await sayDates(page);
	await expect(page.getByText('Er hoeft niets te veranderen')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Doorvoeren/ })).toHaveCount(0);
	await expectAccessible(page);

	// An old sheet never beats a newer count (D9): the board stands as it stood, with what is on no sheet.
	await device.open('/regio?soort=alle');
	await boardPage(page).totals({
		Bedden: '2.718',
		Bezet: '2.541',
		'Buiten gebruik': '58',
		Snijverlies: '44',
		'Te veel': '6',
		'Plekken vrij': '81'
	});
});

test('without a connection a sheet is stored here, and a second time changes nothing either', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	await signIn(device, 'rcvs');
	await device.open('/regio');
	await device.waitUntilInstalled();
	// Only who has the region's locations may read a list for them.
	await expect(device.page.getByRole('banner')).toContainText('Cijfers van');
	await server.kill();
	await chooseExample(device);
	await sayDates(device.page);
	await device.page.getByRole('button', { name: /^Doorvoeren \(\d+ / }).click();
	await expect(device.page.getByText(/^Nog \d+ te verzenden\.$/)).toBeVisible();
	await device.page.getByRole('button', { name: 'Nog een bestand inlezen' }).click();
	await device.page.getByLabel('Bestand kiezen').setInputFiles(EXAMPLE);
	await sayDates(device.page);
	await expect(device.page.getByText('Er hoeft niets te veranderen')).toBeVisible();
});

test('a file that is no table says so beside the field, in words that help', async ({
	newDevice
}) => {
	const device = await newDevice();
	await signIn(device, 'rcvs');
	await device.open('/regio/importeren');
	const { page } = device;
	const oldExcel = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]);
	await page
		.getByLabel('Bestand kiezen')
		.setInputFiles({ name: 'lijst.xls', mimeType: 'application/vnd.ms-excel', buffer: oldExcel });
	await expect(page.getByText('Dit is een oud Excel-bestand (XLS).')).toBeVisible();
	await expect(page.getByLabel('Bestand kiezen')).toHaveAttribute('aria-invalid', 'true');
	await expectAccessible(page);
});

test('a column that is read otherwise changes the preview', async ({ newDevice }) => {
	const device = await newDevice({ viewport: { width: 1400, height: 1000 } });
	await signIn(device, 'rcvs');
	await chooseExample(device);
	await sayDates(device.page);
	await device.page.getByText('Kolommen nakijken of veranderen').click();
	const meaning = device.page.getByLabel('Wat staat in kolom Bezet?');
	await expect(meaning).toHaveValue('occupied');
	await meaning.selectOption('Niet gebruiken');
	await expect(device.page.getByText('Geen kolom voor: Bezet')).toBeVisible();
	await expectLine(device.page, 3, '24 bedden, – bezet', 'Bezet staat niet op de lijst');
	await expect(device.page.getByText(/2\.608 bedden/)).toHaveCount(0);
	await expectAccessible(device.page);
});

async function chooseExample(device: Device): Promise<void> {
	await device.open('/regio/importeren');
	await device.page.getByLabel('Bestand kiezen').setInputFiles(EXAMPLE);
	await expect(device.page.getByText('ijsselland-locaties.csv: 36 regels')).toBeVisible();
}

async function sayDates(page: Page): Promise<void> {
	await page.getByLabel('Datum van de lijst').fill('2024-01-09');
	await page.getByLabel('Volgorde in de datums').selectOption('dag, maand, jaar');
}

async function expectLine(page: Page, line: number, ...texts: string[]): Promise<void> {
	const row = page
		.getByRole('row')
		.filter({ has: page.getByRole('cell', { name: String(line), exact: true }) });
	for (const text of texts) await expect(row.first()).toContainText(text);
}
