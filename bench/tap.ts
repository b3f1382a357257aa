import type { Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice, type Device } from '../tests/support/e2e/device.ts';
import { signIn } from '../tests/support/e2e/sign-in.ts';
import { FIGURE_ID } from '../src/routes/day/figure-id.ts';
import { followSaving, measureTap, type Tap } from './in-page.ts';
import { spread } from './spread.ts';

/**
 * From the tap on "Opslaan" to the new number in a frame, and to the end of the transaction that saved it, with the
 * processor slowed 4x and without a server: nobody waits for one. Prints one JSON line.
 */
const RUNS = 21;
const SLOWER = 4;

const example = await seedExample();
const server = await createDemoServer(example);
await server.start();
const device = await createDevice(server.url);
await followSaving(device.context);
await openDay(device);
await server.kill();
const session = await device.context.newCDPSession(device.page);
await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
const taps: Tap[] = [];
for (let run = 0; run < RUNS; run++)
	taps.push(await enter(device.page, run % 2 === 0 ? 'Aankomst' : 'Vertrek'));
console.log(
	JSON.stringify({
		tapMs: {
			visible: spread(taps.map(({ visible }) => visible)),
			saved: spread(taps.map(({ saved }) => saved)),
			both: spread(taps.map(({ visible, saved }) => Math.max(visible, saved)))
		},
		slower: SLOWER
	})
);
await device.remove();
await server.remove();
rmSync(example, { recursive: true, force: true });

async function openDay(on: Device): Promise<void> {
	await signIn(on, 'manager');
	await on.page.getByRole('link', { name: 'Vakantiepark De Esch' }).first().click();
	await on.page.getByRole('button', { name: 'Aankomst', exact: true }).waitFor();
	await on.waitUntilInstalled();
}

async function enter(page: Page, action: 'Aankomst' | 'Vertrek'): Promise<Tap> {
	await page.getByRole('button', { name: action, exact: true }).click();
	const dialog = page.getByRole('dialog');
	const save = dialog.getByRole('button', { name: 'Opslaan' });
	await save.waitFor();
	const tap = await measureTap(page, `#${FIGURE_ID}`, save);
	await dialog.waitFor({ state: 'hidden' });
	return tap;
}
