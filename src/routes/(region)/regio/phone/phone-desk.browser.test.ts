import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { MutationDraft } from '$lib/client/client-types.ts';
import type { LocationView, TogetherOutcome } from '$lib/client/view-types.ts';
import { clientDouble, liveDouble } from '../../../client-double.ts';
import { unitDouble, viewDouble } from '../../../day/view-double.ts';
import PhoneDesk from './PhoneDesk.svelte';

async function show(view: LocationView = viewDouble()) {
	const together = vi.fn(async (drafts: MutationDraft[]): Promise<TogetherOutcome> => ({
		ok: true,
		uuids: drafts.map((_, at) => `entry-${at}`)
	}));
	const location = liveDouble<LocationView | undefined>(view);
	const client = clientDouble({ edit: { together }, views: { location: location.query } });
	const props = { client, locationId: 'esch' as string | null, onclose: () => {} };
	const screen = await render(PhoneDesk, props);
	props.onclose = () => void screen.rerender({ ...props, locationId: null });
	await screen.rerender(props);
	return { screen, together, show: location.show };
}

test('nothing is kept of a call without whom one spoke to, and what is kept can be taken back', async () => {
	const { screen, together } = await show();
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	await expect
		.element(screen.getByRole('link', { name: 'Vul in wie u gesproken hebt.' }))
		.toBeVisible();
	expect(together).not.toHaveBeenCalled();
	await screen.getByLabelText('Gesproken met').fill('Marieke');
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	const entry = (one: object): unknown[] => [
		expect.objectContaining({
			args: expect.objectContaining({ source: 'phone', spokenWith: 'Marieke', ...one })
		})
	];
	expect(together).toHaveBeenLastCalledWith(
		entry({ entry: expect.objectContaining({ kind: 'confirm' }) })
	);
	await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(together).toHaveBeenLastCalledWith(
		entry({ corrects: 'entry-0', entry: { kind: 'void' } })
	);
});

test('what arrives during the call moves no number that is being told, and the count stands on what was seen (D11)', async () => {
	const { screen, together, show: arrives } = await show();
	await screen.getByLabelText('Gesproken met').fill('Marieke');
	await screen.getByLabelText('Mensen', { exact: true }).fill('99');
	arrives(viewDouble({ newestCountId: 'newer' }));
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledExactlyOnceWith([expect.objectContaining({ base: 'count' })]);
});

test('a house that counts by rooms is confirmed as a whole; anything else goes on at its rooms (D5)', async () => {
	const { screen } = await show(viewDouble({ detail: 'units', units: [unitDouble('101')] }));
	await expect.element(screen.getByText(/^Deze locatie telt per kamer/)).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Klopt nog' })).toBeVisible();
	expect(screen.getByLabelText('Bedden').elements()).toEqual([]);
	await screen.unmount();
	const doubted = viewDouble({ detail: 'units', units: [unitDouble('101')], rest: -1 });
	const next = await show(doubted);
	await expect.element(next.screen.getByRole('button', { name: 'Meer invullen' })).toBeVisible();
	expect(next.screen.getByRole('button', { name: 'Klopt nog' }).elements()).toEqual([]);
});
