import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { leavePage } from './leave-page.ts';
import UnsavedGuard from './UnsavedGuard.svelte';

const { asked } = vi.hoisted(() => ({ asked: [] as ((navigation: object) => void)[] }));
vi.mock('$app/navigation', () => ({
	goto: vi.fn(),
	beforeNavigate: (ask: (navigation: object) => void) => asked.push(ask)
}));

beforeEach(() => void asked.splice(0));

/** Whether a new start of the page would be asked about in the browser's own way. */
function isKept(): boolean {
	const cancel = vi.fn();
	for (const ask of asked) ask({ to: null, willUnload: true, cancel });
	return cancel.mock.calls.length > 0;
}

test('a page with nothing unsaved is left at once', async () => {
	const leaving = vi.fn();
	await render(UnsavedGuard, { names: [] });
	leavePage(leaving);
	expect(leaving).toHaveBeenCalledOnce();
});

test('what is unsaved asks before another person or a new version takes its page away, and stays if that is wanted', async () => {
	const leaving = vi.fn();
	const screen = await render(UnsavedGuard, { names: ['Telefoonnummer'] });
	leavePage(leaving);
	const ask = screen.getByRole('dialog', { name: 'Nog niet opgeslagen' });
	await expect.element(ask).toBeVisible();
	await screen.getByRole('button', { name: 'Hier blijven' }).click();
	await expect.element(ask).not.toBeInTheDocument();
	expect(leaving).not.toHaveBeenCalled();
	expect(isKept()).toBe(true);
});

test('each that holds something unsaved is asked once, and then the page goes without a further question', async () => {
	const leaving = vi.fn();
	const first = await render(UnsavedGuard, { names: ['Telefoonnummer'] });
	await render(UnsavedGuard, { names: ['Opmerking'] });
	leavePage(leaving);
	await first.getByRole('button', { name: 'Weggaan zonder op te slaan' }).click();
	expect(leaving).not.toHaveBeenCalled();
	await first.getByRole('button', { name: 'Weggaan zonder op te slaan' }).click();
	expect(leaving).toHaveBeenCalledOnce();
	expect(isKept()).toBe(false);
});
