import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** A board of forty rooms has a stop for each, and focus comes back to where it was by going round. */
const MOST_STOPS = 90;

/** What somebody hears of a control. */
export type Role = 'button' | 'combobox' | 'link' | 'radio' | 'searchbox' | 'textbox';

/**
 * Tabs on until the focus stands on what a screen reader calls by this role and name, as somebody without a mouse or
 * without sight does.
 */
export async function tabTo(page: Page, role: Role, name: string | RegExp): Promise<void> {
	const focused = page.locator(':focus');
	const wanted = focused.and(page.getByRole(role, { name, exact: true }));
	const passed: string[] = [];
	for (let stop = 0; stop < MOST_STOPS; stop++) {
		await page.keyboard.press('Tab');
		if ((await wanted.count()) > 0) return expect(wanted).toBeInViewport();
		if ((await focused.count()) > 0) passed.push(await focused.ariaSnapshot());
	}
	throw new Error(`no ${role} ${String(name)} among ${passed.join(' | ')}`);
}

/** As `tabTo`, and Enter. */
export async function pressByKeys(page: Page, role: Role, name: string | RegExp): Promise<void> {
	await tabTo(page, role, name);
	await page.keyboard.press('Enter');
}
