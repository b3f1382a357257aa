import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { ClientStatus } from '$lib/client/status-types.ts';
import { clientDouble, NOW, quietStatus } from '../client-double.ts';
import StatusNotices from './StatusNotices.svelte';

async function show(status: Partial<ClientStatus>) {
	const reload = vi.fn();
	const client = clientDouble({ status: quietStatus(status), rescue: {} });
	const screen = await render(StatusNotices, { client, now: NOW, onupdate: () => {}, reload });
	return { screen, reload };
}

test('a screen that cannot read what it shows says so, and the app can be opened anew (S21)', async () => {
	const { screen, reload } = await show({ readFailed: true });
	await expect.element(screen.getByRole('alert').getByText(/staat er nog/)).toBeVisible();
	await screen.getByRole('button', { name: 'Opnieuw proberen' }).click();
	expect(reload).toHaveBeenCalledOnce();
});

test('where nothing can be stored either that is said, with a file as the way out (S21)', async () => {
	const { screen } = await show({ readFailed: true, storageFailed: true });
	const alarm = screen.getByRole('alert');
	expect(alarm.elements()).toHaveLength(1);
	await expect.element(alarm.getByText(/kan niets meer opslaan/)).toBeVisible();
});

test('where all is well nothing is said', async () => {
	const { screen } = await show({});
	expect(screen.container.textContent.trim()).toBe('');
});
