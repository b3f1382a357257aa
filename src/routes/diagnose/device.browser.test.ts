import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { DeviceState } from '$lib/client/device-state.ts';
import type { Diagnosis } from '$lib/client/status-types.ts';
import { clientDouble, liveDouble, NOW, quietStatus } from '../client-double.ts';
import CopyDiagnosis from './CopyDiagnosis.svelte';
import DeviceFacts from './DeviceFacts.svelte';
import DeviceLists from './DeviceLists.svelte';

const diagnosis: Diagnosis = {
	version: '0.1.0',
	protocol: 1,
	personId: 'me',
	clientId: 'client-1',
	epoch: 'epoch-1',
	queued: [{ uuid: 'a', name: 'occupancy.record', madeAt: '2026-11-22T08:00:00.000Z' }],
	receipts: [{ uuid: 'b', receivedAt: '2026-11-22T09:30:00.000Z', status: 'rejected' }],
	clockSkewMs: 180_000,
	persisted: false,
	pulledAt: null,
	differences: [
		{
			locationId: 'boat',
			at: '2026-11-22T09:00:00.000Z',
			what: [{ field: 'occupied', own: 3, server: 4 }]
		}
	],
	rows: { location: 1200 },
	failures: [{ at: '2026-11-22T10:00:00.000Z', what: 'push: 503 busy' }]
};

test('the facts that a helpdesk asks for, the clock in words (D12), and storage that can be protected', async () => {
	const persist = vi.fn(async () => true);
	const views = { region: liveDouble({ me: null, regions: [], pulledAt: null }).query };
	const status = quietStatus({ queued: 1, persisted: false });
	const client = clientDouble({ persist, views, status });
	const screen = await render(DeviceFacts, { client, diagnosis, now: NOW });
	for (const fact of [
		'0.1.0',
		'client-1',
		'epoch-1',
		'loopt 3 minuten achter, verschil 180 seconden'
	])
		await expect.element(screen.getByText(fact, { exact: true })).toBeVisible();
	await screen.getByRole('button', { name: 'Opslag beschermen' }).click();
	expect(persist).toHaveBeenCalledOnce();
});

test('what the browser does for the app: space, worker, and as what it was opened', async () => {
	const views = { region: liveDouble({ me: null, regions: [], pulledAt: null }).query };
	const device: DeviceState = {
		usedBytes: 4_200_000,
		quotaBytes: 9_000_000_000,
		worker: 'active',
		isInstalled: true,
		userAgent: 'Tablet',
		language: 'nl-NL'
	};
	const screen = await render(DeviceFacts, {
		client: clientDouble({ views }),
		diagnosis,
		device,
		now: NOW
	});
	for (const fact of ['5 van 9.000 MB', 'Ja, start ook zonder internet', 'App op het beginscherm'])
		await expect.element(screen.getByText(fact, { exact: true })).toBeVisible();
});

test('a connection that was not tried yet is not said to be broken', async () => {
	const views = { region: liveDouble({ me: null, regions: [], pulledAt: null }).query };
	const status = quietStatus({ connected: null });
	const client = clientDouble({ views, status });
	const screen = await render(DeviceFacts, { client, diagnosis, now: NOW });
	await expect.element(screen.getByText('nog niet bekend')).toBeVisible();
	await expect.element(screen.getByText('Geen verbinding')).not.toBeInTheDocument();
});

test('an edit that was received twice, as after a restore, stands there twice', async () => {
	const receipts = [...diagnosis.receipts, ...diagnosis.receipts];
	const screen = await render(DeviceLists, { diagnosis: { ...diagnosis, receipts }, now: NOW });
	const list = screen.getByRole('region', { name: 'Laatste ontvangstbewijzen' });
	await expect.poll(() => list.getByRole('listitem').elements()).toHaveLength(2);
});

test.each([
	['Nog niet verzonden', 'Cijfers · vandaag 09:00'],
	['Laatste ontvangstbewijzen', 'vandaag 10:30 · Niet gelukt · b'],
	['Verschillen met het RCVS', 'vandaag 10:00 · boat · occupied'],
	['Laatste storingen', 'vandaag 11:00 · Verzenden: 503 busy'],
	['Gegevens op dit apparaat', 'Locaties: 1.200']
])('"%s" lists what there is', async (name, line) => {
	const screen = await render(DeviceLists, { diagnosis, now: NOW });
	await expect.element(screen.getByRole('region', { name }).getByText(line)).toBeVisible();
});

test('without a clipboard the overview appears to be copied by hand', async () => {
	vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
	const screen = await render(CopyDiagnosis, { diagnosis });
	await screen.getByRole('button', { name: 'Overzicht kopiëren' }).click();
	const text = screen.getByLabelText('Tekst om te kopiëren').element() as HTMLTextAreaElement;
	expect(JSON.parse(text.value)).toEqual(diagnosis);
});
