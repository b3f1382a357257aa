import type { BrowserContext, Page } from '@playwright/test';

/** Milliseconds from a touch to the first frame with what it changed, and to the end of what saved it. */
export type Tap = { visible: number; saved: number };

/** Before any page is opened: each notes when a transaction that puts something in the queue is over. */
export async function followSaving(context: BrowserContext): Promise<void> {
	await context.addInitScript(markSaved);
}

/** Taps, and waits until the text of that element is another one and what was entered is saved. */
export async function measureTap(
	page: Page,
	selector: string,
	tap: () => Promise<void>
): Promise<Tap> {
	await page.evaluate(markVisible, selector);
	await tap();
	await page.waitForFunction(
		() =>
			performance.getEntriesByName('tap-drawn').length > 0 &&
			performance.getEntriesByName('tap-saved').length > 0
	);
	return page.evaluate(() => {
		const at = (name: string) => performance.getEntriesByName(name)[0]!.startTime;
		const touched = at('tap-touched');
		return { visible: at('tap-drawn') - touched, saved: at('tap-saved') - touched };
	});
}

function markSaved(): void {
	const begin = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (names, mode, options) {
		const transaction = begin.call(this, names, mode, options);
		if (mode === 'readwrite' && transaction.objectStoreNames.contains('queue'))
			transaction.addEventListener('complete', () => performance.mark('tap-saved'));
		return transaction;
	};
}

function markVisible(selector: string): void {
	for (const name of ['tap-touched', 'tap-drawn', 'tap-saved']) performance.clearMarks(name);
	const before = document.querySelector(selector)!.textContent;
	document.addEventListener('pointerdown', () => performance.mark('tap-touched'), {
		capture: true,
		once: true
	});
	const seen = new MutationObserver(() => {
		if (document.querySelector(selector)!.textContent === before) return;
		seen.disconnect();
		requestAnimationFrame(() => setTimeout(() => performance.mark('tap-drawn')));
	});
	seen.observe(document, { childList: true, subtree: true, characterData: true });
}
