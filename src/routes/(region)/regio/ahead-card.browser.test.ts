import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { LocationSummary } from '$lib/client/view-types.ts';
import { NOW } from '../../client-double.ts';
import { viewDouble } from '../../day/view-double.ts';
import AheadCard from './AheadCard.svelte';

type Plan = Partial<LocationSummary['location']>;
const site = (name: string, plan: Plan): LocationSummary =>
	viewDouble({
		...{ id: name, name },
		location: { status: 'open', hidden: false, ...plan } as LocationSummary['location']
	});

test('what comes and goes within a week and a month opens its sum, each with its day and its place (D2, D7)', async () => {
	const sites = [
		site('Schip', { pipeline: [{ on: '2026-11-25', beds: 130 }] }),
		site('Kade', { closesOn: '2026-12-10' })
	];
	const screen = await render(AheadCard, { sites, now: NOW });
	const span = (name: string) => screen.getByRole('button', { name });
	await expect.element(span('Tot en met 7 dagen vooruit +20 (Som openen)')).toBeVisible();
	await span('Tot en met 30 dagen vooruit +20 / −110 (Som openen)').click();
	const sum = screen.getByRole('dialog', { name: 'Bedden, 30 dagen vooruit: +20 / −110' });
	const line = (hasText: RegExp) => sum.getByRole('listitem').filter({ hasText });
	await expect.element(line(/25 nov.*Schip.*130 bedden.*\+20/s)).toBeVisible();
	await expect.element(line(/10 dec.*Kade.*Gaat dicht.*−110/s)).toBeVisible();
});

test('where nothing is announced there is nothing to open', async () => {
	const screen = await render(AheadCard, { sites: [site('Schip', {})], now: NOW });
	await expect.element(screen.getByText('Er is niets aangekondigd.').first()).toBeVisible();
	expect(screen.getByRole('button').elements()).toEqual([]);
});
