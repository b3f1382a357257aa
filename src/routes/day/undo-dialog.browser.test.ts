import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { clientDouble } from '../client-double.ts';
import UndoDialog from './UndoDialog.svelte';
import { entryDouble, unitDouble, viewDouble } from './view-double.ts';

test.each([
	['units' as const, /De kamers \(1\) gaan van het scherm/],
	['site' as const, /Wat sindsdien voor de hele locatie is geteld/]
])('a switch to %s says before it is taken back what goes with it (D5)', async (detail, said) => {
	const view = viewDouble({ detail, units: [unitDouble('hut1')] });
	const entry = entryDouble({ entry: { kind: 'setDetail', detail } });
	const does = { onclose: vi.fn(), onundo: vi.fn(async () => true), oncorrect: vi.fn() };
	const props = { client: clientDouble({}), view, entry, refusal: undefined, ...does };
	const screen = await render(UndoDialog, props);
	await expect.element(screen.getByText(said)).toBeVisible();
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(does.onundo).toHaveBeenCalledExactlyOnceWith(entry.id, undefined);
});
