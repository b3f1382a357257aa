import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import './tokens.css';
import './base.css';
import Dialog from './Dialog.svelte';
import Menu from './Menu.svelte';
import SortHeader from './SortHeader.svelte';
import TileMap from './TileMap.svelte';

const children = createRawSnippet(() => ({ render: () => '<p>Er staat nog iets.</p>' }));

test('a dialog takes the focus and says on Escape that it closes', async () => {
	const onclose = vi.fn();
	const screen = await render(Dialog, { open: true, title: 'Afmelden?', onclose, children });
	await expect.element(screen.getByRole('dialog', { name: 'Afmelden?' })).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
});

test('a dialog opens on its heading, so that Enter does not close it', async () => {
	const onclose = vi.fn();
	const screen = await render(Dialog, { open: true, title: 'Afmelden?', onclose, children });
	await expect.element(screen.getByRole('heading', { name: 'Afmelden?' })).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(onclose).not.toHaveBeenCalled();
});

test('however long a dialog is, its way out covers nothing at its end and lies at its edge', async () => {
	const long = createRawSnippet(() => ({
		render: () => '<div><p class="long">Veel</p><button>Laatste</button></div>'
	}));
	const actions = createRawSnippet(() => ({ render: () => '<button>Opslaan</button>' }));
	const props = { open: true, title: 'Telling', onclose: () => {}, children: long, actions };
	const screen = await render(Dialog, props);
	screen.container.querySelector<HTMLElement>('.long')!.style.height = '2000px';
	const dialog = screen.getByRole('dialog').element();
	dialog.scrollTop = dialog.scrollHeight;
	const save = screen.getByRole('button', { name: 'Opslaan' }).element().parentElement!;
	const last = screen.getByRole('button', { name: 'Laatste' }).element();
	expect(dialog.scrollTop).toBeGreaterThan(0);
	expect(last.getBoundingClientRect().bottom).toBeLessThanOrEqual(save.getBoundingClientRect().top);
	const edge = dialog.getBoundingClientRect().top + dialog.clientTop + dialog.clientHeight;
	expect(save.getBoundingClientRect().bottom).toBeCloseTo(edge, 0);
	dialog.scrollTop = 0;
	expect(save.getBoundingClientRect().bottom).toBeCloseTo(edge, 0);
});

test('a dialog that is not open holds nothing', async () => {
	const props = { title: 'Afmelden?', onclose: () => {}, children };
	const screen = await render(Dialog, { ...props, open: false });
	expect(screen.getByText('Er staat nog iets.').elements()).toHaveLength(0);
	await screen.rerender({ ...props, open: true });
	await expect.element(screen.getByText('Er staat nog iets.')).toBeVisible();
});

test('the menu closes on Escape and gives the focus back', async () => {
	const screen = await render(Menu, { items: [{ href: '/', label: 'Mijn locaties' }] });
	await screen.getByText('Menu').click();
	await expect.element(screen.getByRole('link', { name: 'Mijn locaties' })).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(screen.getByText('Mijn locaties')).not.toBeVisible();
	expect(document.activeElement?.tagName).toBe('SUMMARY');
});

test('a column says how it is sorted and is sorted by its button', async () => {
	const onsort = vi.fn();
	const screen = await render(SortHeader, { label: 'Vrij', sorted: 'descending', onsort });
	await expect
		.element(screen.getByRole('columnheader', { name: 'Vrij' }))
		.toHaveAttribute('aria-sort', 'descending');
	await screen.getByRole('button', { name: 'Vrij' }).click();
	expect(onsort).toHaveBeenCalledOnce();
});

const tiles = [
	{ code: 'GM0148', name: 'Dalfsen', placeable: 4 },
	{ code: 'GM0150', name: 'Deventer', placeable: 1, isStale: true }
];

test('the map is a list that says every number, and old figures', async () => {
	const screen = await render(TileMap, { tiles });
	const texts = screen
		.getByRole('listitem')
		.elements()
		.map((item) => item.textContent.replace(/\s+/g, ' ').trim());
	expect(texts).toEqual(['Dalfsen : 4 plekken vrij', 'Deventer Oud : 1 plek vrij']);
});

test('a tile chooses its municipality, and lets it go again', async () => {
	const onchoose = vi.fn();
	const screen = await render(TileMap, { tiles, chosen: 'GM0148', onchoose });
	await screen.getByRole('button', { name: /Deventer/ }).click();
	await screen.getByRole('button', { name: /Dalfsen/ }).click();
	expect(onchoose.mock.calls).toEqual([['GM0150'], [null]]);
});
