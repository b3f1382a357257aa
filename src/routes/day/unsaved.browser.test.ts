import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { clientDouble, liveDouble } from '../client-double.ts';
import EntryDialog from './EntryDialog.svelte';
import type { FormKind, OpenForm } from './form-kind.ts';
import UndoDialog from './UndoDialog.svelte';
import { entryDouble, figuresDouble, unitDouble, viewDouble } from './view-double.ts';

const { asked } = vi.hoisted(() => ({ asked: [] as ((navigation: object) => void)[] }));
vi.mock('$app/navigation', () => ({
	goto: vi.fn(),
	beforeNavigate: (ask: (navigation: object) => void) => asked.push(ask)
}));

/** Whether the form would keep the person from leaving the page. */
function isKept(): boolean {
	const cancel = vi.fn();
	for (const ask of asked) ask({ to: null, willUnload: false, cancel });
	return cancel.mock.calls.length > 0;
}

async function open(form: OpenForm, view = viewDouble()) {
	asked.splice(0);
	const views = { entry: liveDouble(entryDouble()).query };
	const props = { client: clientDouble({ views }), refusal: undefined, onsave: vi.fn() };
	const onclose = vi.fn();
	const screen = await render(EntryDialog, { ...props, view, form, onclose });
	const dialog = screen.getByRole('dialog').first();
	const ask = screen.getByRole('dialog', { name: 'Nog niet opgeslagen' });
	const rerender = (next: typeof view) => screen.rerender({ ...props, view: next, form, onclose });
	return { screen, dialog, ask, onclose, rerender };
}

const KINDS: FormKind[] = ['arrive', 'depart', 'recount', 'move', 'out', 'lost', 'beds'];
const house = viewDouble({
	detail: 'units',
	rest: 2,
	units: [unitDouble('Hut 1'), unitDouble('Hut 2')]
});

test.each(KINDS)('a form in which nothing was filled in closes at once: %s', async (kind) => {
	const { ask, onclose } = await open({ kind });
	expect(isKept()).toBe(false);
	await userEvent.keyboard('{Escape}');
	expect(onclose).toHaveBeenCalledOnce();
	await expect.element(ask).not.toBeInTheDocument();
});

test.each(KINDS)('a number that was changed is not lost without a word: %s', async (kind) => {
	const { screen, dialog, ask, onclose } = await open({ kind });
	await dialog
		.getByRole('button', { name: /: 1 erbij$/ })
		.first()
		.click();
	expect(isKept()).toBe(true);
	await userEvent.keyboard('{Escape}');
	await expect.element(ask).toBeVisible();
	expect(onclose).not.toHaveBeenCalled();
	await screen.getByRole('button', { name: 'Hier blijven' }).click();
	await dialog.getByRole('button', { name: 'Sluiten' }).click();
	await screen.getByRole('button', { name: 'Weggaan zonder op te slaan' }).click();
	expect(onclose).toHaveBeenCalledOnce();
});

test.each(KINDS)('a moment that was chosen is not lost without a word: %s', async (kind) => {
	const { dialog, ask, onclose } = await open({ kind });
	await dialog.getByRole('radio', { name: 'Eerder' }).click();
	await userEvent.keyboard('{Escape}');
	await expect.element(ask).toBeVisible();
	expect(onclose).not.toHaveBeenCalled();
});

test.each(KINDS)('a room that was chosen is not lost without a word: %s', async (kind) => {
	const { dialog } = await open({ kind }, house);
	expect(isKept()).toBe(false);
	await dialog.getByRole('combobox').last().selectOptions('Hut 2');
	expect(isKept()).toBe(true);
});

test.each(KINDS)('what arrives meanwhile is nothing that somebody filled in: %s', async (kind) => {
	const { rerender } = await open({ kind });
	await rerender(viewDouble({ figures: figuresDouble({ occupied: 90, realised: 120 }) }));
	expect(isKept()).toBe(false);
});

test('the reason of an undo is not lost without a word, and stands there no more when it was left', async () => {
	const props = { client: clientDouble({}), view: viewDouble(), refusal: undefined };
	const entry = entryDouble();
	const onclose = vi.fn(() => void screen.rerender({ ...props, entry: undefined, ...does }));
	const does = { onclose, onundo: vi.fn(), oncorrect: vi.fn() };
	const screen = await render(UndoDialog, { ...props, entry, ...does });
	const why = screen.getByLabelText('Waarom?');
	await why.fill('dubbel');
	await userEvent.keyboard('{Escape}');
	await screen.getByRole('button', { name: 'Hier blijven' }).click();
	await expect.element(why).toHaveValue('dubbel');
	expect(onclose).not.toHaveBeenCalled();
	await userEvent.keyboard('{Escape}');
	await screen.getByRole('button', { name: 'Weggaan zonder op te slaan' }).click();
	expect(onclose).toHaveBeenCalledOnce();
	await screen.rerender({ ...props, entry, ...does });
	await expect.element(why).toHaveValue('');
});
