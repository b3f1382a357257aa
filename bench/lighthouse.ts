import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BrowserContext, chromium } from '@playwright/test';
import { launchOptions } from '../scripts/browser.ts';
import { installFolder } from '../scripts/install-folder.ts';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { fillSignIn } from '../tests/support/e2e/sign-in.ts';
import { freePort } from '../tests/support/free-ports.ts';
import { spread } from './spread.ts';

/**
 * Lighthouse, mobile preset, on the page where one signs in and on the day page of somebody who has; three looks at
 * each. Prints and keeps one JSON line a page.
 */
const RUNS = 3;
const LONGEST_MS = 180_000;
const FOLDER = fileURLToPath(new URL('./lighthouse/', import.meta.url));
const RESULTS = fileURLToPath(new URL('./results/lighthouse.jsonl', import.meta.url));

type Look = {
	performance: number;
	accessibility: number;
	'best-practices': number;
	failed: string[];
};

installFolder(FOLDER);
const example = await seedExample();
const server = await createDemoServer(example);
await server.start();
const profile = mkdtempSync(join(tmpdir(), 'opvangbord-lighthouse-'));
const port = await freePort();
const context = await openBrowser();
const lines = [await measure('sign-in', `${server.url}/aanmelden`)];
lines.push(await measure('day page', await openDayPage(context)));
writeFileSync(RESULTS, `${lines.join('\n')}\n`);
await context.close();
await server.remove();
for (const folder of [profile, example]) rmSync(folder, { recursive: true, force: true });

async function measure(page: string, url: string): Promise<string> {
	const looks: Look[] = [];
	for (let run = 0; run < RUNS; run++) looks.push(await look(url));
	const median = (of: (look: Look) => number) => spread(looks.map(of)).p50;
	const line = JSON.stringify({
		page,
		performance: median((look) => look.performance),
		accessibility: median((look) => look.accessibility),
		bestPractices: median((look) => look['best-practices']),
		failed: [...new Set(looks.flatMap(({ failed }) => failed))]
	});
	console.log(line);
	return line;
}

async function look(url: string): Promise<Look> {
	const script = join(FOLDER, 'run-lighthouse.mjs');
	const { stdout } = await promisify(execFile)(process.execPath, [script, String(port), url], {
		timeout: LONGEST_MS
	});
	return JSON.parse(stdout.trim().split('\n').at(-1)!) as Look;
}

async function openDayPage(browser: BrowserContext): Promise<string> {
	const page = browser.pages()[0]!;
	await page.goto('/aanmelden');
	await fillSignIn({ page }, 'manager');
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).first().click();
	await page.waitForURL(/\/locaties\/.+/);
	return page.url();
}

async function openBrowser(): Promise<BrowserContext> {
	const { args, ...options } = launchOptions();
	return chromium.launchPersistentContext(profile, {
		...options,
		args: [...args, `--remote-debugging-port=${port}`],
		baseURL: server.url
	});
}
