import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { launchOptions } from './browser.ts';

type Icon = { name: string; pixels: number; fullBleed: boolean };

/** Full bleed where the system cuts the corners itself. */
const ICONS: Icon[] = [
	{ name: 'icon-192', pixels: 192, fullBleed: false },
	{ name: 'icon-512', pixels: 512, fullBleed: false },
	{ name: 'icon-maskable-512', pixels: 512, fullBleed: true },
	{ name: 'apple-touch-icon', pixels: 180, fullBleed: true }
];

/** Draws the bitmaps in static/ from static/icon.svg. */
const svg = readFileSync('static/icon.svg', 'utf8');
const browser = await chromium.launch(launchOptions());
for (const icon of ICONS) await draw(browser, icon);
await browser.close();

async function draw(browser: Browser, { name, pixels, fullBleed }: Icon): Promise<void> {
	const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
	const picture = fullBleed ? svg.replace(/ rx="96"/, '') : svg;
	await page.setContent(`<style>body{margin:0}svg{display:block}</style>${picture}`);
	await page.screenshot({ path: `static/${name}.png`, omitBackground: true });
	await page.close();
}
