import type { Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice } from '../tests/support/e2e/device.ts';
import { signIn } from '../tests/support/e2e/sign-in.ts';
import { addEntries } from './history-data.ts';
import { tapOn } from './in-page.ts';
import { spread } from './spread.ts';

/**
 * The history of a location with 1,000 and with 10,000 entries on the device, with the processor slowed 4x: from the
 * tap on "Geschiedenis" to its figures in a frame. Prints one JSON line each.
 */
const ENTRIES = [1_000, 10_000];
const RUNS = 7;
const SLOWER = 4;
const PLACE = 'Vakantiepark De Esch';
/** As it is known now, of the day that is shown. */
const OCCUPIED = '.choose ~ * tbody tr:nth-child(2) td:last-child';

for (const entries of ENTRIES) {
	const example = await seedExample();
	await addEntries(example, PLACE, entries);
	const opens = await measure(example);
	console.log(JSON.stringify({ history: entries, openMs: spread(opens), slower: SLOWER }));
	rmSync(example, { recursive: true, force: true });
}

async function measure(example: string): Promise<number[]> {
	const server = await createDemoServer(example);
	await server.start();
	const device = await createDevice(server.url);
	const { page } = device;
	await signIn(device, 'manager');
	await page.getByRole('link', { name: PLACE }).first().click();
	await page.getByRole('button', { name: 'Aankomst', exact: true }).waitFor();
	await openHistory(page);
	const session = await device.context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	const opens: number[] = [];
	for (let run = 0; run < RUNS; run++) opens.push(await openHistory(page));
	await device.remove();
	await server.remove();
	return opens;
}

async function openHistory(page: Page): Promise<number> {
	await page.getByRole('link', { name: 'Vandaag', exact: true }).click();
	await page.getByRole('button', { name: 'Aankomst', exact: true }).waitFor();
	const opened = page.evaluate(timeFigures, OCCUPIED);
	await tapOn(page, page.getByRole('link', { name: 'Geschiedenis', exact: true }));
	return opened;
}

/** In the page: from the tap to the first frame with figures. */
function timeFigures(selector: string): Promise<number> {
	let tapped = 0;
	document.addEventListener('click', () => (tapped = performance.now()), {
		capture: true,
		once: true
	});
	return new Promise((resolve) => {
		const seen = new MutationObserver(() => {
			if (!/\d/.test(document.querySelector(selector)?.textContent ?? '')) return;
			seen.disconnect();
			requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - tapped)));
		});
		seen.observe(document, { childList: true, subtree: true });
	});
}
