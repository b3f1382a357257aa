import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice } from '../tests/support/e2e/device.ts';
import { type DemoName, signIn } from '../tests/support/e2e/sign-in.ts';

/**
 * Pictures of the pages as the demo shows them: the few that are kept into `docs/screens`, or with `--all` every page at
 * every size in both themes into `screens`, which git does not hold, to be looked at one by one.
 */
const SIZES = {
	phone: { width: 390, height: 844 },
	tablet: { width: 810, height: 1080 },
	desktop: { width: 1400, height: 1000 }
};
const KEPT = [
	'day-page-tablet-light',
	'count-phone-light',
	'region-board-desktop-light',
	'region-board-desktop-dark',
	'rooms-tablet-light',
	'history-tablet-dark',
	'install-phone-light'
];
const ESCH = 'Vakantiepark De Esch';

type Shot = {
	name: string;
	as: DemoName;
	path: string;
	/** What to open from there. */
	then?: (page: Page) => Promise<unknown>;
};

const isLive = (page: Page) => page.getByText('● Live').waitFor();
const openMenu = (page: Page) => page.getByText('Menu', { exact: true }).click();
const openEsch = (page: Page) => page.getByRole('link', { name: ESCH }).first().click();

const SHOTS: Shot[] = [
	{ name: 'locations', as: 'manager', path: '/locaties' },
	{ name: 'day-page', as: 'manager', path: '/locaties', then: openEsch },
	{ name: 'count', as: 'manager', path: '/locaties', then: openDialog('Telling') },
	{ name: 'out-of-service', as: 'manager', path: '/locaties', then: openDialog('Buiten gebruik') },
	{ name: 'details', as: 'manager', path: '/locaties', then: openDetails },
	{ name: 'rooms', as: 'manager', path: '/locaties', then: openPart('kamers', 'De Kade') },
	{ name: 'history', as: 'manager', path: '/locaties', then: openPart('geschiedenis') },
	{ name: 'count-sheet', as: 'manager', path: '/locaties', then: openPart('tellijst') },
	{ name: 'menu', as: 'manager', path: '/locaties', then: openMenu },
	{ name: 'questions', as: 'manager', path: '/vragen' },
	{ name: 'glossary', as: 'manager', path: '/woordenlijst' },
	{ name: 'reminders', as: 'manager', path: '/herinneringen' },
	{ name: 'install', as: 'manager', path: '/installeren' },
	{ name: 'accessibility', as: 'manager', path: '/toegankelijkheid' },
	{ name: 'to-check', as: 'manager', path: '/controleren' },
	{ name: 'diagnosis', as: 'manager', path: '/diagnose' },
	{ name: 'municipality', as: 'gemeente', path: '/locaties' },
	{ name: 'region-board', as: 'rcvs', path: '/regio', then: isLive },
	{ name: 'region-site', as: 'rcvs', path: '/regio', then: walkCallList },
	{ name: 'import', as: 'rcvs', path: '/regio/importeren' }
];

const isAll = process.argv.includes('--all');
const folder = isAll ? 'screens' : 'docs/screens';
mkdirSync(folder, { recursive: true });
const example = await seedExample();
const server = await createDemoServer(example);
await server.start();
for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[])
	for (const theme of ['light', 'dark'] as const) await takeAll(size, theme);
await server.remove();
await rm(example, { recursive: true });

async function takeAll(size: keyof typeof SIZES, colorScheme: 'light' | 'dark'): Promise<void> {
	const nameOf = (shot: Shot) => `${shot.name}-${size}-${colorScheme}`;
	const wanted = SHOTS.filter((shot) => isAll || KEPT.includes(nameOf(shot)));
	for (const as of new Set(wanted.map((shot) => shot.as))) {
		const device = await createDevice(server.url, { viewport: SIZES[size], colorScheme });
		await signIn(device, as);
		for (const shot of wanted.filter((candidate) => candidate.as === as)) {
			await device.open(shot.path);
			await shot.then?.(device.page);
			await device.page.waitForLoadState('networkidle');
			await device.page.screenshot({ path: `${folder}/${nameOf(shot)}.png`, fullPage: isAll });
		}
		await device.remove();
	}
}

function openDialog(button: string) {
	return async (page: Page): Promise<void> => {
		await openEsch(page);
		await page.getByRole('button', { name: button, exact: true }).click();
		await page.getByRole('dialog').waitFor();
	};
}

/** A page of a location beside its day. */
function openPart(part: string, name = ESCH) {
	return async (page: Page): Promise<void> => {
		const path = await page.getByRole('link', { name }).first().getAttribute('href');
		await page.goto(`${path}/${part}`);
		await page.getByRole('heading', { level: 1 }).first().waitFor();
	};
}

async function walkCallList(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Bellijst langslopen' }).click();
	await page.getByLabel('Gesproken met').waitFor();
}

async function openDetails(page: Page): Promise<void> {
	await openEsch(page);
	await page.getByRole('link', { name: 'Gegevens' }).click();
}
