import type { Page } from '@playwright/test';
import { expectHeard, listen } from '../support/e2e/announcements.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { boardPage } from '../support/e2e/board-page.ts';
import { pressByKeys, tabTo } from '../support/e2e/keyboard.ts';
import { SIZES } from '../support/e2e/pages.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const KADE = 'Appartementen De Kade';

async function openRooms(page: Page, name = KADE): Promise<void> {
	await page.getByRole('link', { name }).first().click();
	await page.getByRole('link', { name: 'Kamers', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kamers');
}

const tile = (page: Page, name: string) =>
	page.getByRole('button', { name: new RegExp(`^${name}\\b`) });

test('without a mouse somebody arrives in a room, is counted there and moves on (D5, D6)', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await openRooms(page);
	await expectAccessible(page);
	await listen(page);

	await enter('011', '1 aangekomen in kamer 011');
	await expect(tile(page, '011')).toContainText('1 verloren');
	await expect(tile(page, '011')).toBeFocused();
	await expectHeard(page, 'Kamer 011: Aankomst 1 ');

	await enter('011', 'Er zijn nu: Anders');
	await tabTo(page, 'textbox', 'Mensen');
	await page.keyboard.type('2');
	await pressByKeys(page, 'button', 'Opslaan');
	await expect(tile(page, '011')).toContainText('vol');
	await expectHeard(page, 'Kamer 011: Telling 2 ');

	await enter('109', /^1 naar kamer 112 /);
	await expect(tile(page, '109')).toContainText('leeg, 2 vrij');
	await expect(tile(page, '112')).toContainText('vol');
	await expect(tile(page, '109')).toBeFocused();
	await expectHeard(page, 'Kamer 109 → 112: Verhuizing ');

	async function enter(room: string, what: string | RegExp): Promise<void> {
		await pressByKeys(page, 'button', new RegExp(`^${room}`));
		await expect(page.getByRole('dialog', { name: `Kamer ${room}` })).toBeVisible();
		await pressByKeys(page, 'button', what);
		await expect(page.getByRole('dialog', { name: `Kamer ${room}` })).toBeHidden();
	}
});

test('an arrival, a departure, a count and a move of a room are two taps each, saved and to be taken back', async ({
	newDevice
}) => {
	const device = await newDevice({ viewport: SIZES.tablet });
	const { page } = device;
	await signIn(device, 'manager');
	await openRooms(page);
	const taps = await page.evaluateHandle(countTaps);
	const entered = [
		['011', '1 aangekomen in kamer 011', 'Kamer 011: Aankomst 1 opgeslagen', '1 verloren'],
		['011', '1 vertrokken uit kamer 011', 'Kamer 011: Vertrek 1 opgeslagen', 'leeg, 2 vrij'],
		['011', '2 aanwezig in kamer 011', 'Kamer 011: Telling 2 opgeslagen', 'vol'],
		['109', /^1 naar kamer 112 /, 'Kamer 109 → 112: Verhuizing opgeslagen', 'leeg, 2 vrij']
	] as const;
	for (const [at, [room, what, said, shown]] of entered.entries()) {
		await tile(page, room).click();
		await page.getByRole('button', { name: what }).click();
		const strip = page.getByRole('status').filter({ hasText: said });
		await expect(strip.getByRole('button', { name: 'Ongedaan maken' })).toBeVisible();
		await expect(tile(page, room)).toContainText(shown);
		await expect(page.getByRole('dialog')).toBeHidden();
		expect(await taps.evaluate(({ n }) => n)).toBe(2 * (at + 1));
	}
	await page.reload();
	for (const room of ['011', '112']) await expect(tile(page, room)).toContainText('vol');
});

/** Runs in the page. */
function countTaps(): { n: number } {
	const taps = { n: 0 };
	document.addEventListener('click', () => (taps.n += 1), { capture: true });
	return taps;
}

test('a location goes over to its rooms and back, and keeps what it had (D5)', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await openRooms(page, 'Flexwoningen De Wilg');
	await page.getByRole('button', { name: 'Kamers toevoegen' }).click();
	await page.getByLabel('Naam of nummer').fill('1');
	await page.getByLabel('Tot en met').fill('6');
	await page.getByRole('button', { name: '4', exact: true }).click();
	await page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
	await page.getByRole('button', { name: 'Per kamer gaan werken' }).click();
	for (const room of [1, 2, 3, 4, 5])
		await page.getByLabel(`Mensen in kamer ${room}`, { exact: true }).fill('4');
	await page.getByLabel('Mensen in kamer 6', { exact: true }).fill('3');
	await page.getByLabel('Bedden buiten gebruik in kamer 6').fill('1');
	await expect(page.getByRole('row', { name: 'Mensen 23 23' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Omzetten' }).click();
	await expect(tile(page, '6')).toContainText('1 buiten gebruik: andere reden');
	await expect(page.getByText('24 bedden').first()).toBeVisible();

	await page.getByRole('button', { name: 'Terug naar één getal' }).click();
	await expect(page.getByText(/24 bedden, 23 bezet, 1 buiten gebruik/)).toBeVisible();
	await page.getByRole('dialog').getByRole('button', { name: 'Omzetten' }).click();
	await page.getByRole('link', { name: 'Vandaag', exact: true }).click();
	await expect(page.getByRole('row', { name: /^Bezet/ }).getByRole('cell')).toHaveText(/\s23$/);
});

test('the board finds one room for a household, and says where only the house knows (D4)', async ({
	newDevice
}) => {
	const device = await newDevice({ viewport: { width: 1400, height: 1000 } });
	const { page } = device;
	await signIn(device, 'rcvs');
	await page.goto('/regio?soort=hub');
	await page.getByLabel('Samen in één kamer').selectOption('2 mensen');
	await expect(page).toHaveURL('/regio?soort=hub&samen=2');
	const { row } = boardPage(page);
	await expect(row(KADE)).not.toContainText('mogelijk, bel');
	await expect(row('Zorgcentrum Molenhof')).toContainText('mogelijk, bel');
	await page.getByLabel('Samen in één kamer').selectOption('3 mensen');
	await expect(row(KADE)).toHaveCount(0);
	await expectAccessible(page);
});

test('a count that the system ends halfway, without internet, is offered again with what was typed', async ({
	newDevice
}) => {
	const device = await newDevice();
	await signIn(device, 'manager');
	await openRooms(device.page);
	await device.waitUntilInstalled();
	const address = device.page.url();
	await device.context.setOffline(true);
	await device.page.getByRole('button', { name: 'Alle kamers tellen' }).click();
	const people = (page: Page, room: string) =>
		page.getByLabel(`Mensen in kamer ${room}`, { exact: true });
	await people(device.page, '011').fill('1');
	await people(device.page, '109').fill('2');

	const page = await device.context.newPage();
	await page.goto(address);
	await device.page.close({ runBeforeUnload: false });
	await page.getByRole('button', { name: 'Alle kamers tellen' }).click();
	await expect(page.getByText(/U was hier (vandaag|gisteren) \d\d:\d\d mee bezig/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Verder gaan' }).click();
	await expect(people(page, '011')).toHaveValue('1');
	await expect(people(page, '109')).toHaveValue('2');
	await page.getByRole('button', { name: 'Opslaan' }).click();
	await expect(page.getByText('2 kamers geteld')).toBeVisible();
	await page.getByRole('button', { name: 'Alle kamers tellen' }).click();
	await expect(people(page, '011')).toHaveValue('');
});
