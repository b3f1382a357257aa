import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Of a line; a little after midnight it was yesterday. */
export const RECEIVED = /Ontvangen door RCVS (gisteren )?\d{2}:\d{2}/;

/** What a manager does and sees on the day page. */
export function dayPage(page: Page) {
	const recent = page.getByRole('region', { name: 'Laatst doorgegeven' });

	async function enter(action: 'Aankomst' | 'Vertrek' | 'Telling', n: number): Promise<void> {
		await page.getByRole('button', { name: action, exact: true }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('textbox', { name: 'Mensen' }).fill(String(n));
		await dialog.getByRole('button', { name: 'Opslaan' }).click();
		await expect(dialog).toBeHidden();
	}

	return {
		arrive: (n: number) => enter('Aankomst', n),
		depart: (n: number) => enter('Vertrek', n),
		count: (n: number) => enter('Telling', n),
		confirm: () => page.getByRole('button', { name: 'Klopt nog', exact: true }).click(),
		/** The line of the ledger, of which the number follows a minus. */
		occupied: (n: number) =>
			expect(page.getByRole('row', { name: /^Bezet/ }).getByRole('cell')).toHaveText(
				new RegExp(`\\s${n}$`)
			),
		/** Newest first. */
		lines: recent.getByRole('listitem'),
		recent
	};
}
