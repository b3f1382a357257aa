import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/axe.ts';
import type { Device } from '../support/e2e/device.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';
import { datedWorkbook } from '../support/sheets/dated-workbook.ts';

/** People on each of the last days, the oldest first. */
const STANDS = [3, 2, 1].map((ago) => ({ day: dayBefore(ago), beds: 20, people: 10 + ago }));
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** By the calendar: not every day has 24 hours. */
function dayBefore(ago: number): string {
	const inDays = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });
	const today = inDays.format(Date.now());
	return new Date(Date.parse(today) - ago * 86_400_000).toISOString().slice(0, 10);
}

async function openHistory({ page, open }: Device, name: string): Promise<void> {
	await open('/regio?soort=alle');
	await page.getByRole('link', { name }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await open(`/locaties/${new URL(page.url()).pathname.split('/').at(-1)}/geschiedenis`);
}

/** Nobody knew it then: it was told today. */
async function expectDays(page: Page): Promise<void> {
	const occupied = page.getByRole('row', { name: /^Bezet/ }).getByRole('cell');
	await expect(occupied).toHaveText(['11', '11']);
	// Chosen by its date, as midnight may have passed.
	for (const { day, people } of STANDS) {
		await page.getByLabel('Dag', { exact: true }).selectOption(day);
		await expect(occupied).toHaveText(['niets bekend', String(people)]);
	}
	await page.getByLabel('Dag', { exact: true }).selectOption(STANDS[0]!.day);
	await page.getByRole('button', { name: 'Dag eerder' }).click();
	await expect(page.getByText('Op deze dag is niets doorgegeven.')).toBeVisible();
}

test('a workbook with a sheet a day becomes the history of its location', async ({ newDevice }) => {
	const device = await newDevice({ viewport: { width: 1400, height: 1000 } });
	const { page } = device;
	await signIn(device, 'rcvs');
	await device.open('/regio/importeren');
	const buffer = Buffer.from(await datedWorkbook('Pension De Week', STANDS));
	const file = page.getByLabel('Bestand kiezen');
	await file.setInputFiles({ name: 'week.xlsx', mimeType: XLSX, buffer });
	await page.getByLabel('Tabblad').selectOption('Alle 3 tabbladen met een datum');
	await expect(page.getByText(/^Niet meegelezen: Uitleg/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: /^Doorvoeren/ }).click();
	await expect(page.getByRole('status').filter({ hasText: 'staan op dit apparaat' })).toContainText(
		'Alles is ontvangen.'
	);
	await openHistory(device, 'Pension De Week');
	await expectDays(page);
});

test('the lines of a sheet with a column of dates become the history of their location', async ({
	newDevice
}) => {
	const device = await newDevice({ viewport: { width: 1400, height: 1000 } });
	const { page } = device;
	await signIn(device, 'rcvs');
	await device.open('/regio/importeren');
	const header = 'Gemeente;Naam locatie;Straat;Nr;PC;Plaats;Soort;Gereal. bedden;Bezet;Datum';
	const lines = STANDS.map(
		({ day, beds, people }) =>
			`Zwolle;Pension De Lijst;Kade;4;8011 AA;Zwolle;GOO;${beds};${people};${day}`
	);
	const buffer = Buffer.from([header, ...lines].join('\n'));
	await page
		.getByLabel('Bestand kiezen')
		.setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer });
	await expect(page.getByText('met 2 eerdere dagen')).toBeVisible();
	await page.getByRole('button', { name: /^Doorvoeren/ }).click();
	await expect(page.getByRole('status').filter({ hasText: 'staan op dit apparaat' })).toContainText(
		'Alles is ontvangen.'
	);
	await openHistory(device, 'Pension De Lijst');
	await expectDays(page);
});
