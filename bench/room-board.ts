import type { Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice } from '../tests/support/e2e/device.ts';
import { signIn } from '../tests/support/e2e/sign-in.ts';
import { tapOn } from './in-page.ts';
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
	const opened = on.evaluate(timeTiles, ROOMS);
	await tapOn(on, on.getByRole('link', { name: 'Kamers', exact: true }));
	return opened;
}

/** In the page: from the tap to the first frame with tiles, and to the first with all. */
async function timeTiles(wanted: number): Promise<{ screen: number; all: number }> {
	let tapped = 0;
	document.addEventListener('click', () => (tapped = performance.now()), {
		capture: true,
		once: true
	});
	const drawn = (enough: number) =>
		new Promise<number>((resolve) => {
			const seen = new MutationObserver(() => {
				if (document.querySelectorAll('#main li > button').length < enough) return;
				seen.disconnect();
				// Right after the frame, before what the page put off until then.
				const now = { priority: 'user-blocking' } as const;
				requestAnimationFrame(
					() => void scheduler.postTask(() => resolve(performance.now() - tapped), now)
				);
			});
			seen.observe(document, { childList: true, subtree: true });
		});
	const [screen, all] = await Promise.all([drawn(1), drawn(wanted)]);
	return { screen, all };
}
