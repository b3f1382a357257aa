import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice } from '../tests/support/e2e/device.ts';
import {
	type PageCase,
	PAGES,
	showPage,
	type Size,
	SIZES,
	type Theme,
	THEMES
} from '../tests/support/e2e/pages.ts';
import { signIn } from '../tests/support/e2e/sign-in.ts';

/**
 * Pictures of the pages as the demo shows them: the ones that are kept, into `docs/screens`, or with `--into FOLDER` every
 * page at every size in both themes, to be looked at one by one.
 *
 *     --only rooms,history   of these pages
 *     --looks phone          at this size; `dark`: in this theme; `phone-dark`: both
 *     --language en          in English
 *     --contrast             in the few colours of the system's high contrast
 *     --large                in text twice as large
 */
const { values: asked } = parseArgs({
	options: {
		into: { type: 'string' },
		only: { type: 'string' },
		looks: { type: 'string' },
		language: { type: 'string', default: 'nl' },
		contrast: { type: 'boolean', default: false },
		large: { type: 'boolean', default: false }
	}
});

type Look = { name: string; size: Size; theme: Theme };

const LOOKS = (Object.keys(SIZES) as Size[]).flatMap((size) =>
	THEMES.map((theme): Look => ({ name: `${size}-${theme}`, size, theme }))
);

/** The pages that are used every day in every look, and each other main page once. */
const KEPT: Record<string, readonly string[]> = {
	'day-page': LOOKS.map(({ name }) => name),
	rooms: LOOKS.map(({ name }) => name),
	'count-sheet': LOOKS.map(({ name }) => name),
	'sign-in': ['phone-light'],
	install: ['phone-light'],
	locations: ['tablet-light'],
	count: ['phone-light'],
	'count-rooms': ['tablet-light'],
	details: ['tablet-light'],
	history: ['tablet-dark'],
	'to-check': ['phone-light'],
	questions: ['phone-light'],
	reminders: ['phone-light'],
	'region-board': ['desktop-light', 'desktop-dark'],
	'region-site': ['desktop-light'],
	'import-sheet': ['desktop-light']
};

const folder = asked.into ?? 'docs/screens';
const only = asked.only?.split(',');
mkdirSync(folder, { recursive: true });
const example = await seedExample();
const server = await createDemoServer(example);
await server.start();
try {
	for (const [as, pages] of Map.groupBy(PAGES.filter(isWanted), (shown) => shown.as))
		await takeOf(as, pages);
} finally {
	await server.remove();
	await rm(example, { recursive: true });
}

function isWanted(shown: PageCase): boolean {
	return looksOf(shown).length > 0 && (!only || only.includes(shown.name));
}

function looksOf(shown: PageCase): Look[] {
	const kept = asked.into ? undefined : (KEPT[shown.name] ?? []);
	return LOOKS.filter(
		({ name }) => (kept?.includes(name) ?? true) && name.includes(asked.looks ?? '')
	);
}

async function takeOf(as: PageCase['as'], pages: readonly PageCase[]): Promise<void> {
	const device = await createDevice(server.url);
	const { page } = device;
	if (asked.contrast) await page.emulateMedia({ forcedColors: 'active' });
	if (as) await signIn(device, as);
	await page.goto('/');
	await page.evaluate((to) => localStorage.setItem('PARAGLIDE_LOCALE', to), asked.language);
	for (const [at, shown] of pages.entries()) {
		console.log(shown.name);
		await page.setViewportSize(SIZES[looksOf(shown)[0]!.size]);
		await showPage(device, server, shown, pages[at - 1]);
		for (const look of looksOf(shown)) await take(device.page, shown, look);
	}
	await device.remove();
}

async function take(page: Page, shown: PageCase, { name, size, theme }: Look): Promise<void> {
	await page.emulateMedia({ colorScheme: theme });
	await page.setViewportSize(SIZES[size]);
	if (asked.large) await page.evaluate(() => (document.documentElement.style.fontSize = '212.5%'));
	await page.screenshot({
		path: `${folder}/${shown.name}-${name}.png`,
		// What lies over a page goes with its window.
		fullPage: asked.into !== undefined && (await page.locator('dialog[open]').count()) === 0
	});
}
