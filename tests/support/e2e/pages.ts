import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { readRows } from '../cli/read-database.ts';
import type { DemoServer } from './demo-server.ts';
import type { Device } from './device.ts';
import { disagree } from './colleagues.ts';
import { inLanguage } from './in-language.ts';
import type { DemoName } from './sign-in.ts';

/** A page as somebody sees it, or what opens on it. */
export type PageCase = {
	/** Also of its pictures. */
	name: string;
	/** null: nobody is signed in. */
	as: DemoName | null;
	/** `:esch` and `:schip` are locations that count as a whole, `:kade` one that counts by rooms. */
	path: string;
	/** What opens there. */
	open?: (page: Page) => Promise<unknown>;
	/** The one that it opens on, at the same path: where that was shown last, no page is loaded anew. */
	after?: string;
	/** What others enter at that location before. */
	meanwhile?: (server: DemoServer, locationId: string) => Promise<void>;
	/** To whom it looks much the same. */
	alsoAs?: readonly DemoName[];
};

export const SIZES = {
	phone: { width: 390, height: 844 },
	tablet: { width: 810, height: 1080 },
	desktop: { width: 1400, height: 1000 }
} as const;
export type Size = keyof typeof SIZES;

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const NAMES = {
	':esch': 'Vakantiepark De Esch',
	':kade': 'Appartementen De Kade',
	':schip': 'Schip Te Vol'
};

const EXAMPLE_SHEET = fileURLToPath(
	new URL('../../../cli/demo-data/ijsselland-locaties.csv', import.meta.url)
);
const SHIP_ROOMS = fileURLToPath(new URL('../sheets/rooms.csv', import.meta.url));

const OTHERS = ['gemeente', 'rcvs', 'coordinator', 'lezer', 'landelijk'] as const;
const MUNICIPALITY_AND_DESK = ['gemeente', 'rcvs', 'coordinator'] as const;

/** Every page of every role, and what opens on it. What only an event brings is looked at where it is made. */
export const PAGES: PageCase[] = [
	{ name: 'sign-in', as: null, path: '/aanmelden' },
	{ name: 'sign-in-wrong', as: null, path: '/aanmelden', open: signInWrong },
	{ name: 'no-persons', as: null, path: '/personen' },
	{ name: 'install-first', as: null, path: '/installeren' },
	{ name: 'not-found', as: null, path: '/bestaat-niet', alsoAs: ['manager', 'rcvs'] },

	{ name: 'locations', as: 'manager', path: '/locaties' },
	{ name: 'menu', as: 'manager', path: '/locaties', open: openMenu, alsoAs: ['rcvs'] },
	{ name: 'day-page', as: 'manager', path: '/locaties/:esch' },
	{ name: 'arrival', as: 'manager', path: '/locaties/:esch', open: press('Aankomst') },
	{
		name: 'arrival-wrong',
		as: 'manager',
		path: '/locaties/:esch',
		after: 'arrival',
		open: (page) => saveWrong(page, 'Mensen', 'Opslaan')
	},
	{ name: 'count', as: 'manager', path: '/locaties/:esch', open: press('Telling') },
	{ name: 'out-of-service', as: 'manager', path: '/locaties/:esch', open: press('Buiten gebruik') },
	{ name: 'lost-beds', as: 'manager', path: '/locaties/:esch', open: press('Snijverlies') },
	{ name: 'beds', as: 'manager', path: '/locaties/:esch', open: press('Bedden') },
	{ name: 'day-page-rooms', as: 'manager', path: '/locaties/:kade' },
	{ name: 'move', as: 'manager', path: '/locaties/:kade', open: press('Verhuizing') },
	{
		name: 'details',
		as: 'manager',
		path: '/locaties/:esch/gegevens',
		alsoAs: MUNICIPALITY_AND_DESK
	},
	{ name: 'rooms', as: 'manager', path: '/locaties/:kade/kamers', alsoAs: MUNICIPALITY_AND_DESK },
	{
		name: 'win-back',
		as: 'manager',
		path: '/locaties/:kade/kamers',
		after: 'rooms',
		open: showWinBack
	},
	{ name: 'room', as: 'manager', path: '/locaties/:kade/kamers', open: press(/^109\b/) },
	{
		name: 'edit-room',
		as: 'manager',
		path: '/locaties/:kade/kamers',
		after: 'room',
		open: press('Kamer wijzigen')
	},
	{
		name: 'count-rooms',
		as: 'manager',
		path: '/locaties/:kade/kamers',
		open: unfold('Alle kamers tellen')
	},
	{
		name: 'count-offered',
		as: 'manager',
		path: '/locaties/:kade/kamers',
		after: 'count-rooms',
		open: leaveHalfACount
	},
	{
		name: 'add-rooms',
		as: 'manager',
		path: '/locaties/:kade/kamers',
		open: press('Kamers toevoegen')
	},
	{
		name: 'add-rooms-wrong',
		as: 'manager',
		path: '/locaties/:kade/kamers',
		after: 'add-rooms',
		open: (page) => saveWrong(page, 'Tot en met', 'Toevoegen')
	},
	{ name: 'to-rooms', as: 'manager', path: '/locaties/:esch/kamers' },
	{
		name: 'to-one-number',
		as: 'manager',
		path: '/locaties/:kade/kamers',
		open: press('Terug naar één getal')
	},
	{
		name: 'history',
		as: 'manager',
		path: '/locaties/:esch/geschiedenis',
		alsoAs: MUNICIPALITY_AND_DESK
	},
	{ name: 'history-rooms', as: 'manager', path: '/locaties/:kade/geschiedenis' },
	{
		name: 'room-list',
		as: 'manager',
		path: '/locaties/:kade/kamers',
		open: readRooms
	},
	{ name: 'count-sheet', as: 'manager', path: '/locaties/:esch/tellijst' },
	{ name: 'count-sheet-rooms', as: 'manager', path: '/locaties/:kade/tellijst' },
	{ name: 'to-check', as: 'manager', path: '/controleren', alsoAs: OTHERS },
	{ name: 'persons', as: 'manager', path: '/personen', alsoAs: OTHERS },
	{ name: 'questions', as: 'manager', path: '/vragen', alsoAs: OTHERS },
	{ name: 'ask', as: 'manager', path: '/vragen', open: press('Vraag stellen') },
	{
		name: 'ask-wrong',
		as: 'manager',
		path: '/vragen',
		after: 'ask',
		open: (page) => saveWrong(page, 'Uw tekst', 'Versturen')
	},
	{ name: 'questions-asked', as: 'manager', path: '/vragen', after: 'ask-wrong', open: sendText },
	{ name: 'glossary', as: 'manager', path: '/woordenlijst', alsoAs: OTHERS },
	{ name: 'reminders', as: 'manager', path: '/herinneringen', alsoAs: OTHERS },
	{ name: 'diagnosis', as: 'manager', path: '/diagnose', alsoAs: OTHERS },
	{ name: 'install', as: 'manager', path: '/installeren', alsoAs: OTHERS },
	{ name: 'accessibility', as: 'manager', path: '/toegankelijkheid', alsoAs: OTHERS },
	{ name: 'undo', as: 'manager', path: '/locaties/:esch', open: askUndo },
	{ name: 'undo-strip', as: 'manager', path: '/locaties/:kade', open: confirm },
	{ name: 'rest', as: 'manager', path: '/locaties/:kade', open: arriveWithoutRoom },
	{
		name: 'rest-move',
		as: 'manager',
		path: '/locaties/:kade',
		after: 'rest',
		open: press('Naar een kamer')
	},
	{
		name: 'rest-placed',
		as: 'manager',
		path: '/locaties/:kade',
		after: 'rest-move',
		open: placeRest
	},
	{
		name: 'day-cards',
		as: 'manager',
		path: '/locaties/:schip',
		meanwhile: disagree,
		open: seeCards
	},

	{ name: 'municipality', as: 'gemeente', path: '/locaties' },
	{ name: 'add-location', as: 'gemeente', path: '/locaties', open: press('Locatie toevoegen') },
	{ name: 'day-page-read', as: 'gemeente', path: '/locaties/:kade' },

	{ name: 'region-board', as: 'rcvs', path: '/regio', open: isLive, alsoAs: ['lezer'] },
	{ name: 'region-sum', as: 'rcvs', path: '/regio', open: press(/^Plekken vrij/) },
	{ name: 'region-site', as: 'rcvs', path: '/regio/locaties/:esch', alsoAs: ['lezer'] },
	{ name: 'region-site-rooms', as: 'rcvs', path: '/regio/locaties/:kade', alsoAs: ['lezer'] },
	{ name: 'call-list', as: 'rcvs', path: '/regio', open: walkCallList },
	{ name: 'import', as: 'rcvs', path: '/regio/importeren' },
	{ name: 'import-sheet', as: 'rcvs', path: '/regio/importeren', open: chooseFile(EXAMPLE_SHEET) },
	{ name: 'import-wrong', as: 'rcvs', path: '/regio/importeren', open: chooseUnreadable },
	{ name: 'questions-told', as: 'rcvs', path: '/vragen', open: ask },
	{ name: 'share', as: 'rcvs', path: '/vragen', open: press('Delen') },
	{ name: 'import-rooms', as: 'rcvs', path: '/regio/importeren', open: chooseFile(SHIP_ROOMS) },

	{ name: 'coordinator-board', as: 'coordinator', path: '/regio' },
	{ name: 'coordinator-devices', as: 'coordinator', path: '/regio/apparaten' },
	{ name: 'coordinator-site', as: 'coordinator', path: '/regio/locaties/:esch' },
	{ name: 'coordinator-details', as: 'coordinator', path: '/locaties/:esch/gegevens' },

	{ name: 'national-board', as: 'landelijk', path: '/regio' },
	{ name: 'national-site', as: 'landelijk', path: '/regio/locaties/:esch' }
];

/** Opens it on this server, from the page that `last` left behind where it goes on there. */
export async function showPage(
	device: Device,
	server: DemoServer,
	shown: PageCase,
	last?: PageCase
): Promise<void> {
	if (shown.after && shown.after !== last?.name)
		await showPage(
			device,
			server,
			PAGES.find(({ name }) => name === shown.after)!
		);
	if (!shown.after) await load(device, server, shown);
	await shown.open?.(device.page);
	await device.page.waitForLoadState('networkidle');
}

async function load(device: Device, server: DemoServer, shown: PageCase): Promise<void> {
	const path = pathOf(shown, server.dataDir);
	await shown.meanwhile?.(server, path.split('/')[2]!);
	await device.open(path);
	await device.page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** The path with the ids of this server's example. */
export function pathOf({ path }: PageCase, dataDir: string): string {
	return path.replace(/:\w+/, (key) => {
		const sql = `SELECT id FROM location WHERE json_extract(doc, '$.name') = ?`;
		const [row] = readRows(dataDir, sql, NAMES[key as keyof typeof NAMES]);
		return row!.id as string;
	});
}

function press(name: string | RegExp) {
	return async (page: Page): Promise<void> => {
		await (await button(page, name)).first().click();
		await page.getByRole('dialog').waitFor();
	};
}

/** Opens in the page, not over it. */
function unfold(name: string) {
	return async (page: Page): Promise<void> => {
		await (await button(page, name)).click();
		await page.getByRole('heading', { name: await inLanguage(page, name), exact: true }).waitFor();
	};
}

async function showWinBack(page: Page): Promise<void> {
	await (await button(page, 'Bekijken')).click();
	await page.getByRole('button', { expanded: true }).waitFor();
}

/** What stands on the page of imports once a file was chosen. */
function chooseFile(file: Parameters<Page['setInputFiles']>[1]) {
	return async (page: Page): Promise<void> => {
		await (await labelled(page, 'Bestand kiezen')).setInputFiles(file);
		await page.getByRole('table').first().waitFor();
	};
}

async function readRooms(page: Page): Promise<void> {
	await (await button(page, 'Kamerlijst inlezen')).click();
	const buffer = Buffer.from('Kamer;Bedden;Bezet\n901;4;1\n');
	await chooseFile({ name: 'kamers.csv', mimeType: 'text/csv', buffer })(page);
}

/** Of what was entered just now. */
async function askUndo(page: Page): Promise<void> {
	await confirm(page);
	const undo = (await inLanguage(page, 'Wijzigen of ongedaan maken')) + ': ';
	await press(undo + (await inLanguage(page, 'Klopt nog')))(page);
}

async function confirm(page: Page): Promise<void> {
	await (await button(page, 'Klopt nog')).first().click();
	await (await button(page, 'Ongedaan maken')).waitFor();
}

/** What is no answer in this field; the rest of the form stands. */
async function saveWrong(page: Page, field: string, save: string): Promise<void> {
	const typed = field === 'Uw tekst' ? 'Bel mij op 06-12345678' : '?';
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel(await inLanguage(page, field), { exact: true }).fill(typed);
	await (await button(page, save)).click();
	await dialog.getByRole('alert').first().waitFor();
}

/** A page that somebody goes away from before he saved. */
async function leaveHalfACount(page: Page): Promise<void> {
	const people = (await inLanguage(page, 'Mensen in kamer {room}')).replace('{room}', '109');
	await page.getByLabel(people, { exact: true }).fill('2');
	await page.getByRole('link', { name: await inLanguage(page, 'Vandaag'), exact: true }).click();
	await (await button(page, 'Weggaan zonder op te slaan')).click();
	await page.getByRole('link', { name: await inLanguage(page, 'Kamers'), exact: true }).click();
	await (await button(page, 'Alle kamers tellen')).click();
	await (await button(page, 'Verder gaan')).waitFor();
}

async function arriveWithoutRoom(page: Page): Promise<void> {
	await press('Aankomst')(page);
	await (await button(page, 'Opslaan')).click();
	await (await button(page, 'Naar een kamer')).waitFor();
}

/** In the first room that the form names. */
async function placeRest(page: Page): Promise<void> {
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('combobox').last().selectOption({ index: 1 });
	await (await button(page, 'Opslaan')).click();
	await dialog.waitFor({ state: 'hidden' });
}

async function seeCards(page: Page): Promise<void> {
	for (const title of [
		'Telde dit al mee?',
		'Twee tellingen die verschillen',
		'Deze invoer telt niet mee'
	])
		await page.getByRole('heading', { name: await inLanguage(page, title), exact: true }).waitFor();
}

async function openMenu(page: Page): Promise<void> {
	await page.getByText(await inLanguage(page, 'Menu'), { exact: true }).click();
}

async function isLive(page: Page): Promise<void> {
	await page.getByText('● Live').waitFor();
}

async function walkCallList(page: Page): Promise<void> {
	await page.getByRole('link', { name: await inLanguage(page, 'Bellijst langslopen') }).click();
	await (await labelled(page, 'Gesproken met')).waitFor();
}

async function signInWrong(page: Page): Promise<void> {
	await (await labelled(page, 'E-mailadres')).fill('manager@opvangbord.example');
	await (await labelled(page, 'Wachtwoord')).fill('vergeten');
	await (await button(page, 'Aanmelden')).click();
	await page.getByRole('alert').first().waitFor();
}

async function chooseUnreadable(page: Page): Promise<void> {
	const file = {
		name: 'verslag.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.7')
	};
	await (await labelled(page, 'Bestand kiezen')).setInputFiles(file);
	await page.locator('[aria-invalid]').waitFor();
}

/** What then stands in the list. */
async function ask(page: Page): Promise<void> {
	await press('Vraag stellen')(page);
	await sendText(page);
}

async function sendText(page: Page): Promise<void> {
	await (await labelled(page, 'Uw tekst')).fill('Mag een hond mee naar het café?');
	await (await button(page, 'Versturen')).click();
	await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function button(page: Page, name: string | RegExp): Promise<Locator> {
	const said = typeof name === 'string' ? await inLanguage(page, name) : name;
	return page.getByRole('button', { name: said, exact: true });
}

async function labelled(page: Page, label: string): Promise<Locator> {
	return page.getByLabel(await inLanguage(page, label), { exact: true });
}
