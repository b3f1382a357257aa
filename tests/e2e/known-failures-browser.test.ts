import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { dayPage, RECEIVED } from '../support/e2e/day-page.ts';
import { createFaultProxy, type FaultProxy } from '../support/e2e/fault-proxy.ts';
import { type OwnBrowser, startOwnBrowser } from '../support/e2e/own-browser.ts';
import { fillSignIn } from '../support/e2e/sign-in.ts';
import { expect, test as base } from '../support/e2e/test.ts';
import { createRandom } from '../support/wire/seeded-random.ts';

type Held = FaultProxy & { hold(path: string | undefined): void };

const test = base.extend<{ tablet: OwnBrowser; line: Held }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is wanted from here
	tablet: async ({}, use) => {
		const tablet = await startOwnBrowser();
		await use(tablet);
		await tablet.remove();
	},
	/** Keeps requests to one path without an answer. */
	line: async ({ server }, use) => {
		let held: string | undefined;
		const proxy = await createFaultProxy(server.url, ({ url }) =>
			url === held ? { is: 'silence' } : { is: 'none' }
		);
		await use({ ...proxy, hold: (path) => void (held = path) });
		await proxy.remove();
	}
});

const PUSH = '/api/sync/push';
const PATIENCE_MS = 100_000;

test('a tab that froze while it was sending keeps nobody from sending, also not what it holds (S19)', async ({
	tablet,
	line
}) => {
	const frozen = await openPlace(tablet.context, line.url);
	const path = frozen.url();
	line.hold(PUSH);
	await dayPage(frozen).arrive(3);
	await expect.poll(() => line.met('silence')).toBeGreaterThan(0);
	await restDatabases(frozen);
	const session = await tablet.context.newCDPSession(frozen);
	await session.send('Page.setWebLifecycleState', { state: 'frozen' });
	line.hold(undefined);

	const other = await tablet.context.newPage();
	await other.goto(path);
	await dayPage(other).occupied(111);
	await dayPage(other).arrive(2);
	const { recent } = dayPage(other);
	const sendNow = () => recent.getByRole('button', { name: 'Nu verzenden' }).click();
	await sendNow();
	await expect(recent.getByRole('status')).toContainText('Een ander venster op dit apparaat');
	// As if it had waited so long: it goes on without the lock.
	await other.evaluate((ms) => {
		const { now } = Date;
		Date.now = () => now() + ms;
	}, PATIENCE_MS);
	await sendNow();
	for (const index of [0, 1]) await expect(dayPage(other).lines.nth(index)).toContainText(RECEIVED);

	await session.send('Page.setWebLifecycleState', { state: 'active' });
	await dayPage(frozen).occupied(113);
	for (const index of [0, 1])
		await expect(dayPage(frozen).lines.nth(index)).toContainText(RECEIVED);
});

/** A browser freezes no tab in the middle of a transaction, which would keep every other from its database. */
async function restDatabases(page: Page): Promise<void> {
	await expect(dayPage(page).lines.first()).toContainText('Wordt verzonden');
	await page.evaluate(async () => {
		await new Promise((resolve) => requestIdleCallback(resolve));
		for (const { name } of await indexedDB.databases()) {
			const opening = indexedDB.open(name!);
			await new Promise((resolve) => (opening.onsuccess = resolve));
			const db = opening.result;
			const all = db.transaction([...db.objectStoreNames], 'readwrite');
			await new Promise((resolve) => (all.oncomplete = resolve));
			db.close();
		}
	});
}

const ENDS: [how: string, end: (tablet: OwnBrowser, page: Page) => Promise<unknown>][] = [
	['page is closed', (_, page) => page.close()],
	['browser is killed', async (tablet) => (await tablet.kill(), tablet.start())]
];

for (const [how, end] of ENDS)
	test(`when the ${how} while somebody enters, all that was shown as saved is there again (S1)`, async ({
		tablet,
		line
	}) => {
		const random = createRandom(20_261_122);
		line.hold(PUSH);
		const path = (await openPlace(tablet.context, line.url)).url();
		// Who is signed in is written down some seconds later than what is entered.
		await tablet.close();
		await tablet.start();
		let page = await reopen(tablet, path);
		let there = 0;
		for (let round = 0; round < 2; round += 1) {
			const saved = enterUntilTheEnd(page, there);
			await expect.poll(saved.count).toBeGreaterThan(there + 1);
			await delay(random.below(300));
			await end(tablet, page);
			await saved.ended;
			page = await reopen(tablet, path);
			there = await countArrivals(page);
			// The last one may have been stored before it could be shown.
			expect([0, 1]).toContain(there - saved.count());
		}
		line.hold(undefined);
		line.cutAll();
		await page.reload();
		await expect(page.getByRole('banner')).not.toContainText('op dit apparaat');
		expect(await countArrivals(page)).toBe(there);
	});

async function openPlace(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${url}/aanmelden`);
	await fillSignIn({ page }, 'manager');
	await page.getByRole('link', { name: 'Vakantiepark De Esch' }).click();
	await dayPage(page).occupied(108);
	return page;
}

async function reopen({ context }: OwnBrowser, path: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(path);
	return page;
}

/** One arrival of one person after the other, until the page is gone. */
function enterUntilTheEnd(page: Page, before: number) {
	let shown = before;
	const entering = (async () => {
		for (;;) {
			await dayPage(page).arrive(1);
			await dayPage(page).occupied(108 + shown + 1);
			shown += 1;
		}
	})();
	// It ends with the page, and only so.
	return { count: () => shown, ended: entering.catch(() => undefined) };
}

async function countArrivals(page: Page): Promise<number> {
	const row = page.getByRole('row', { name: /^Bezet/ }).getByRole('cell');
	await expect(row).toHaveText(/\d/);
	return Number(/\d+$/.exec((await row.innerText()).trim())![0]) - 108;
}
