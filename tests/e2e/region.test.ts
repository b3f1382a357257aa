import { expectAccessible } from '../support/e2e/axe.ts';
import { boardPage } from '../support/e2e/board-page.ts';
import { dayPage } from '../support/e2e/day-page.ts';
import type { Device, DeviceOptions } from '../support/e2e/device.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const WIDE: DeviceOptions = { viewport: { width: 1400, height: 1000 } };
const PHONE: DeviceOptions = { viewport: { width: 320, height: 700 } };

const GOO = {
	Bedden: '2.025',
	Bezet: '1.911',
	'Buiten gebruik': '37',
	Snijverlies: '22',
	'Te veel': '6',
	'Plekken vrij': '61'
};
const ALL_KINDS = {
	Bedden: '2.718',
	Bezet: '2.541',
	'Buiten gebruik': '58',
	Snijverlies: '44',
	'Te veel': '6',
	'Plekken vrij': '81'
};

test('the board shows the sums of the example, and every total opens its sum (D2, D4)', async ({
	newDevice
}) => {
	const { page } = await openBoard(newDevice);
	const board = boardPage(page);
	await board.totals(GOO);
	await expect(page.getByText('Bruto vrij (bedden − bezet): 114')).toBeVisible();

	const lost = await board.openSum('Snijverlies');
	await expect(lost).toContainText('Opgegeven 24, telt mee 22.');
	await lost.getByText('Ommen').click();
	const site = lost.getByRole('listitem').filter({ hasText: 'Kantoor Molenhof' }).last();
	await expect(site).toContainText('7');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(lost).toBeHidden();

	await page.getByLabel('Soort opvang').selectOption('Alle soorten');
	await board.totals(ALL_KINDS);
	await expect(page).toHaveURL('/regio?soort=alle');
	await expect(page.getByText('Hub', { exact: true }).first()).toBeVisible();
});

test('a total says what of it stands on stale figures, and those are on the list to call (D14)', async ({
	newDevice
}) => {
	const { page } = await openBoard(newDevice);
	const board = boardPage(page);
	await expect(page.getByText(/^waarvan \d+ op oude cijfers$/)).toBeVisible();
	await expect(page.getByText(/\d+% van de bedden staat op oude cijfers/)).toBeVisible();
	await expect(board.row('Kantoor Typfout')).toContainText('Nooit bevestigd');
	await expect(board.call.getByRole('listitem').first()).toContainText('Kantoor Typfout');
	await expect(
		board.call.getByRole('link', { name: 'Bel 06-11112222, Schip Te Vol' })
	).toHaveAttribute('href', 'tel:0611112222');
});

test('filters narrow totals, table and map alike, and unknown is not no (D8)', async ({
	newDevice
}) => {
	const { page } = await openBoard(newDevice);
	const board = boardPage(page);
	await page
		.getByRole('button', { name: /^Zwolle/ })
		.last()
		.click();
	await board.totals({ Bedden: '518', Bezet: '501', 'Te veel': '6', 'Plekken vrij': '9' });
	await expect(board.row('Dalfsen')).toHaveCount(0);
	await page.getByRole('button', { name: 'Huisdieren' }).click();
	await expect(board.row('Kazerne Kastanjehof')).toBeVisible();
	await expect(board.row('Flexwoningen De Linde')).toHaveCount(0);
	await page.getByRole('button', { name: /^Toon ook \d+ locatie/ }).click();
	await expect(board.row('Flexwoningen De Linde')).toBeVisible();
	await page.getByLabel('Minstens zoveel plekken').selectOption('2 plekken');
	await expect(page).toHaveURL('/regio?gemeente=GM0193&huisdieren=ja&onbekend=ja&minstens=2');
	await page.getByRole('button', { name: 'Alle filters weg' }).click();
	await expect(page.getByLabel('Zoeken en filteren')).toBeFocused();
	await board.totals(GOO);

	await board.table.getByRole('button', { name: 'Vrij' }).click();
	await expect(board.table.getByRole('row').nth(1)).toContainText('Deventer');
	await expect(page).toHaveURL('/regio?volgorde=-vrij');
});

test('it opens cold, server dead, on a filter that it was never opened with', async ({
	server,
	newDevice
}) => {
	const device = await openBoard(newDevice);
	await device.waitUntilInstalled();
	await server.kill();

	await device.reopen('/regio?soort=alle');
	await boardPage(device.page).totals(ALL_KINDS);
	await device.reopen('/regio?soort=hub&gemeente=GM0193');
	await boardPage(device.page).totals({ Bedden: '214', Bezet: '191', 'Plekken vrij': '10' });
	await expect(device.page.getByText(/^Geen verbinding. U ziet de cijfers van/)).toBeVisible();
	await expectAccessible(device.page);

	await device.page.getByRole('link', { name: 'Schip Kastanjehof' }).first().click();
	await expect(device.page.getByRole('heading', { level: 1 })).toHaveText('Schip Kastanjehof');
});

test('what a manager passes on changes the row by itself, polling off (S23)', async ({
	newDevice
}) => {
	const { page } = await openBoard(newDevice);
	const row = boardPage(page).row('Vakantiepark De Esch');
	await expect(row.getByRole('cell').nth(2)).toHaveText('108');
	await page.getByText('● Live').waitFor();
	// No timer of the board's page runs any more: nothing but the event stream can tell it.
	await page.clock.install();
	await page.clock.pauseAt(Date.now() + 60_000);

	const manager = await newDevice();
	await signIn(manager, 'manager');
	await manager.page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(manager.page).arrive(1);
	await expect(dayPage(manager.page).lines.first()).toContainText('Ontvangen door RCVS');
	await expect(row.getByRole('cell').nth(2)).toHaveText('109');
	await expect(row.getByRole('cell').nth(4)).toHaveText('1');
});

test('figures by telephone carry whom one spoke to, and the call list walks on', async ({
	newDevice
}) => {
	const { page } = await openBoard(newDevice);
	await page.getByRole('link', { name: 'Bellijst langslopen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kantoor Typfout');
	const walk = page.getByRole('navigation', { name: 'Bellijst' });
	// Figures grow old while the tests run.
	const toCall = async () => Number(/Nog (\d+) locaties/.exec(await walk.innerText())?.[1]);
	await expect.poll(toCall).toBeGreaterThanOrEqual(8);
	const before = await toCall();
	await walk.getByRole('link', { name: 'Volgende te bellen: Schip Te Vol' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schip Te Vol');

	await page.getByRole('button', { name: 'Beginnen' }).click();
	await expect(page.getByLabel('Gesproken met')).toBeFocused();
	await expect(page.getByText('Vul in wie u gesproken hebt.').first()).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('Gesproken met').fill('Marieke van de balie');
	await page.getByRole('button', { name: 'Beginnen' }).click();

	await dayPage(page).count(79);
	await expect(dayPage(page).lines.first()).toContainText('Telling 79');
	await expect(dayPage(page).lines.first()).toContainText(
		'telefonisch, gesproken met Marieke van de balie'
	);
	await expect.poll(toCall).toBe(before - 1);
	await expectAccessible(page);
	// Below all that one reads and enters there is the way on once more.
	await page.getByRole('link', { name: 'Volgende te bellen: Kantoor De Linde' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kantoor De Linde');
	await expect(page.getByLabel('Gesproken met')).toHaveValue('');

	await walk.getByRole('link', { name: 'Terug naar het bord' }).click();
	await page.getByRole('link', { name: 'Schip Te Vol' }).first().click();
	const entries = page.getByRole('table', { name: 'Laatste 30 dagen' });
	await expect(entries.getByRole('row').nth(1)).toContainText('Telling 79');
	await expect(entries.getByRole('row').nth(1)).toContainText('gesproken met Marieke van de balie');
	await expectAccessible(page);
});

test('a site is called from its own row, and what it says stands there at once', async ({
	newDevice
}) => {
	const { page } = await openBoard(newDevice);
	const row = boardPage(page).row('Schip Te Vol');
	await row.getByRole('button', { name: 'Telefonisch invullen voor Schip Te Vol' }).click();
	const call = page.getByRole('dialog');
	await expect(call.getByRole('link', { name: 'Bel 06-11112222, Schip Te Vol' })).toBeVisible();
	await call.getByLabel('Gesproken met').fill('Marieke van de balie');
	await call.getByLabel('Mensen', { exact: true }).fill('78');
	await expectAccessible(page);
	await call.getByRole('button', { name: 'Opslaan' }).click();
	await expect(call).toBeHidden();
	await expect(row.getByRole('cell').nth(2)).toHaveText('78');
	await expect(page.getByText('Telefonisch ingevuld voor Schip Te Vol')).toBeVisible();

	await row.getByRole('link', { name: 'Schip Te Vol' }).click();
	const entries = page.getByRole('table', { name: 'Laatste 30 dagen' });
	await expect(entries.getByRole('row').nth(1)).toContainText('Telling 78');
	await expect(entries.getByRole('row').nth(1)).toContainText('gesproken met Marieke van de balie');
});

test('"Meer invullen" takes the name along for this call only: who comes back speaks to somebody else', async ({
	newDevice
}) => {
	const { page } = await openBoard(newDevice);
	const row = boardPage(page).row('Schip Te Vol');
	await row.getByRole('button', { name: 'Telefonisch invullen voor Schip Te Vol' }).click();
	await page.getByRole('dialog').getByLabel('Gesproken met').fill('Marieke van de balie');
	await page.getByRole('button', { name: 'Meer invullen' }).click();
	await dayPage(page).count(79);
	await expect(dayPage(page).lines.first()).toContainText('gesproken met Marieke van de balie');

	const ask = page.getByRole('button', { name: 'Telefonisch invullen', exact: true });
	const notice = page.getByText(/^Wat u invult, staat er als: telefonisch/);
	await expect(notice).toBeVisible();
	await page.goBack();
	await expect(row).toBeVisible();
	await page.goForward();
	await expect(ask).toBeVisible();
	await expect(notice).toHaveCount(0);
	await page.reload();
	await expect(ask).toBeVisible();
});

test('a reader sees the figures, and no phone, address, note or way to enter', async ({
	newDevice
}) => {
	const device = await newDevice(WIDE);
	await signIn(device, 'lezer');
	await device.open('/regio');
	const { page } = device;
	await boardPage(page).totals(GOO);
	await expect(page.locator('a[href^="tel:"]')).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Bellijst langslopen' })).toHaveCount(0);
	await expect(page.getByRole('region', { name: /^Oude cijfers/ })).toBeVisible();
	await expectAccessible(page);

	await page.getByRole('link', { name: 'Schip Te Vol' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schip Te Vol');
	await expect(page.getByText('6 te veel').first()).toBeVisible();
	await expect(page.getByText('Katerdijk')).toHaveCount(0);
	await expect(page.getByText('06-11112222')).toHaveCount(0);
	await expect(page.getByText('tijdelijk overbezet')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Telefonisch invullen' })).toHaveCount(0);
	await expectAccessible(page);

	await device.open('/regio/importeren');
	await expect(page.getByText('U mag geen lijst inlezen.')).toBeVisible();
	await expect(page.getByLabel('Bestand kiezen')).toHaveCount(0);
});

test('the nation sees which region a row is of, and can keep to one', async ({ newDevice }) => {
	const device = await newDevice(WIDE);
	await signIn(device, 'landelijk');
	await device.open('/regio');
	const { page } = device;
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Alle regio’s');
	await expect(boardPage(page).row('Dalfsen').first()).toContainText('IJsselland');
	await page.getByLabel('Regio').selectOption('Hollands Midden');
	await expect(page.getByText('Geen locatie past bij deze filters.')).toBeVisible();
	await page.getByLabel('Regio').selectOption('IJsselland');
	await boardPage(page).totals(GOO);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Regio IJsselland');
});

test('it fits 320 pixels, with municipalities closed until they are opened', async ({
	newDevice
}) => {
	const { page } = await openBoard(newDevice, PHONE);
	const board = boardPage(page);
	await board.totals(GOO);
	await expect(board.row('Schip Te Vol')).toHaveCount(0);
	await board.table.getByRole('button', { name: 'Zwolle' }).click();
	await expect(board.row('Schip Te Vol')).toContainText('6 te veel');
	await page.getByRole('button', { name: 'Zoeken en filteren' }).click();
	await page.getByLabel('Volgorde').selectOption('Langst niet geteld');
	await expect(page).toHaveURL('/regio?volgorde=gezien');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	await expectAccessible(page);
});

async function openBoard(
	newDevice: (options?: DeviceOptions) => Promise<Device>,
	options = WIDE
): Promise<Device> {
	const device = await newDevice(options);
	await signIn(device, 'rcvs');
	await device.open('/regio');
	await expect(device.page.getByRole('heading', { level: 1 })).toHaveText('Regio IJsselland');
	return device;
}
