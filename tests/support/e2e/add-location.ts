import type { Page } from '@playwright/test';

/** Fills in the open dialog "Locatie toevoegen" with Hostel Het Spoor in Zwolle, and stores it. */
export async function addHostel(page: Page): Promise<void> {
	const dialog = page.getByRole('dialog');
	for (const [label, value] of [
		['Naam', 'Hostel Het Spoor'],
		['Straat', 'Spoorstraat'],
		['Huisnummer', '7'],
		['Postcode', '8011aa'],
		['Plaats', 'Zwolle']
	] as const)
		await dialog.getByLabel(label, { exact: true }).fill(value);
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
}
