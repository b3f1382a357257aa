import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { DATED_SHEETS } from '$lib/domain/import/dated-sheets.ts';
import { NO_HINTS } from './sheet-hints.ts';
import SheetForm from './SheetForm.svelte';

async function show(sheets: string[], left: string[] = []) {
	const onsheet = vi.fn();
	const props = { hints: NO_HINTS, sheets, sheet: sheets[0], left, onhint: vi.fn(), onsheet };
	return { screen: await render(SheetForm, props), onsheet };
}

test('a workbook with a sheet a day can be read as a whole', async () => {
	const { screen, onsheet } = await show(['20-11-2026', '21-11-2026', 'Uitleg']);
	await screen.getByLabelText('Tabblad').selectOptions('Alle 2 tabbladen met een datum');
	expect(onsheet).toHaveBeenCalledExactlyOnceWith(DATED_SHEETS);
});

test('of sheets without days one is chosen', async () => {
	const { screen } = await show(['Locaties', 'Uitleg']);
	await expect.element(screen.getByRole('option', { name: 'Uitleg' })).toBeInTheDocument();
	expect(screen.getByRole('option', { name: /^Alle/ }).elements()).toHaveLength(0);
});

test('a sheet that was passed over is named', async () => {
	const { screen } = await show(['20-11-2026', '21-11-2026', 'Uitleg'], ['Uitleg']);
	await expect.element(screen.getByText(/^Niet meegelezen: Uitleg\./)).toBeVisible();
});
