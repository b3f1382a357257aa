import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Nothing that a machine can find against WCAG 2.2 AA on the page as it stands, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
		const found = violations.map(({ id, nodes }) => ({
			id,
			where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`)
		}));
		expect(found, `${page.url()} in ${colorScheme}`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: null });
}
