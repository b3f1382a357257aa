import type { Page } from '@playwright/test';
import { expect } from './test.ts';

type Heard = { heard?: string[] };

/** From now on what a screen reader says by itself is kept, until the page is loaded anew. */
export async function listen(page: Page): Promise<void> {
	await page.evaluate(keepWhatIsSaid);
}

/** Somebody who does not see the page has been told so since `listen`. */
export async function expectHeard(page: Page, text: string | RegExp): Promise<void> {
	await expect
		.poll(() => page.evaluate(() => (globalThis as Heard).heard?.join('\n')))
		.toEqual(
			typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text)
		);
}

/**
 * Runs in the page. Once a frame, as a browser tells assistive technology: of a live region that was there a frame
 * before, and not behind a dialog, the new text is said; an alert is also said when it appears with its text.
 */
function keepWhatIsSaid(): void {
	const REGIONS = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
	const heard: string[] = [];
	(globalThis as Heard).heard = heard;
	let before = new Map<Element, string>();
	hear();

	function hear(): void {
		const now = textsOfRegions();
		for (const [region, text] of now) {
			const isKnown = before.has(region) || region.matches('[role="alert"]');
			if (isKnown && text && text !== before.get(region)) heard.push(text);
		}
		before = now;
		requestAnimationFrame(hear);
	}

	function textsOfRegions(): Map<Element, string> {
		const modal = document.querySelector('dialog:modal');
		const reached = [...(modal ?? document).querySelectorAll<HTMLElement>(REGIONS)];
		const shown = reached.filter((region) => region.checkVisibility({ visibilityProperty: true }));
		return new Map(shown.map((region) => [region, textOf(region)]));
	}

	function textOf(region: HTMLElement): string {
		const walk = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
		const texts: string[] = [];
		for (let text = walk.nextNode(); text; text = walk.nextNode())
			if (!text.parentElement!.closest('[aria-hidden="true"]')) texts.push(text.textContent!);
		return texts.join('').replace(/\s+/g, ' ').trim();
	}
}
