import { addHostel } from '../support/e2e/add-location.ts';
import { expectHeard, listen } from '../support/e2e/announcements.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { dayPage } from '../support/e2e/day-page.ts';
import { DEMO_PASSWORD } from '../support/e2e/demo-server.ts';
import { tabTo } from '../support/e2e/keyboard.ts';
import { fillSignIn, signIn } from '../support/e2e/sign-in.ts';
import { expectNoSidewaysScroll } from '../support/e2e/sideways.ts';
import { expect, test } from '../support/e2e/test.ts';

test('the whole day is done by keyboard alone, from signing in to taking back, and said to who does not see it', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	const { keyboard } = page;
	await device.open('/');
	await expect(page.getByRole('heading', { name: 'Aanmelden' })).toBeVisible();
	await tabTo(page, 'textbox', 'E-mailadres');
	await keyboard.type('manager@opvangbord.example');
	await tabTo(page, 'textbox', 'Wachtwoord');
	await keyboard.type(DEMO_PASSWORD);
	await keyboard.press('Enter');

	await expect(page.getByRole('heading', { name: 'Mijn locaties' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Vakantiepark De Esch' })).toBeVisible();
	await tabTo(page, 'link', 'Vakantiepark De Esch');
	await keyboard.press('Enter');
	const { occupied, lines } = dayPage(page);
	await occupied(108);
	await listen(page);

	await tabTo(page, 'button', 'Aankomst');
	await keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByRole('button', { name: 'Aankomst', exact: true })).toBeFocused();
	await keyboard.press('Enter');
	await tabTo(page, 'button', 'Mensen: 1 erbij');
	await keyboard.press('Enter');
	await tabTo(page, 'button', 'Opslaan');
	await keyboard.press('Enter');
	await occupied(110);
	await expectHeard(page, 'Aankomst 2 ');
	await expect(page.getByRole('button', { name: 'Aankomst', exact: true })).toBeFocused();

	await tabTo(page, 'button', 'Telling');
	await keyboard.press('Enter');
	await tabTo(page, 'textbox', 'Mensen');
	await keyboard.type('107');
	await keyboard.press('Enter');
	await occupied(107);
	await expectHeard(page, 'Telling 107 ');
	await keyboard.press('Shift+Tab');
	await tabTo(page, 'button', 'Telling');
	await tabTo(page, 'button', 'Klopt nog');
	await keyboard.press('Enter');
	await expect(lines.first()).toContainText('Klopt nog');
	await expectHeard(page, 'Bevestigd');
	await tabTo(page, 'button', 'Wijzigen of ongedaan maken: Klopt nog');
	await keyboard.press('Enter');
	await tabTo(page, 'button', 'Ongedaan maken');
	await keyboard.press('Enter');
	await expect(lines.first()).toContainText('ongedaan gemaakt');
	await expectHeard(page, 'Ongedaan gemaakt');
});

test('who opens an address before signing in is there after it', async ({ newDevice }) => {
	const device = await newDevice();
	await device.open('/regio?gemeente=GM0193');
	await expect(device.page).toHaveURL(/\/aanmelden\?naar=/);
	await fillSignIn(device, 'rcvs');
	await expect(device.page).toHaveURL('/regio?gemeente=GM0193');
});

test('nothing a machine can find is wrong on sign-in, list, day and its dialogs, in both themes', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await device.open('/aanmelden');
	await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Vul uw e-mailadres in.');
	await expect(page.getByLabel('E-mailadres')).toBeFocused();
	await expectAccessible(page);

	await signIn(device, 'manager');
	await expect(page.getByRole('link', { name: 'Schip Te Vol' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(page).occupied(108);
	await expectAccessible(page);

	await device.waitUntilInstalled();
	await server.kill();
	for (const n of [1, 2, 3]) await dayPage(page).arrive(n);
	await expect(page.getByRole('banner')).toContainText('3 op dit apparaat');
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Buiten gebruik' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click();
	await expect(page.getByRole('dialog').getByRole('alert')).toContainText('niets veranderd');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await page.getByText('Menu', { exact: true }).click();
	await page.getByRole('navigation').getByRole('button', { name: 'Nu verzenden' }).click();
	await expect(page.getByRole('navigation').getByRole('status')).toContainText('Geen verbinding');
	await expectAccessible(page);
});

test('at 320 pixels, and on a phone with text twice as large, nothing scrolls sideways', async ({
	newDevice
}) => {
	const device = await newDevice({ viewport: { width: 320, height: 640 } });
	const { page } = device;
	await device.open('/aanmelden');
	await expect(page.getByRole('heading', { name: 'Aanmelden' })).toBeVisible();
	await expectNoSidewaysScroll(page);
	await signIn(device, 'manager');
	await expect(page.getByRole('link', { name: 'Schip Te Vol' })).toBeVisible();
	await expectNoSidewaysScroll(page);
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(page).occupied(108);
	await expectNoSidewaysScroll(page);
	await page.getByRole('button', { name: 'Aankomst', exact: true }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectNoSidewaysScroll(page);
});

test('another person on the same device keeps his own work, which nobody else sends (S20)', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await page.getByRole('link', { name: 'Schip Te Vol' }).click();
	await dayPage(page).occupied(86);
	await device.open('/aanmelden');
	await signIn(device, 'manager2');
	await expect(page.getByRole('link', { name: 'Kazerne Kastanjehof' })).toBeVisible();
	await device.waitUntilInstalled();
	await server.kill();
	await page.getByRole('link', { name: 'Schip Te Vol' }).click();
	await dayPage(page).arrive(2);

	await device.open('/personen');
	await page.getByRole('button', { name: 'Verder als Marieke de Boer' }).click();
	await page.getByRole('link', { name: 'Schip Te Vol' }).click();
	await dayPage(page).occupied(86);
	await expect(page.getByRole('banner')).toContainText('1 van een ander op dit apparaat');
	await dayPage(page).arrive(1);
	await dayPage(page).occupied(87);

	// The session on the device is the other person's: hers is asked for before anything of hers goes.
	await server.start();
	await expect(page.getByRole('banner')).toContainText('meld u aan om te verzenden');
	await signIn(device, 'manager');
	await page.getByRole('link', { name: 'Schip Te Vol' }).click();
	await expect(dayPage(page).lines.first()).toContainText(/Ontvangen door RCVS/);
	await dayPage(page).occupied(87);
	await expect(page.getByRole('banner')).toContainText('1 van een ander op dit apparaat');
});

test('when the browser threw local data away it is said, with the last receipt (S21)', async ({
	newDevice,
	server
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await page.getByRole('link', { name: 'Schip Te Vol' }).click();
	await dayPage(page).arrive(1);
	const line = dayPage(page).lines.filter({ hasText: 'Aankomst 1' });
	await expect(line).toContainText(/Ontvangen door RCVS/);

	await page.goto('about:blank');
	const session = await device.context.newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', {
		origin: server.url,
		storageTypes: 'indexeddb'
	});
	await device.open('/');
	const notice = page.getByText('De gegevens op dit apparaat zijn gewist');
	await expect(notice).toBeVisible();
	await expect(
		page.getByText(/ontving voor het laatst iets van u op (vandaag|gisteren)/)
	).toBeVisible();
	await page.getByRole('link', { name: 'Schip Te Vol' }).click();
	await dayPage(page).occupied(87);
});

test('the municipality sees its locations, adds one in preparation and enters no figures', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'gemeente');
	await expect(page.getByRole('heading', { name: 'Locaties in Zwolle' })).toBeVisible();
	await page.getByRole('button', { name: 'Locatie toevoegen' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	await expect(dialog.getByRole('alert')).toContainText('Vul in: Naam.');
	await expect(dialog.getByLabel('Naam')).toBeFocused();
	await expectAccessible(page);
	await addHostel(page);

	await expect(page.getByRole('heading', { level: 1, name: 'Hostel Het Spoor' })).toBeVisible();
	await expect(page.getByText('U kunt hier kijken, niet invullen.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Aankomst', exact: true })).toHaveCount(0);
	await page.getByRole('link', { name: 'Terug' }).click();
	const card = page.getByRole('article').filter({ hasText: 'Hostel Het Spoor' });
	await expect(card).toContainText('In voorbereiding');
	await expect(card).toContainText(/Ontvangen door RCVS/);
});
