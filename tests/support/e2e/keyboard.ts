import type { Page } from '@playwright/test';
import { expect } from './test.ts';

const MOST_STOPS = 60;

/** Tabs on until the focus stands on a control with this name, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
	const passed: string[] = [];
	for (let stop = 0; stop < MOST_STOPS; stop++) {
		await page.keyboard.press('Tab');
		const focused = page.locator(':focus');
		if ((await focused.count()) === 0) continue;
		const found = await focused.evaluate((element) => {
			const label = element.getAttribute('aria-label') ?? '';
			const labels = (element as HTMLInputElement).labels;
			const text = element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
			return [label, labels?.[0]?.textContent?.trim() ?? '', text];
		});
		if (found.some((one) => (typeof name === 'string' ? one === name : name.test(one)))) {
			await expect(focused).toBeInViewport();
			return;
		}
		passed.push(found.filter(Boolean)[0] ?? '?');
	}
	throw new Error(`no ${String(name)} among ${passed.join(' | ')}`);
}
