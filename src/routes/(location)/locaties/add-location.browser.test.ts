import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { clientDouble, liveDouble } from '../../client-double.ts';
import AddLocation from './AddLocation.svelte';

vi.mock('$app/navigation', () => ({ goto: vi.fn(), beforeNavigate: () => {} }));

const municipalities = [{ code: 'GM0148', name: 'Dalfsen', regionId: 'VR04' }];

async function open() {
	const addLocation = vi.fn(async () => ({ ok: true, uuid: 'added', id: 'new' }));
	const known = [
		{ name: 'Vakantiepark De Esch', municipality: 'GM0148' },
		{ name: 'Hostel Het Spoor', municipality: 'GM0193' }
	];
	const client = clientDouble({
		addresses: { isOn: async () => false },
		edit: { addLocation },
		views: { locations: liveDouble(known).query }
	});
	const screen = await render(AddLocation, { client, municipalities });
	await screen.getByRole('button', { name: 'Locatie toevoegen' }).click();
	const form = screen.getByRole('dialog', { name: 'Nieuwe locatie' });
	const ask = screen.getByRole('dialog', { name: 'Nog niet opgeslagen' });
	const cancel = () => form.getByRole('button', { name: 'Annuleren' }).click();
	const name = form.getByLabelText('Naam', { exact: true });
	return { screen, form, name, ask, cancel, addLocation };
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

const ASKED = /^Er is al een locatie .+ in Dalfsen. Is dit een andere\?/;

test('a second location of one name in one municipality is asked about once, and never refused (D3)', async () => {
	const { form, name, addLocation } = await open();
	await name.fill(' vakantiepark de esch');
	await form.getByRole('button', { name: 'Opslaan' }).click();
	await expect.element(form.getByText(ASKED)).toBeVisible();
	expect(addLocation).not.toHaveBeenCalled();
	await form.getByRole('button', { name: 'Toch toevoegen' }).click();
	expect(addLocation).toHaveBeenCalledOnce();
});

test('of another name nothing is asked, not even after it was asked of the first', async () => {
	const { form, name, addLocation } = await open();
	await name.fill('Vakantiepark De Esch');
	await form.getByRole('button', { name: 'Opslaan' }).click();
	await expect.element(form.getByText(ASKED)).toBeVisible();
	await name.fill('Hostel Het Spoor');
	await expect.element(form.getByText(ASKED)).not.toBeInTheDocument();
	await form.getByRole('button', { name: 'Opslaan' }).click();
	expect(addLocation).toHaveBeenCalledOnce();
});
