import { addHostel } from '../support/e2e/add-location.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { dayPage } from '../support/e2e/day-page.ts';
import { boardPage } from '../support/e2e/board-page.ts';
import { expectNoSidewaysScroll } from '../support/e2e/sideways.ts';
import { type DemoName, signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const WIDE = { width: 1400, height: 1000 };
const ESCH = 'Vakantiepark De Esch';

/** Every page that a role reaches; `:esch` is the location. What only others show is proven where it is made. */
const PAGES: [DemoName, string[]][] = [
	[
		'manager',
		[
			'/locaties',
			'/locaties/:esch',
			'/locaties/:esch/gegevens',
			'/controleren',
			'/personen',
			'/vragen',
			'/woordenlijst',
			'/herinneringen',
			'/locaties/:esch/kamers',
			'/locaties/:esch/geschiedenis',
			'/locaties/:esch/tellijst',
			'/diagnose',
			'/installeren',
			'/toegankelijkheid'
		]
	],
	['gemeente', ['/locaties', '/diagnose']],
	[
		'coordinator',
		['/regio', '/regio/locaties/:esch', '/locaties/:esch/gegevens', '/regio/importeren', '/vragen']
	],
	['landelijk', ['/regio', '/regio/locaties/:esch', '/bestaat-niet']]
];

for (const [name, paths] of PAGES)
	test(`no page of ${name} has what a machine can find, or is wider than a phone`, async ({
		newDevice
	}) => {
		const device = await newDevice({ viewport: WIDE });
		const { page } = device;
		await signIn(device, name);
		const link = page.getByRole('link', { name: ESCH }).first();
		const id = name === 'gemeente' ? '' : (await link.getAttribute('href'))!.split('/').at(-1)!;
		for (const path of paths) {
			await device.open(path.replace(':esch', id));
			await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
			await page.waitForLoadState('networkidle');
			await expectAccessible(page);
			await expectNoSidewaysScroll(page);
			await page.setViewportSize(WIDE);
		}
	});

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
	await page.getByRole('button', { name: 'Telefonisch invullen' }).click();
	await page.getByLabel('Gesproken met').fill('Anneke');
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await dayPage(page).count(4);
	await rcvs.open('/regio');
	await boardPage(page).totals(free);

	await preparing.getByRole('link', { name: 'Hostel Het Spoor' }).click();
	await page.getByRole('link', { name: 'Gegevens' }).click();
	await page.getByLabel('Stand').selectOption('Open');
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
