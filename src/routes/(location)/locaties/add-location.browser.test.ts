import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { clientDouble } from '../../client-double.ts';
import AddLocation from './AddLocation.svelte';

vi.mock('$app/navigation', () => ({ goto: vi.fn(), beforeNavigate: () => {} }));

const municipalities = [{ code: 'GM0148', name: 'Dalfsen', regionId: 'VR04' }];

async function open() {
	const screen = await render(AddLocation, {
		client: clientDouble({ addresses: { isOn: async () => false } }),
		municipalities
	});
	await screen.getByRole('button', { name: 'Locatie toevoegen' }).click();
	const form = screen.getByRole('dialog', { name: 'Nieuwe locatie' });
	const ask = screen.getByRole('dialog', { name: 'Nog niet opgeslagen' });
	const cancel = () => form.getByRole('button', { name: 'Annuleren' }).click();
	return { screen, form, ask, cancel };
}

test('a new location is cancelled at once as long as nothing was filled in', async () => {
	const { form, ask, cancel } = await open();
	await cancel();
	await expect.element(form).not.toBeInTheDocument();
	await expect.element(ask).not.toBeInTheDocument();
});

test('a new location that was typed or chosen is not lost by "Annuleren" or Escape without a word', async () => {
	const { screen, form, ask, cancel } = await open();
	await form.getByLabelText('Soort opvang').selectOptions('Crisisopvang (CNO)');
	await cancel();
	await expect.element(ask).toBeVisible();
	await screen.getByRole('button', { name: 'Hier blijven' }).click();
	await form.getByLabelText('Naam', { exact: true }).fill('De Kade');
	await userEvent.keyboard('{Escape}');
	await screen.getByRole('button', { name: 'Hier blijven' }).click();
	await expect.element(form.getByLabelText('Naam', { exact: true })).toHaveValue('De Kade');
	await cancel();
	await screen.getByRole('button', { name: 'Weggaan zonder op te slaan' }).click();
	await expect.element(form).not.toBeInTheDocument();
});
