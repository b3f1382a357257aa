import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** The page as it stands is no wider than its window; what is wide scrolls by itself. */
export async function expectNothingWider(page: Page, text = '100%'): Promise<void> {
	const wide = await page.evaluate((fontSize) => {
		// Of the user's choosing, as a browser's own setting is: rem follows it.
		document.documentElement.style.fontSize =
			fontSize === '100%' ? '' : `calc(${fontSize} * 1.0625)`;
		const edge = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= edge) return [];
		return [...document.querySelectorAll('main *, header *')]
			.filter((element) => element.getBoundingClientRect().right > edge + 1)
			.map((element) => `${element.tagName}.${element.className}`);
	}, text);
	const { width } = page.viewportSize()!;
	expect(wide, `${page.url()} at ${width} px with text at ${text}`).toEqual([]);
}

/** Nothing is wider than a phone of 320 pixels, nor than one of 390 with text twice as large (WCAG 1.4.10, 1.4.4). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	for (const [width, text] of [
		[320, '100%'],
		[390, '200%']
	] as const) {
		await page.setViewportSize({ width, height: 700 });
		await expectNothingWider(page, text);
	}
	await page.evaluate(() => {
		document.documentElement.style.fontSize = '';
	});
}
