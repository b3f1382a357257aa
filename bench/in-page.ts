import type { BrowserContext, Locator, Page } from '@playwright/test';

/** Milliseconds from a tap to the first frame with what it changed and no dialog over it, and to the end of what saved it. */
export type Tap = { visible: number; saved: number };

/** Before any page is opened: each notes when a transaction that puts something in the queue is over. */
export async function followSaving(context: BrowserContext): Promise<void> {
	await context.addInitScript(markSaved);
}

/** Taps, and waits until the text of that element is another one and what was entered is saved. */
export async function measureTap(page: Page, selector: string, target: Locator): Promise<Tap> {
	const measured = page.evaluate(timeTap, selector);
	await tapOn(page, target);
	return measured;
}

/**
 * A tap and nothing more: Playwright's own `click` and `waitForFunction` run scripts in the page, the last one in each
 * frame, and on a slowed processor the page would pay for them.
 */
export async function tapOn(page: Page, target: Locator): Promise<void> {
	await target.scrollIntoViewIfNeeded();
	const box = (await target.boundingBox())!;
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

function markSaved(): void {
	const begin = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (names, mode, options) {
		const transaction = begin.call(this, names, mode, options);
		if (mode === 'readwrite' && transaction.objectStoreNames.contains('queue'))
			transaction.addEventListener('complete', () => dispatchEvent(new Event('tap-saved')));
		return transaction;
	};
}

/** In the page: from the moment the finger leaves the glass, as a browser itself counts what a tap takes. */
async function timeTap(selector: string): Promise<{ visible: number; saved: number }> {
	const heard = (name: string) =>
		new Promise<number>((resolve) => {
			addEventListener(name, () => resolve(performance.now()), { capture: true, once: true });
		});
	const text = () => document.querySelector(selector)!.textContent;
	const before = text();
	const isCovered = () =>
		[...document.querySelectorAll('dialog')].some((dialog) => dialog.checkVisibility());
	const drawn = new Promise<number>((resolve) => {
		const seen = new MutationObserver(() => {
			if (text() === before) return;
			seen.disconnect();
			requestAnimationFrame(look);
		});
		/**
		 * After the frame that is being made, and before what the page does once that is drawn: a timer would come after the
		 * page's own. What is behind a dialog is not seen.
		 */
		function look(): void {
			if (isCovered()) return void requestAnimationFrame(look);
			const end = () => resolve(performance.now());
			void scheduler.postTask(end, { priority: 'user-blocking' });
		}
		seen.observe(document, { childList: true, subtree: true, characterData: true });
	});
	const [touched, saved, visible] = await Promise.all([
		heard('pointerup'),
		heard('tap-saved'),
		drawn
	]);
	return { visible: visible - touched, saved: saved - touched };
}
