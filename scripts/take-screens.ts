import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice } from '../tests/support/e2e/device.ts';
import {
	type PageCase,
	PAGES,
	pathOf,
	type Size,
	SIZES,
	type Theme,
	THEMES
} from '../tests/support/e2e/pages.ts';
import { signIn } from '../tests/support/e2e/sign-in.ts';

/**
 * Pictures of the pages as the demo shows them: the few that are kept into `docs/screens`, or with `--all` every page at
 * every size in both themes into `screens`, which git does not hold, to be looked at one by one. `--all history rooms`
 * takes those two only.
 */
const KEPT = [
	'day-page-tablet-light',
	'count-phone-light',
	'region-board-desktop-light',
	'region-board-desktop-dark',
	'rooms-tablet-light',
	'history-tablet-dark',
	'install-phone-light'
];

const [all, ...names] = process.argv.slice(2);
const isAll = all === '--all';
const folder = isAll ? 'screens' : 'docs/screens';
mkdirSync(folder, { recursive: true });
const example = await seedExample();
const server = await createDemoServer(example);
await server.start();
for (const size of Object.keys(SIZES) as Size[])
	for (const theme of THEMES) await takeAll(size, theme);
await server.remove();
await rm(example, { recursive: true });

async function takeAll(size: Size, colorScheme: Theme): Promise<void> {
	const nameOf = (shown: PageCase) => `${shown.name}-${size}-${colorScheme}`;
	const isWanted = (shown: PageCase) =>
		isAll ? names.length === 0 || names.includes(shown.name) : KEPT.includes(nameOf(shown));
	for (const [as, pages] of Map.groupBy(PAGES.filter(isWanted), (shown) => shown.as)) {
		const device = await createDevice(server.url, { viewport: SIZES[size], colorScheme });
		if (as) await signIn(device, as);
		for (const shown of pages) {
			await device.open(pathOf(shown, server.dataDir));
			await device.page.getByRole('heading', { level: 1 }).first().waitFor();
			await shown.open?.(device.page);
			await device.page.waitForLoadState('networkidle');
			await device.page.screenshot({ path: `${folder}/${nameOf(shown)}.png`, fullPage: isAll });
		}
		await device.remove();
	}
}
