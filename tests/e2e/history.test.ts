import type { Page } from '@playwright/test';
import { expectHeard, listen } from '../support/e2e/announcements.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { dayPage } from '../support/e2e/day-page.ts';
import { tabTo } from '../support/e2e/keyboard.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const ESCH = 'Vakantiepark De Esch';
const KADE = 'Appartementen De Kade';

test('by keyboard alone a day of the history is opened and an entry of it put right, with why (D13)', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	const { keyboard } = page;
	await signIn(device, 'manager');
	await page.getByRole('link', { name: ESCH }).first().click();
	await dayPage(page).arrive(1);
	await dayPage(page).occupied(109);
	await device.open(`${new URL(page.url()).pathname}/geschiedenis`);

	const now = (row: RegExp) => page.getByRole('row', { name: row }).getByRole('cell').last();
	await expect(now(/^Bezet/)).toHaveText('109');
	// The example was counted some hours ago, shortly after midnight that was yesterday, and each day of the week before.
	await tabTo(page, 'button', 'Dag eerder');
	for (let day = 0; day < 9; day++) await keyboard.press('Enter');
	await expect(now(/^Bezet/)).toHaveText('niets bekend');
	await expect(page.getByText('Op deze dag is niets doorgegeven.')).toBeVisible();
	await tabTo(page, 'button', 'Dag later');
	for (let day = 0; day < 9; day++) await keyboard.press('Enter');

	await listen(page);
	await tabTo(page, 'button', 'Wijzigen of ongedaan maken: Aankomst 1');
	await keyboard.press('Enter');
	await expectAccessible(page);
	await tabTo(page, 'textbox', 'Was het een ander aantal?');
	await keyboard.type('2');
	await tabTo(page, 'textbox', 'Waarom?');
	await keyboard.type('verkeerd geteld');
	await tabTo(page, 'button', 'Verbeteren in 2');
	await keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(now(/^Bezet/)).toHaveText('110');
	await expectHeard(page, 'Aankomst 2 ');
	const line = page.getByRole('listitem').filter({ hasText: 'Aankomst 2' });
	await expect(line).toContainText('verbeterd, was Aankomst 1');
	await expectAccessible(page);
});

test('the history is there without internet, with what waits on this device as known now only', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await page.getByRole('link', { name: ESCH }).first().click();
	await dayPage(page).occupied(108);
	await device.waitUntilInstalled();
	await server.kill();
	await dayPage(page).arrive(1);
	await dayPage(page).occupied(109);
	await device.open(`${new URL(page.url()).pathname}/geschiedenis`);
	const occupied = page.getByRole('row', { name: /^Bezet/ }).getByRole('cell');
	await expect(occupied).toHaveText(['108', '109']);
	await expect(page.getByText(/Daarom verschillen de getallen/)).toBeVisible();
});

test('a house that was counted is one line, also when the RCVS has it, and goes out with one confirm', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await page.getByRole('link', { name: KADE }).first().click();
	const { lines, recent } = dayPage(page);
	const before = await occupiedOf(page);
	await page.getByRole('link', { name: 'Kamers', exact: true }).first().click();
	await page.getByRole('button', { name: 'Alle kamers tellen' }).click();
	for (const room of COUNTED)
		await page.getByLabel(`Mensen in kamer ${room}`, { exact: true }).fill('2');
	await page.getByRole('button', { name: 'Opslaan' }).click();
	await expect(page.getByText('3 kamers geteld')).toBeVisible();
	await page.goBack();

	const house = lines.filter({ hasText: '3 kamers geteld' }).first();
	await expect(house).toContainText('Ontvangen door RCVS');
	await expect(house).toContainText('3 kamers geteld');
	expect(await occupiedOf(page)).not.toBe(before);
	await house.getByText('Eén voor één bekijken').click();
	await expect(house.getByRole('listitem')).toHaveCount(COUNTED.length);
	await expectAccessible(page);
	await recent.getByRole('button', { name: 'Alle 3 ongedaan maken' }).click();
	const dialog = page.getByRole('dialog');
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Alle 3 ongedaan maken' }).click();
	await expect(dialog).toBeHidden();
	await expect.poll(() => occupiedOf(page)).toBe(before);
	await expect(lines.first()).toContainText('Toch laten staan');
});

const COUNTED = ['011', '109', '112'];

function occupiedOf(page: Page): Promise<string | null> {
	return page
		.getByRole('row', { name: /^Bezet/ })
		.getByRole('cell')
		.textContent();
}
