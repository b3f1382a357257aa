import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import UndoStrip from './UndoStrip.svelte';

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

const undo = { id: 'a', text: 'Aankomst 4 opgeslagen' };

type Shown = Awaited<ReturnType<typeof show>>['screen'];

const undoButton = (screen: Shown) =>
	screen.getByRole('button', { name: 'Ongedaan maken' }).element() as HTMLElement;

async function show() {
	const props = { undo, onundo: vi.fn(), ondone: vi.fn() };
	return { ...props, props, screen: await render(UndoStrip, props) };
}

test('it says what was saved, aloud, and gives 10 seconds', async () => {
	const { screen, ondone } = await show();
	expect(screen.getByRole('status').element().textContent).toContain(undo.text);
	vi.advanceTimersByTime(9000);
	expect(ondone).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1000);
	expect(ondone).toHaveBeenCalledOnce();
});

test('undo names the change', async () => {
	const { screen, onundo } = await show();
	undoButton(screen).click();
	expect(onundo).toHaveBeenCalledExactlyOnceWith('a');
});

test('the time stands still while it has the focus', async () => {
	const { screen, ondone } = await show();
	const button = undoButton(screen);
	button.focus();
	flushSync();
	vi.advanceTimersByTime(60_000);
	expect(ondone).not.toHaveBeenCalled();
	button.blur();
	flushSync();
	vi.advanceTimersByTime(10_000);
	expect(ondone).toHaveBeenCalledOnce();
});

test('the time stands still behind a dialog, where nobody can reach it', async () => {
	const { screen, ondone } = await show();
	const dialog = document.createElement('dialog');
	document.body.append(dialog);
	dialog.showModal();
	vi.advanceTimersByTime(60_000);
	expect(ondone).not.toHaveBeenCalled();
	expect(screen.getByRole('status').element().textContent).not.toMatch(/[-−]/);
	dialog.remove();
	vi.advanceTimersByTime(10_000);
	expect(ondone).toHaveBeenCalledOnce();
});

test('a next change has its own 10 seconds', async () => {
	const { screen, props, ondone } = await show();
	vi.advanceTimersByTime(9000);
	await screen.rerender({ ...props, undo: { id: 'b', text: 'Vertrek 1 opgeslagen' } });
	vi.advanceTimersByTime(9000);
	expect(ondone).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1000);
	expect(ondone).toHaveBeenCalledOnce();
});

test('Escape sends it away', async () => {
	const { ondone } = await show();
	window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
	expect(ondone).toHaveBeenCalledOnce();
});
