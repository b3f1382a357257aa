import type { Page } from '@playwright/test';
import { addHostel } from '../support/e2e/add-location.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { boardPage } from '../support/e2e/board-page.ts';
import { dayPage } from '../support/e2e/day-page.ts';
import { expectFocusInSight } from '../support/e2e/focus.ts';
import {
	type PageCase,
	PAGES,
	pathOf,
	type Size,
	SIZES,
	type Theme
} from '../support/e2e/pages.ts';
import { expectNoSidewaysScroll, expectNothingWider } from '../support/e2e/sideways.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expectLargeTargets } from '../support/e2e/targets.ts';
import { expectTermsOffered } from '../support/e2e/terms.ts';
import { expect, test } from '../support/e2e/test.ts';

test.describe.configure({ mode: 'parallel' });

const WIDE = SIZES.desktop;

/** Neighbours differ in size and in theme. */
const COMBINATIONS: readonly [Size, Theme][] = [
	['phone', 'light'],
	['desktop', 'dark'],
	['tablet', 'light'],
	['phone', 'dark'],
	['desktop', 'light'],
	['tablet', 'dark']
];

/** As `npm run test:pages` asks: everybody's pages at every size in both themes, and not two of the six in turn. */
const isWhole = process.env.ALL_PAGES === '1';
const ALL = isWhole ? PAGES.flatMap(forEach) : PAGES;

for (const [as, pages] of Map.groupBy(ALL, (page) => page.as))
	test(`no page of ${as ?? 'a stranger'} has what a machine can find, is too wide, too small to touch, covers the focus or is said in words without a meaning`, async ({
		server,
		newDevice
	}) => {
		test.setTimeout(isWhole ? 1_800_000 : 300_000);
		const device = await newDevice({ viewport: WIDE });
		const { page } = device;
		if (as) await signIn(device, as);
		for (const shown of pages)
			await test.step(shown.name, async () => {
				await page.setViewportSize(WIDE);
				await device.open(pathOf(shown, server.dataDir));
				await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
				await shown.open?.(page);
				await page.waitForLoadState('networkidle');
				await expectTermsOffered(page);
				for (const combination of combinationsOf(shown)) await look(page, combination);
				await expectNoSidewaysScroll(page);
			});
	});

function forEach(shown: PageCase): PageCase[] {
	return [shown, ...(shown.alsoAs ?? []).map((as) => ({ ...shown, as }))];
}

function combinationsOf(shown: PageCase): readonly [Size, Theme][] {
	if (isWhole) return COMBINATIONS;
	const turn = 2 * PAGES.indexOf(shown);
	return [0, 1].map((next) => COMBINATIONS[(turn + next) % COMBINATIONS.length]!);
}

async function look(page: Page, [size, theme]: [Size, Theme]): Promise<void> {
	await page.setViewportSize(SIZES[size]);
	await expectAccessible(page, [theme]);
	await expectNothingWider(page);
	await expectLargeTargets(page);
	await expectFocusInSight(page);
}

test('what a municipality adds stands beside the board until the region opens it (D7)', async ({
	newDevice
}) => {
	const office = await newDevice();
	await signIn(office, 'gemeente');
	await office.page.getByRole('button', { name: 'Locatie toevoegen' }).click();
	await addHostel(office.page);
	await expect(office.page.getByRole('heading', { level: 1 })).toHaveText('Hostel Het Spoor');

	const rcvs = await newDevice({ viewport: WIDE });
	const { page } = rcvs;
	await signIn(rcvs, 'rcvs');
	await rcvs.open('/regio');
	const free = { Bedden: '2.025', 'Plekken vrij': '61' };
	await boardPage(page).totals(free);
	const preparing = page.getByRole('region', { name: 'In voorbereiding' });
	await preparing.getByRole('link', { name: 'Hostel Het Spoor' }).click();
	await page.getByRole('button', { name: 'Telefonisch invullen', exact: true }).click();
	await page.getByLabel('Gesproken met').fill('Anneke');
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await dayPage(page).count(4);
	await rcvs.open('/regio');
	await boardPage(page).totals(free);

	await preparing.getByRole('link', { name: 'Hostel Het Spoor' }).click();
	await page.getByRole('link', { name: 'Gegevens' }).click();
	await page.getByLabel('Status').selectOption('Open');
	const save = page.getByRole('button', { name: 'Opslaan' });
	await save.click();
	// Who leaves before it is stored is asked about it.
	await expect(save).toHaveCount(0);
	await page.getByRole('link', { name: 'Terug' }).click();
	await expect(page).toHaveURL(/\/regio\/locaties\//);
	await page.getByRole('link', { name: 'Regio' }).click();
	await expect(preparing).toHaveCount(0);
	await expect(boardPage(page).row('Hostel Het Spoor')).toBeVisible();
	await boardPage(page).totals({ Bezet: '1.915', 'Te veel': '10' });
});
