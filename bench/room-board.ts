import type { Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice } from '../tests/support/e2e/device.ts';
import { signIn } from '../tests/support/e2e/sign-in.ts';
import { spread } from './spread.ts';

/**
 * From the tap on "Kamers" to the first frame with rooms, which fills the screen, and to the one with all 200, with the
 * processor slowed 4x. The page was opened before, as on any day but the first. Prints one JSON line.
 */
const RUNS = 9;
const SLOWER = 4;
const ROOMS = 200;
const IN_DEMO = 42;

/** Milliseconds from the tap. */
type Open = { screen: number; all: number };

const example = await seedExample();
const server = await createDemoServer(example);
await server.start();
const device = await createDevice(server.url);
const { page } = device;
await signIn(device, 'manager');
await page.getByRole('link', { name: 'Appartementen De Kade' }).first().click();
await page.getByRole('link', { name: 'Kamers', exact: true }).click();
await addRooms(page);
const session = await device.context.newCDPSession(page);
await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
const opens: Open[] = [];
for (let run = 0; run < RUNS; run++) opens.push(await openBoard(page));
console.log(
	JSON.stringify({
		roomBoardMs: spread(opens.map(({ screen }) => screen)),
		allRoomsMs: spread(opens.map(({ all }) => all)),
		rooms: ROOMS,
		slower: SLOWER
	})
);
await device.remove();
await server.remove();
rmSync(example, { recursive: true, force: true });

async function addRooms(on: Page): Promise<void> {
	await on.getByRole('button', { name: 'Kamers toevoegen' }).click();
	await on.getByLabel('Naam of nummer').fill('401');
	await on.getByLabel('Tot en met').fill(String(400 + ROOMS - IN_DEMO));
	await on.getByRole('button', { name: 'Toevoegen', exact: true }).click();
	await on
		.locator('#main li > button')
		.nth(ROOMS - 1)
		.waitFor({ state: 'attached' });
}

async function openBoard(on: Page): Promise<Open> {
	await on.getByRole('link', { name: 'Vandaag', exact: true }).click();
	await on.getByRole('button', { name: 'Aankomst', exact: true }).waitFor();
	await on.evaluate(markTiles, ROOMS);
	await on.getByRole('link', { name: 'Kamers', exact: true }).click();
	await on.waitForFunction(() => performance.getEntriesByName('all').length > 0);
	return on.evaluate(() => {
		const of = (name: string) => performance.getEntriesByName(name)[0]!.duration;
		return { screen: of('screen'), all: of('all') };
	});
}

/** In the page: from the tap to the first frame with tiles, and to the first with all. */
function markTiles(wanted: number): void {
	for (const name of ['screen', 'all']) performance.clearMeasures(name);
	let tapped = 0;
	let isEmpty = true;
	document.addEventListener('click', () => (tapped = performance.now()), {
		capture: true,
		once: true
	});
	const measure = (name: string) =>
		requestAnimationFrame(() =>
			setTimeout(() => performance.measure(name, { start: tapped, end: performance.now() }))
		);
	const seen = new MutationObserver(() => {
		const stand = document.querySelectorAll('#main li > button').length;
		if (stand > 0 && isEmpty) {
			isEmpty = false;
			measure('screen');
		}
		if (stand < wanted) return;
		seen.disconnect();
		measure('all');
	});
	seen.observe(document, { childList: true, subtree: true });
}
