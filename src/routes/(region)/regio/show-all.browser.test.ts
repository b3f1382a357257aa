import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { DEFAULT_CHOICE } from '$lib/domain/board/board-choice.ts';
import type { PreviewRow } from '$lib/domain/import/import-plan.ts';
import BoardFilters from './BoardFilters.svelte';
import PreviewTable from './importeren/PreviewTable.svelte';

const lineOf = (line: number): PreviewRow => ({
	line,
	status: 'same',
	name: `Locatie ${line}`,
	municipality: null,
	locationId: null,
	figures: null,
	observedAt: null,
	problems: [],
	changes: []
});

test('showing all lines puts the focus on the first that was not there yet', async () => {
	const rows = Array.from({ length: 130 }, (_, index) => lineOf(index + 1));
	const screen = await render(PreviewTable, { rows, nameOf: (code: string) => code, now: 0 });
	const button = screen.getByRole('button', { name: 'Alle 130 regels tonen' });
	await button.click();
	await expect.element(button).not.toBeInTheDocument();
	await expect.element(screen.getByRole('row', { name: /Locatie 101 / })).toHaveFocus();
});

test('clearing the filters keeps the focus at the filters', async () => {
	const common = { regions: [], unknown: 0, isNarrow: false };
	const onchange = vi.fn();
	const choice = { ...DEFAULT_CHOICE, atLeast: 4 };
	const screen = await render(BoardFilters, { ...common, choice, onchange });
	await screen.getByRole('button', { name: 'Alle filters weg' }).click();
	expect(onchange).toHaveBeenCalledExactlyOnceWith(DEFAULT_CHOICE);
	await screen.rerender({ ...common, choice: DEFAULT_CHOICE, onchange });
	await expect.element(screen.getByLabelText('Zoeken en filteren')).toHaveFocus();
});
