import type { Page } from '@playwright/test';
import { expectHeard, listen } from '../support/e2e/announcements.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { tabTo } from '../support/e2e/keyboard.ts';
import { expectNoSidewaysScroll } from '../support/e2e/sideways.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

test.describe.configure({ timeout: 240_000 });

const QUESTION = 'Mag een hond mee naar het café?';
const lineWith = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

/** A button of the keyboard's reach, then its dialog. */
async function openByKeys(page: Page, button: string): Promise<void> {
	await tabTo(page, 'button', button);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
}

test('a question asked with the keyboard and the server dead is sent, answered and found again', async ({
	server,
	newDevice
}) => {
	const tablet = await newDevice();
	await signIn(tablet, 'manager');
	await tablet.open('/vragen');
	await expect(tablet.page.getByText('Er staat nog niets.')).toBeVisible();
	await tablet.waitUntilInstalled();
	await server.kill();

	await tablet.reopen('/vragen');
	const { page } = tablet;
	await listen(page);
	await openByKeys(page, 'Vraag stellen');
	await expectAccessible(page);
	await tabTo(page, 'textbox', 'Uw tekst');
	await page.keyboard.type('Bel mij op 06-12345678');
	await tabTo(page, 'button', 'Versturen');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox', { name: 'Uw tekst' })).toBeFocused();
	await expect(page.getByRole('alert')).toContainText('Hier staat een telefoonnummer.');
	await expectHeard(page, 'Hier staat een telefoonnummer.');
	await page.keyboard.press('Control+A');
	await page.keyboard.type(QUESTION);
	await tabTo(page, 'button', 'Versturen');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByRole('button', { name: 'Vraag stellen' })).toBeFocused();
	await expect(lineWith(page, QUESTION)).toContainText('Op dit apparaat');
	await expectHeard(page, 'Opgeslagen. Uw tekst staat in de lijst.');

	await server.start();
	await expect(lineWith(page, QUESTION)).toContainText('Ontvangen');

	const desk = await newDevice();
	await signIn(desk, 'rcvs');
	await desk.open('/vragen');
	const asked = lineWith(desk.page, QUESTION);
	await expect(asked).toContainText('Marieke de Boer');
	await asked.getByRole('button', { name: 'Antwoorden' }).click();
	await desk.page.getByRole('textbox', { name: 'Uw antwoord' }).fill('Ja, aan de lijn.');
	await desk.page.getByRole('button', { name: 'Versturen' }).click();
	await expect(asked).toContainText('Beantwoord');
	await asked.getByRole('button', { name: 'Delen' }).click();
	await expectAccessible(desk.page);
	await desk.page.getByRole('radio', { name: 'Parel' }).check();
	await desk.page.getByLabel('Managers en gemeenten in de regio lezen dit').check();
	await desk.page.getByRole('button', { name: 'Opslaan' }).click();
	await expect(asked).toContainText('Gedeeld met de regio');
	await expectAccessible(desk.page);

	await expect(lineWith(page, QUESTION)).toContainText('Ja, aan de lijn.');
	await expect(lineWith(page, QUESTION)).toContainText('Nieuw antwoord');
	await expect(page.getByText('1 nieuw antwoord op uw vragen')).toBeVisible();
	await page.getByRole('searchbox', { name: 'Zoeken' }).fill('cafe LIJN');
	await expect(page.getByRole('status').filter({ hasText: '1 gevonden' })).toBeVisible();
	await expectNoSidewaysScroll(page);

	await server.kill();
	await tablet.reopen('/vragen');
	await expect(lineWith(tablet.page, QUESTION)).toContainText('Ja, aan de lijn.');
	await expect(tablet.page.getByText('Nieuw antwoord')).toHaveCount(0);
	await lineWith(tablet.page, QUESTION).getByRole('button', { name: 'Doorvragen' }).click();
	await expectAccessible(tablet.page);
	await tablet.page.getByRole('textbox', { name: 'Uw tekst' }).fill('En twee honden?');
	await tablet.page.getByRole('button', { name: 'Versturen' }).click();
	const further = lineWith(tablet.page, 'En twee honden?');
	await expect(further).toContainText(`Vervolg op: "${QUESTION}"`);
	await expect(further).toContainText('Op dit apparaat');
	await server.start();
	await expect(further).toContainText('Ontvangen');
	await expect(lineWith(desk.page, 'En twee honden?')).toContainText('Marieke de Boer');

	const office = await newDevice();
	await signIn(office, 'gemeente');
	await office.open('/vragen');
	const shared = lineWith(office.page, QUESTION);
	await expect(shared).toContainText('Parel');
	await expect(shared).not.toContainText('Marieke');
	await expect(office.page.getByRole('button', { name: 'Vraag stellen' })).toHaveCount(0);
});

test('a question that is withdrawn is gone for the region, and stands under Afgesloten', async ({
	newDevice
}) => {
	const tablet = await newDevice();
	await signIn(tablet, 'manager');
	await tablet.open('/vragen');
	const { page } = tablet;
	await page.getByRole('button', { name: 'Vraag stellen' }).click();
	await page.getByRole('radio', { name: 'Knoop' }).check();
	await page.getByLabel('Over welke locatie?').selectOption('Vakantiepark De Esch');
	await page.getByRole('textbox', { name: 'Uw tekst' }).fill('De bus rijdt niet meer.');
	await page.getByRole('button', { name: 'Versturen' }).click();
	const line = lineWith(page, 'De bus rijdt niet meer.');
	await expect(line).toContainText('Vakantiepark De Esch');
	await line.getByRole('button', { name: 'Intrekken' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Intrekken' }).click();
	await expect(line).toContainText('Afgesloten');
	await page.getByLabel('Toon').selectOption('Knopen');
	await expect(line).toHaveCount(0);
	await page.getByLabel('Toon').selectOption('Afgesloten');
	await expect(line).toContainText('Ontvangen');
});
