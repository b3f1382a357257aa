import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Nothing is wider than a phone of 320 pixels, nor than one of 390 with text twice as large (WCAG 1.4.10, 1.4.4). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	for (const [width, text] of [
		[320, '100%'],
		[390, '200%']
	] as const) {
		await page.setViewportSize({ width, height: 700 });
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
		expect(wide, `${page.url()} at ${width} px with text at ${text}`).toEqual([]);
	}
	await page.evaluate(() => {
		document.documentElement.style.fontSize = '';
	});
}
