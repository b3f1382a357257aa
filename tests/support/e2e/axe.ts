import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Theme, THEMES } from './pages.ts';
import { expect } from './test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Nothing that a machine can find against WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(
	page: Page,
	themes: readonly Theme[] = THEMES
): Promise<void> {
	for (const colorScheme of themes) {
		await page.emulateMedia({ colorScheme });
		// In the page itself: there are no frames, and a second window would take the focus.
		const { violations } = await new AxeBuilder({ page })
			.setLegacyMode()
			.options({ resultTypes: ['violations'] })
			.withTags(TAGS)
			.analyze();
		const found = violations.map(({ id, nodes }) => ({
			id,
			where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`)
		}));
		expect(found, `${page.url()} in ${colorScheme}`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: null });
}
