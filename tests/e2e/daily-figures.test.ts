import type { Page } from '@playwright/test';
import { dayPage } from '../support/e2e/day-page.ts';
import { SIZES } from '../support/e2e/pages.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const ESCH = 'Vakantiepark De Esch';
const KADE = 'Appartementen De Kade';

test('the figures of a day are given in three taps at most from the opened app, and in one more than the location if they are as they were', async ({
	newDevice
}) => {
	const device = await newDevice({ viewport: SIZES.tablet });
	const { page } = device;
	await signIn(device, 'manager');
	const tapped = await countTaps(page);

	await page.getByRole('link', { name: ESCH }).first().click();
	await dayPage(page).confirm();
	await expectSaved(page, 'Bevestigd');
	expect(await tapped()).toBe(2);

	await page.goBack();
	await page.getByRole('link', { name: ESCH }).first().click();
	await dayPage(page).count(105);
	await dayPage(page).occupied(105);
	expect(await tapped()).toBe(2 + 3);
});

test('the number of one room of a house is given in three taps as well', async ({ newDevice }) => {
	const device = await newDevice({ viewport: SIZES.tablet });
	const { page } = device;
	await signIn(device, 'manager');
	const tapped = await countTaps(page);
	await page.getByRole('link', { name: KADE }).first().click();
	await page
		.getByRole('region', { name: 'Per kamer' })
		.getByRole('link', { name: '104', exact: true })
		.first()
		.click();
	await page.getByRole('button', { name: '2 aanwezig in kamer 104' }).click();
	await expectSaved(page, 'Telling 2 opgeslagen');
	expect(await tapped()).toBe(3);
});

async function expectSaved(page: Page, what: string): Promise<void> {
	await expect(page.getByRole('status').filter({ hasText: what })).toBeVisible();
}

/** How often something was tapped since. */
async function countTaps(page: Page): Promise<() => Promise<number>> {
	const taps = await page.evaluateHandle(() => {
		const counted = { n: 0 };
		document.addEventListener('click', () => (counted.n += 1), { capture: true });
		return counted;
	});
	return () => taps.evaluate(({ n }) => n);
}
