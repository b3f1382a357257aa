import { dayPage } from '../support/e2e/day-page.ts';
import type { Device } from '../support/e2e/device.ts';
import { expectOnlyMissing, loseParts } from '../support/e2e/missing-parts.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const MISSING = 'Dit deel van de app kon niet worden opgehaald.';

/** A tablet that keeps no app of its own: what the network does not bring is not there. Without these parts. */
async function openEsch(device: Device, names: string[]): Promise<void> {
	const { page } = device;
	await signIn(device, 'manager');
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await expect(page.getByRole('button', { name: 'Klopt nog' })).toBeVisible();
	await loseParts(device, names);
	await page.reload();
	await expect(page.getByRole('button', { name: 'Klopt nog' })).toBeVisible();
}

test('forms that did not come say so, and the one that was asked for opens when there is internet again', async ({
	newDevice
}) => {
	const device = await newDevice({ serviceWorkers: 'block' });
	const { page, context } = device;
	await openEsch(device, ['forms']);
	await expect(page.getByText(MISSING).first()).toBeVisible();
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Aankomst', exact: true }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.getByText(MISSING).first()).toBeVisible();
	await page.unrouteAll();
	await context.setOffline(false);
	await expect(page.getByRole('dialog')).toBeVisible();
	await expect(page.getByText(MISSING)).toHaveCount(0);
	expectOnlyMissing(device);
});

test('what cannot be stored because the part that stores did not come is not said to be stored, and is at the next tap (S21)', async ({
	newDevice
}) => {
	const device = await newDevice({ serviceWorkers: 'block' });
	const { page } = device;
	await openEsch(device, ['work']);
	const stored = page.getByRole('status').filter({ hasText: 'Bevestigd' });
	await expect(page.getByText(MISSING).first()).toBeVisible();
	const again = page.waitForEvent('pageerror');
	await dayPage(page).confirm();
	await again;
	await expect(page.getByText(MISSING).first()).toBeVisible();
	await expect(stored).toHaveCount(0);
	await page.unrouteAll();
	await dayPage(page).confirm();
	await expect(stored).toBeVisible();
	expectOnlyMissing(device);
});

test('notices of the whole app, and the meaning of words, say that they did not come', async ({
	newDevice
}) => {
	const device = await newDevice({ serviceWorkers: 'block' });
	const { page, context } = device;
	await openEsch(device, ['forms', 'parts']);
	await expect(page.getByText(MISSING).first()).toBeVisible();
	await page.getByRole('button', { name: 'Wat betekent dit?' }).first().click();
	await expect(page.getByText('Zorg voor internet en probeer het dan nog eens.')).toBeVisible();
	await context.setOffline(true);
	await page.unrouteAll();
	await context.setOffline(false);
	await expect(page.getByText(MISSING)).toHaveCount(0);
	expectOnlyMissing(device);
});

test('a sheet that cannot be read because the reader did not come says so beside the field', async ({
	newDevice
}) => {
	const device = await newDevice({ serviceWorkers: 'block' });
	const { page } = device;
	await signIn(device, 'rcvs');
	await loseParts(device, ['read-table']);
	await device.open('/regio/importeren');
	const file = page.getByLabel('Bestand kiezen');
	const sheet = {
		name: 'kamers.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('Kamer;Bedden\n1;4\n')
	};
	await file.setInputFiles(sheet);
	await expect(file).toHaveAccessibleDescription(/nog niet opgehaald/);
	await page.unrouteAll();
	await file.setInputFiles(sheet);
	await expect(page.getByRole('button', { name: 'Ander bestand kiezen' })).toBeVisible();
	expectOnlyMissing(device);
});

test('a page that did not come says that nothing is lost, and leads back', async ({
	newDevice
}) => {
	const device = await newDevice({ serviceWorkers: 'block' });
	const { page } = device;
	await signIn(device, 'manager');
	await loseParts(device, ['forms']);
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Er ging iets mis');
	await expect(page.getByText('Wat u al had opgeslagen, staat nog op dit apparaat.')).toBeVisible();
	await page.unrouteAll();
	await page.getByRole('link', { name: 'Naar het begin' }).click();
	await expect(page.getByRole('link', { name: 'Vakantiepark De Esch' })).toBeVisible();
	expectOnlyMissing(device);
});
