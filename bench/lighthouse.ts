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
import { PAGES, pathOf } from '../tests/support/e2e/pages.ts';
import { type DemoName, fillSignIn } from '../tests/support/e2e/sign-in.ts';
import { freePort } from '../tests/support/free-ports.ts';
import { spread } from './spread.ts';

/**
 * Lighthouse, mobile preset, on one page of every kind: three looks at those with an aim for performance, one at the
 * others, without it. Prints and keeps one JSON line a page. `npm run lighthouse -- rooms history` only prints those two.
 */
const RUNS = 3;
const TIMED = ['sign-in', 'day-page'];
/** Somebody else signs in where the next page is another's. */
const KINDS = [
	...['sign-in', 'day-page', 'rooms', 'history', 'details', 'count-sheet', 'questions'],
	...['glossary', 'reminders', 'to-check', 'persons', 'diagnosis', 'install', 'accessibility'],
	...['municipality', 'region-board', 'region-site', 'import']
];
const LONGEST_MS = 180_000;
const FOLDER = fileURLToPath(new URL('./lighthouse/', import.meta.url));
const RESULTS = fileURLToPath(new URL('./results/lighthouse.jsonl', import.meta.url));

type Look = {
	performance?: number;
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
const asked = process.argv.slice(2);
const lines: string[] = [];
let signedIn: DemoName | null = null;
for (const kind of KINDS.filter((name) => asked.length === 0 || asked.includes(name))) {
	const page = PAGES.find(({ name }) => name === kind)!;
	if (page.as && page.as !== signedIn) await signIn(page.as);
	signedIn = page.as;
	lines.push(await measure(kind, `${server.url}${pathOf(page, server.dataDir)}`));
}
if (asked.length === 0) writeFileSync(RESULTS, `${lines.join('\n')}\n`);
await context.close();
await server.remove();
for (const folder of [profile, example]) rmSync(folder, { recursive: true, force: true });

async function measure(page: string, url: string): Promise<string> {
	const looks: Look[] = [];
	const isTimed = TIMED.includes(page);
	for (let run = 0; run < (isTimed ? RUNS : 1); run++) looks.push(await look(url, isTimed));
	const median = (of: (look: Look) => number) => spread(looks.map(of)).p50;
	const line = JSON.stringify({
		page,
		...(isTimed && { performance: median((look) => look.performance!) }),
		accessibility: median((look) => look.accessibility),
		bestPractices: median((look) => look['best-practices']),
		failed: [...new Set(looks.flatMap(({ failed }) => failed))]
	});
	console.log(line);
	return line;
}

async function look(url: string, isTimed: boolean): Promise<Look> {
	const script = join(FOLDER, 'run-lighthouse.mjs');
	const categories = [...(isTimed ? ['performance'] : []), 'accessibility', 'best-practices'];
	const command = [script, String(port), url, ...categories];
	const { stdout } = await promisify(execFile)(process.execPath, command, { timeout: LONGEST_MS });
	return JSON.parse(stdout.trim().split('\n').at(-1)!) as Look;
}

async function signIn(name: DemoName): Promise<void> {
	const page = context.pages()[0]!;
	await page.goto('/aanmelden');
	await fillSignIn({ page }, name);
}

async function openBrowser(): Promise<BrowserContext> {
	const { args, ...options } = launchOptions();
	return chromium.launchPersistentContext(profile, {
		...options,
		args: [...args, `--remote-debugging-port=${port}`],
		baseURL: server.url
	});
}
