import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** Numbers as the board names them, in the Dutch way of writing: `2.025`. */
export type Totals = Partial<
	Record<'Bedden' | 'Bezet' | 'Buiten gebruik' | 'Snijverlies' | 'Te veel' | 'Plekken vrij', string>
>;

/** What an RCVS sees and does on the region's board. */
export function boardPage(page: Page) {
	const table = page.getByRole('table', { name: 'Locaties' });

	/** Each number is a button that opens its sum. */
	async function totals(expected: Totals): Promise<void> {
		for (const [part, n] of Object.entries(expected)) {
			const name = part === 'Bedden' ? `${n} bedden (Som openen)` : `${part} ${n} (Som openen)`;
			await expect(page.getByRole('button', { name }), `${part} is ${n}`).toBeVisible();
		}
	}

	async function openSum(part: string): Promise<Locator> {
		await page
			.getByRole('button', { name: new RegExp(`^${part} [\\d.]+ \\(Som openen\\)$`) })
			.click();
		return page.getByRole('dialog');
	}

	return {
		table,
		totals,
		openSum,
		row: (name: string) =>
			table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) }),
		call: page.getByRole('region', { name: /^Bellen/ })
	};
}
