import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { HeldDevice } from '$lib/client/held-devices.ts';
import { clientDouble } from '../../../client-double.ts';
import HeldDevices from './HeldDevices.svelte';

const KEES: HeldDevice = {
	clientId: '00000000-0000-4000-8000-000000000002',
	name: 'Kees',
	email: 'kees@opvang.example',
	places: ['Kade', 'Esch'],
	pending: 3,
	oldest: '2026-11-22T08:00:00.000Z',
	seenAt: '2026-11-22T09:00:00.000Z'
};

const show = (ofServer: () => Promise<HeldDevice[] | undefined>) =>
	render(HeldDevices, { client: clientDouble({}), ofServer });

async function expectTold(screen: Awaited<ReturnType<typeof show>>, text: RegExp): Promise<void> {
	await expect.poll(() => screen.getByRole('status').element().textContent).toMatch(text);
}

test('a device says how much it holds, since when, when it was heard and for which locations (S22)', async () => {
	const screen = await show(async () => [KEES]);
	await expect.element(screen.getByRole('heading', { name: 'Kees' })).toBeVisible();
	const text = screen.container.textContent.replace(/\s+/g, ' ');
	expect(text).toContain('3 wijzigingen nog niet ontvangen. De oudste is van vandaag 09:00.');
	expect(text).toContain('Laatste bericht van dit apparaat: vandaag 10:00');
	expect(text).toContain('Kade, Esch · kees@opvang.example');
	await expectTold(screen, /Gekeken: vandaag 17:55/);
});

test('without an answer it says so and claims nothing, and keeps what it saw with the moment of that look', async () => {
	const ofServer = vi.fn(async (): Promise<HeldDevice[] | undefined> => undefined);
	const screen = await show(ofServer);
	await expectTold(screen, /niet op te halen/);
	expect(screen.container.textContent).not.toContain('Geen apparaat');
	ofServer.mockResolvedValueOnce([KEES]);
	const again = screen.getByRole('button', { name: 'Opnieuw kijken' });
	await again.click();
	await expect.element(screen.getByRole('heading', { name: 'Kees' })).toBeVisible();
	await again.click();
	await expectTold(screen, /van vandaag 17:55/);
	await expect.element(screen.getByRole('heading', { name: 'Kees' })).toBeVisible();
});

test('that nobody holds anything is said with the moment of the look', async () => {
	const screen = await show(async () => []);
	await expectTold(screen, /Gekeken: vandaag 17:55\.\s+Geen apparaat/);
});
