import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../scripts/browser.ts';
import { createDemoServer, DEMO_PASSWORD, seedExample } from '../tests/support/e2e/demo-server.ts';
import { FIGURE_ID } from '../src/routes/day/figure-id.ts';
import { spread } from './spread.ts';

/**
 * From opening the browser's page to figures on the day page, with the server dead and the processor slowed 4x;
 * the browser is started anew for each run. Prints one JSON line.
 */
const RUNS = 7;
const SLOWER = 4;

const example = await seedExample();
const server = await createDemoServer(example);
await server.start();
const profile = mkdtempSync(join(tmpdir(), 'opvangbord-cold-'));
const dayPage = await install();
await server.kill();
const times: number[] = [];
for (let run = 0; run < RUNS; run++) times.push(await startCold());
console.log(JSON.stringify({ coldStartMs: spread(times), slower: SLOWER }));
await server.remove();
for (const folder of [profile, example]) rmSync(folder, { recursive: true, force: true });

async function install(): Promise<string> {
	const context = await open();
	const page = context.pages()[0]!;
	await page.goto('/aanmelden');
	await page.getByLabel('E-mailadres').fill('manager@opvangbord.example');
	await page.getByLabel('Wachtwoord').first().fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).first().click();
	await figuresStand(page);
	await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
	const { pathname } = new URL(page.url());
	await context.close();
	return pathname;
}

async function startCold(): Promise<number> {
	const context = await open();
	const page = context.pages()[0]!;
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	await page.addInitScript(markFigures, FIGURE_ID);
	await page.goto(dayPage, { waitUntil: 'commit' });
	const ms = await page.evaluate(
		() => (globalThis as typeof globalThis & { figures: Promise<number> }).figures
	);
	await context.close();
	return ms;
}

/** In the page: keeps when the first frame after the figures stand is drawn; nothing asks for it meanwhile. */
function markFigures(id: string): void {
	const { promise, resolve } = Promise.withResolvers<number>();
	Object.assign(globalThis, { figures: promise });
	const seen = new MutationObserver(() => {
		if (!document.getElementById(id)) return;
		seen.disconnect();
		requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
	});
	seen.observe(document, { childList: true, subtree: true });
}

async function figuresStand(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Klopt nog' }).waitFor();
}

function open() {
	return chromium.launchPersistentContext(profile, {
		...launchOptions(),
		baseURL: server.url,
		locale: 'nl-NL',
		timezoneId: 'Europe/Amsterdam',
		viewport: { width: 810, height: 1080 }
	});
}
