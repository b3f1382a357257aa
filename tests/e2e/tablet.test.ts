import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/axe.ts';
import { dayPage } from '../support/e2e/day-page.ts';
import { pdfPages } from '../support/e2e/pdf-pages.ts';
import { fillSignIn, signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const A4_POINTS = [595, 842];
/** A4 of 210 mm at 96 pixels an inch, less the margins of 14 mm. */
const A4_INSIDE_PX = Math.floor(((210 - 2 * 14) / 25.4) * 96);

const menu = (page: Page) => page.getByText('Menu', { exact: true });

test('a short code carries the session to a second screen, where no password is typed', async ({
	newDevice
}) => {
	const browser = await newDevice();
	await signIn(browser, 'manager');
	await menu(browser.page).click();
	await browser.page.getByRole('link', { name: 'Op het beginscherm' }).click();
	await browser.page.getByRole('button', { name: 'Code maken' }).click();
	const shown = browser.page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
	const code = (await shown.textContent())!;

	const app = await newDevice();
	await app.open('/aanmelden');
	await app.page.getByText('Aanmelden met een korte code').click();
	await app.page.getByLabel('Code').fill('AAAA-2222');
	await app.page.getByRole('button', { name: 'Verder met deze code' }).click();
	await expect(app.page.getByText(/Deze code klopt niet/)).toBeVisible();
	await expect(app.page.getByLabel('Code')).toBeFocused();
	await expectAccessible(app.page);
	await app.page.getByLabel('Code').fill(code.toLowerCase());
	await app.page.getByRole('button', { name: 'Verder met deze code' }).click();
	await expect(app.page.getByRole('link', { name: 'Vakantiepark De Esch' })).toBeVisible();
	await app.page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(app.page).arrive(1);
	await expect(dayPage(app.page).lines.first()).toContainText(/Ontvangen door RCVS/);

	await browser.open('/locaties');
	await expect(browser.page.getByRole('link', { name: 'Vakantiepark De Esch' })).toBeVisible();
});

test('another person of this device goes on in two taps', async ({ newDevice }) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await expect(page.getByRole('link', { name: 'Vakantiepark De Esch' })).toBeVisible();
	await device.open('/aanmelden');
	await signIn(device, 'manager2');
	await expect(page.getByRole('link', { name: 'Kazerne Kastanjehof' })).toBeVisible();

	await page.evaluate(() => {
		const { dataset } = document.documentElement;
		dataset.taps = '0';
		addEventListener('pointerdown', () => (dataset.taps = String(Number(dataset.taps) + 1)), true);
	});
	await menu(page).click();
	await page.getByRole('button', { name: 'Verder als Marieke de Boer' }).click();
	await expect(page.getByRole('link', { name: 'Vakantiepark De Esch' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Kazerne Kastanjehof' })).toBeHidden();
	await expect(page.locator('html')).toHaveAttribute('data-taps', '2');
});

test('what somebody typed is not gone because another person of this device goes on', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	const link = page.getByRole('link', { name: 'Vakantiepark De Esch' });
	await expect(link).toBeVisible();
	await device.open('/aanmelden');
	await signIn(device, 'manager2');
	await page.getByRole('link', { name: 'Kazerne Kastanjehof' }).click();
	await page.getByRole('link', { name: 'Gegevens' }).click();
	const phone = page.getByLabel('Telefoon', { exact: true });
	await phone.fill('038 123 45 67');
	const goOn = page.getByRole('button', { name: 'Verder als Marieke de Boer' });
	const ask = page.getByRole('dialog', { name: 'Nog niet opgeslagen' });

	await menu(page).click();
	await goOn.click();
	await ask.getByRole('button', { name: 'Hier blijven' }).click();
	await expect(phone).toHaveValue('038 123 45 67');

	await menu(page).click();
	await goOn.click();
	await ask.getByRole('button', { name: 'Weggaan zonder op te slaan' }).click();
	await expect(link).toBeVisible();
});

test('with forced colours the page that is open is the one that is marked', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await page.emulateMedia({ forcedColors: 'active' });
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	const nav = page.getByRole('navigation', { name: 'Deze locatie' });
	await nav.getByRole('link', { name: 'Geschiedenis' }).click();
	await expect(nav.locator('[aria-current]')).toHaveText('Geschiedenis');
	const colourOf = (link: Element) => getComputedStyle(link).borderBottomColor;
	const marked = await nav.locator('[aria-current]').evaluate(colourOf);
	const others = await nav
		.locator('a:not([aria-current])')
		.evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
	expect(others).toHaveLength(4);
	expect(new Set(others).size).toBe(1);
	expect(others).not.toContain(marked);
});

test('unsent work goes to another device as a file: once, whoever reads it in twice, and never as another’s (S2, S20, S21)', async ({
	newDevice
}) => {
	const broken = await newDevice();
	const other = await newDevice();
	const third = await newDevice();
	await signIn(broken, 'manager');
	await signIn(other, 'manager');
	await signIn(third, 'manager2');
	await broken.page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(broken.page).occupied(108);
	await broken.waitUntilInstalled();
	await broken.context.setOffline(true);
	await dayPage(broken.page).arrive(2);
	await dayPage(broken.page).arrive(1);
	await openDiagnosis(broken.page);
	const saving = broken.page.waitForEvent('download');
	await broken.page.getByRole('button', { name: 'Bestand maken' }).click();
	const file = await (await saving).path();
	expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 1 });

	await third.open('/diagnose');
	await readIn(third.page, file);
	await expect(third.page.getByText(/Dit bestand is van iemand anders/)).toBeVisible();

	await other.open('/diagnose');
	await readIn(other.page, file);
	await expect(other.page.getByText(/^2 wijzigingen ingelezen/)).toBeVisible();
	await expect(other.page.getByRole('banner')).not.toContainText('op dit apparaat');
	await readIn(other.page, file);
	await expect(other.page.getByText('0 wijzigingen ingelezen, 2 stonden er al.')).toBeVisible();
	await other.open('/locaties');
	await other.page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(other.page).occupied(111);

	await broken.context.setOffline(false);
	await broken.open('/diagnose');
	await expect(broken.page.getByText('Alles is verzonden.').first()).toBeVisible();
	await broken.open('/locaties');
	await broken.page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(broken.page).occupied(111);
});

test('the number of unsent edits stands on the icon, and goes when they are sent', async ({
	server,
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await page.addInitScript(() => {
		const told: number[] = [];
		Object.assign(globalThis, { told });
		navigator.setAppBadge = async (n = 0) => void told.push(n);
		navigator.clearAppBadge = async () => void told.push(0);
	});
	const badge = () =>
		page.evaluate(() => (globalThis as unknown as { told: number[] }).told.at(-1));
	await signIn(device, 'manager');
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(page).occupied(108);
	await device.waitUntilInstalled();
	await server.kill();
	await dayPage(page).arrive(2);
	await dayPage(page).arrive(1);
	await expect.poll(badge).toBe(2);
	await server.start();
	await menu(page).click();
	const sending = page.getByRole('navigation', { name: 'Menu' });
	await sending.getByRole('button', { name: 'Nu verzenden' }).click();
	await expect.poll(badge).toBe(0);
});

test('each shortcut of the icon leads to a page, that of the count to the count', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	const manifest = await (await page.request.get('/manifest.webmanifest')).json();
	const { shortcuts } = manifest as { shortcuts: { name: string; url: string }[] };
	expect(shortcuts.length).toBeGreaterThan(2);
	for (const { url } of shortcuts) {
		await device.open(url);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page).not.toHaveTitle(/niet gevonden/i);
	}
	await device.open(shortcuts.find(({ name }) => /tel/i.test(name))!.url);
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await dayPage(page).count(107);
	await dayPage(page).occupied(107);
});

test('a shortcut that nobody is signed in for leads there once somebody is', async ({
	newDevice
}) => {
	const first = await newDevice();
	const manifest = await (await first.page.request.get('/manifest.webmanifest')).json();
	for (const { url } of (manifest as { shortcuts: { url: string }[] }).shortcuts) {
		const device = await newDevice();
		await device.open(url);
		await fillSignIn(device, 'manager');
		await expect(device.page).toHaveURL(url);
	}
});

test('to put the app on the home screen is asked once, after a day on which it served', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	const question = page.getByText('Zet Opvangbord op het beginscherm');
	await expect(page.getByRole('link', { name: 'Vakantiepark De Esch' })).toBeVisible();
	await expect(question).toBeHidden();
	await page.evaluate(() => localStorage.setItem('opvangbord-first-day', '2026-01-01'));
	await page.reload();
	await expect(question).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Nee, dank u' }).click();
	await expect(question).toBeHidden();
	await page.reload();
	await expect(page.getByRole('link', { name: 'Vakantiepark De Esch' })).toBeVisible();
	await expect(question).toBeHidden();
});

test('where the browser can install the app, one button asks it to', async ({ newDevice }) => {
	const device = await newDevice();
	const { page } = device;
	await device.open('/installeren');
	// Before that nobody listens.
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.evaluate(() => {
		const offer = new Event('beforeinstallprompt', { cancelable: true });
		const prompt = () => void (document.body.dataset.asked = 'yes');
		window.dispatchEvent(Object.assign(offer, { prompt }));
	});
	await page.getByRole('button', { name: 'App installeren' }).click();
	await expect(page.locator('body[data-asked]')).toBeAttached();
	await expect(page.getByRole('button', { name: 'App installeren' })).toBeHidden();
});

for (const name of ['Vakantiepark De Esch', 'Appartementen De Kade'])
	test(`the count sheet and day list of ${name} come on A4 with every column whole`, async ({
		newDevice
	}) => {
		// What says that nothing is kept stands on every page of such a browser.
		const device = await newDevice({ colorScheme: 'dark', serviceWorkers: 'block' });
		const { page } = device;
		await signIn(device, 'manager');
		const link = page.getByRole('link', { name });
		await device.open(`${await link.getAttribute('href')}/tellijst`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Tellijst: ${name}`);
		await expect(page.getByRole('heading', { level: 2 })).toHaveText(`Daglijst: ${name}`);

		const others = page.getByRole('navigation', { name: 'Deze locatie' });
		await expect(others.getByRole('link', { name: 'Tellijst' })).toHaveAttribute(
			'aria-current',
			'page'
		);
		await expect(others.getByRole('link', { name: 'Vandaag' })).toBeVisible();

		const pages = pdfPages(await page.pdf({ preferCSSPageSize: true }));
		expect(pages.length).toBeGreaterThan(1);
		expect(pages.map((size) => size.map(Math.round))).toEqual(pages.map(() => A4_POINTS));

		await expect(page.getByText('Deze browser bewaart de app niet')).toBeVisible();
		await page.setViewportSize({ width: A4_INSIDE_PX, height: 1000 });
		await page.emulateMedia({ media: 'print' });
		expect(await page.evaluate(printedBesideSheets)).toEqual([]);
		// What is repeated on every sheet that the rooms need.
		const isByRoom = name === 'Appartementen De Kade';
		await expect(page.locator('thead').getByText(name)).toHaveCount(isByRoom ? 1 : 0);
		if (isByRoom) await expect(page.locator('thead').getByText(name)).toBeVisible();
		const cut = await page.evaluate((edge) => {
			const cells = [...document.querySelectorAll('article th, article td')];
			return cells.filter((cell) => cell.getBoundingClientRect().right > edge).length;
		}, A4_INSIDE_PX);
		expect(cut).toBe(0);
		const ink = await page.evaluate(() => getComputedStyle(document.querySelector('h1')!).color);
		expect(ink).toBe('rgb(19, 32, 42)');
	});

/** Runs in the page, as it prints: words that are on no sheet, and what only a screen can do. */
function printedBesideSheets(): string[] {
	const controls = 'a, button, input, select, summary';
	return (
		[...document.querySelectorAll<HTMLElement>('body *')]
			.filter((element) => element.checkVisibility({ visibilityProperty: true }))
			// What is cut away is there for who hears the page.
			.filter((element) => getComputedStyle(element).clipPath !== 'inset(50%)')
			.filter((element) => element.matches(controls) || (hasWords(element) && !isOnSheet(element)))
			.map((element) => `${element.tagName} ${element.textContent.trim()}`)
	);

	function hasWords({ childNodes }: HTMLElement): boolean {
		return [...childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
	}

	function isOnSheet(element: HTMLElement): boolean {
		return element.closest('article') !== null;
	}
}

test('with high contrast and forced colours everything is there, and with less motion nothing moves', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await page.emulateMedia({ contrast: 'more' });
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(page).occupied(108);
	await expectAccessible(page);

	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
	await dayPage(page).arrive(1);
	const moving = await page.evaluate(() =>
		document
			.getAnimations()
			.filter(({ playState, effect }) => {
				const duration = Number(effect?.getComputedTiming().duration ?? 0);
				return playState === 'running' && duration > 1;
			})
			.map(({ effect }) => String((effect as KeyframeEffect).target?.className))
	);
	expect(moving).toEqual([]);
	// What only a background would tell has a border or a word of its own.
	const buttons = page.getByRole('main').getByRole('button');
	for (const button of await buttons.all()) {
		const border = await button.evaluate((element) => getComputedStyle(element).borderTopWidth);
		expect(parseFloat(border), (await button.textContent()) ?? '').toBeGreaterThan(0);
	}
});

test('another language is one button away, before and after signing in', async ({ newDevice }) => {
	const device = await newDevice();
	const { page } = device;
	await device.open('/aanmelden');
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await page.getByRole('link', { name: 'Accessibility' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Accessibility' })).toBeVisible();
	await page.getByText('Nederlands').click();
	await expect(page.getByRole('heading', { level: 1, name: 'Toegankelijkheid' })).toBeVisible();
});

/** Within the app: the server may be gone. */
async function openDiagnosis(page: Page): Promise<void> {
	await menu(page).click();
	await page.getByRole('link', { name: 'Dit apparaat' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Dit apparaat' })).toBeVisible();
}

async function readIn(page: Page, file: string): Promise<void> {
	await page.locator('input[type=file]').setInputFiles(file);
}
