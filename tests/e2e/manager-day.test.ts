import { expectAccessible } from '../support/e2e/axe.ts';
import { dayPage, RECEIVED } from '../support/e2e/day-page.ts';
import type { Device } from '../support/e2e/device.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

test('what is entered with the server dead survives everything and is received by itself (S1, S17)', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	await signIn(device, 'manager');
	const path = await openPlace(device, 'Vakantiepark De Esch');
	await device.waitUntilInstalled();
	await server.kill();

	await device.reopen(path);
	await dayPage(device.page).occupied(108);
	await dayPage(device.page).arrive(3);
	await dayPage(device.page).occupied(111);
	await dayPage(device.page).count(100);
	await dayPage(device.page).confirm();
	await expectOnDevice(device);

	await device.page.reload();
	await dayPage(device.page).occupied(100);
	await expectOnDevice(device);
	await expect(device.page.getByRole('banner')).toContainText('3 op dit apparaat');

	await server.start();
	const { lines, occupied } = dayPage(device.page);
	for (const [index, what] of ['Klopt nog', 'Telling 100', 'Aankomst 3'].entries()) {
		await expect(lines.nth(index)).toContainText(what);
		await expect(lines.nth(index)).toContainText(RECEIVED);
	}
	await expect(device.page.getByRole('banner')).not.toContainText('op dit apparaat');
	await occupied(100);
});

test('two managers without internet: arrivals add up, a later count swallows an earlier one (D9)', async ({
	server,
	newDevice
}) => {
	const [marieke, youssef] = await openForBoth(newDevice, 'Schip Te Vol');
	for (const device of [marieke, youssef]) await device.waitUntilInstalled();
	await server.kill();
	await dayPage(marieke.page).arrive(3);
	await dayPage(youssef.page).arrive(2);
	await dayPage(marieke.page).occupied(89);
	await dayPage(youssef.page).occupied(88);
	await server.start();
	for (const { page } of [marieke, youssef]) await dayPage(page).occupied(91);

	await server.kill();
	await dayPage(marieke.page).arrive(4);
	await dayPage(youssef.page).count(84);
	await dayPage(marieke.page).occupied(95);
	await server.start();
	for (const { page } of [marieke, youssef]) await dayPage(page).occupied(84);

	// They were seen within minutes of each other (D10): all three arrivals are asked about.
	const asked = marieke.page.getByRole('region', { name: 'Telde dit al mee?' });
	await expect(asked).toHaveCount(2);
	await expectAccessible(marieke.page);
	const four = asked.filter({ hasText: 'Aankomst 4' });
	await four.getByRole('button', { name: 'Nee, kwam er daarna bij' }).click();
	for (const { page } of [marieke, youssef]) await dayPage(page).occupied(88);
	await expect(four).toHaveCount(0);
});

test('the same field changed by two people stands on one card with both values (S11)', async ({
	server,
	newDevice
}) => {
	const [marieke, youssef] = await openForBoth(newDevice, 'Schip Te Vol');
	for (const { page } of [marieke, youssef])
		await page.getByRole('link', { name: 'Gegevens' }).click();
	for (const device of [marieke, youssef]) await device.waitUntilInstalled();
	await server.kill();
	await changePhone(marieke, '038 1111111');
	await changePhone(youssef, '038 2222222');
	await server.start();

	for (const { page } of [marieke, youssef]) {
		await page
			.getByRole('banner')
			.getByRole('link', { name: /Controleren/ })
			.click();
		const cards = page.getByRole('region', { name: 'Telefoon: twee antwoorden' });
		await expect(cards).toHaveCount(1);
		await expect(cards).toContainText('038 1111111');
		await expect(cards).toContainText('038 2222222');
	}
	await expectAccessible(marieke.page);
	const card = marieke.page.getByRole('region', { name: 'Telefoon: twee antwoorden' });
	await card.getByRole('button', { name: /^Dit klopt ?: 038 2222222/ }).click();
	for (const { page } of [marieke, youssef])
		await expect(page.getByRole('region', { name: 'Telefoon: twee antwoorden' })).toHaveCount(0);
});

test('a change is taken back within the strip, and later from the list with a reason (D13)', async ({
	newDevice
}) => {
	const device = await newDevice();
	await signIn(device, 'manager');
	await openPlace(device, 'Vakantiepark De Esch');
	const { page } = device;
	const { arrive, depart, occupied, lines } = dayPage(page);
	await arrive(2);
	await occupied(110);
	await page.getByRole('status').getByRole('button', { name: 'Ongedaan maken' }).click();
	await occupied(108);

	await depart(5);
	await occupied(103);
	await lines
		.first()
		.getByRole('button', { name: 'Wijzigen of ongedaan maken: Vertrek 5' })
		.click();
	await page.getByRole('dialog').getByLabel('Waarom?').fill('Verkeerde locatie');
	await page.getByRole('dialog').getByRole('button', { name: 'Ongedaan maken' }).click();
	await occupied(108);
	await lines.first().getByText('Geschiedenis: 2').click();
	await expect(lines.first()).toContainText('reden: Verkeerde locatie');
	await lines.first().getByRole('button', { name: 'Toch laten staan: Vertrek 5' }).click();
	await occupied(103);
});

/** Opens a location from the list and says where it is. */
async function openPlace({ page }: Device, name: string): Promise<string> {
	await page.getByRole('link', { name }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	await expect(dayPage(page).lines.first()).toBeVisible();
	return new URL(page.url()).pathname;
}

async function openForBoth(
	newDevice: () => Promise<Device>,
	name: string
): Promise<[Device, Device]> {
	const [marieke, youssef] = [await newDevice(), await newDevice()];
	await signIn(marieke, 'manager');
	await signIn(youssef, 'manager2');
	for (const device of [marieke, youssef]) {
		await openPlace(device, name);
		await device.waitUntilInstalled();
	}
	return [marieke, youssef];
}

async function expectOnDevice({ page }: Device): Promise<void> {
	const { lines } = dayPage(page);
	for (const [index, what] of ['Klopt nog', 'Telling 100', 'Aankomst 3'].entries()) {
		await expect(lines.nth(index)).toContainText(what);
		await expect(lines.nth(index)).toContainText('Op dit apparaat');
	}
}

async function changePhone({ page }: Device, phone: string): Promise<void> {
	const field = page.getByLabel('Telefoon');
	await field.fill(phone);
	await field.press('Enter');
	await expect(page.getByRole('banner')).toContainText('1 op dit apparaat');
}
