import type { Page } from '@playwright/test';
import { addHostel } from '../support/e2e/add-location.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { boardPage } from '../support/e2e/board-page.ts';
import { dayPage } from '../support/e2e/day-page.ts';
import { expectFocusInSight } from '../support/e2e/focus.ts';
import {
	type PageCase,
	PAGES,
	showPage,
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

/** So many at most in one test, which are done one after the other. */
const MOST_PAGES = 16;
const TIMEOUT_PER_PAGE = isWhole ? 60_000 : 20_000;

for (const pages of [...Map.groupBy(ALL, ({ as }) => as).values()].flatMap(inParts))
	test(`no page of ${ofWhom(pages)} has what a machine can find, is too wide, too small to touch, covers the focus or is said in words without a meaning`, async ({
		server,
		newDevice
	}) => {
		test.setTimeout(60_000 + pages.length * TIMEOUT_PER_PAGE);
		const [{ as }] = pages as [PageCase];
		const device = await newDevice({ viewport: WIDE });
		const { page } = device;
		if (as) await signIn(device, as);
		for (const [at, shown] of pages.entries())
			await test.step(shown.name, async () => {
				await page.setViewportSize(WIDE);
				await showPage(device, server, shown, pages[at - 1]);
				await expectTermsOffered(page);
				for (const combination of combinationsOf(shown)) await look(page, combination);
				await expectNoSidewaysScroll(page);
			});
	});

function forEach(shown: PageCase): PageCase[] {
	return [shown, ...(shown.alsoAs ?? []).map((as) => ({ ...shown, as }))];
}

/** What opens on a page stays with it. */
function inParts(pages: PageCase[]): PageCase[][] {
	const parts: PageCase[][] = [[]];
	for (const shown of pages) {
		if (parts.at(-1)!.length >= MOST_PAGES && !shown.after) parts.push([]);
		parts.at(-1)!.push(shown);
	}
	return parts;
}

function ofWhom(pages: PageCase[]): string {
	const [{ as, name }] = pages as [PageCase];
	const isFirst = ALL.find((shown) => shown.as === as)?.name === name;
	return (as ?? 'a stranger') + (isFirst ? '' : `, from ${name} on,`);
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
