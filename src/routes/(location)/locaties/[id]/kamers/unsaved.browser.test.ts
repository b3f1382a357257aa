import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { LocationView } from '$lib/client/view-types.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { clientDouble, liveDouble } from '../../../../client-double.ts';
import { unitDouble, viewDouble } from '../../../../day/view-double.ts';
import RoomsPage from './RoomsPage.svelte';

const { asked } = vi.hoisted(() => ({ asked: [] as ((navigation: object) => void)[] }));
vi.mock('$app/navigation', () => ({
	goto: vi.fn(),
	beforeNavigate: (ask: (navigation: object) => void) => asked.push(ask)
}));
beforeEach(() => asked.splice(0));

/** Whether any form kept the person from leaving. */
function isKept(): boolean {
	const cancel = vi.fn();
	for (const ask of asked) ask({ to: { url: new URL(location.href) }, willUnload: false, cancel });
	return cancel.mock.calls.length > 0;
}

const me: Me = {
	...{ personId: 'me', name: 'Ik', role: 'manager', regions: ['VR04'] },
	...{ municipalities: [], locations: ['esch'] }
};

async function show(parts: Partial<LocationView> = {}) {
	const unit = { ...unitDouble('101').unit, sharedBy: 'family', suitable: {}, fieldWriter: {} };
	const view = viewDouble({ units: [unitDouble('101', { unit: unit as never })], ...parts });
	const region = liveDouble({ me, regions: [], pulledAt: null }).query;
	const client = clientDouble({ edit: {}, views: { region } });
	const screen = await render(RoomsPage, { client, me, view });
	const tap = (name: string | RegExp) => screen.getByRole('button', { name }).click();
	return { screen, tap };
}

test('what was counted per room stands again after "Annuleren", and is not left without a word', async () => {
	const { screen, tap } = await show();
	await tap('Per kamer gaan werken');
	expect(isKept()).toBe(false);
	await screen.getByLabelText('Mensen in kamer 101').fill('4');
	await tap('Annuleren');
	expect(isKept()).toBe(true);
	await expect
		.element(screen.getByText(/sloeg het nog niet op: Per kamer gaan werken/))
		.toBeVisible();
	await tap('Hier blijven');
	await tap('Per kamer gaan werken');
	await expect.element(screen.getByLabelText('Mensen in kamer 101')).toHaveValue('4');
});

test('rooms that are being added are not left without a word', async () => {
	const { screen, tap } = await show();
	await tap('Kamers toevoegen');
	expect(isKept()).toBe(false);
	await screen.getByLabelText('Naam of nummer').fill('201');
	expect(isKept()).toBe(true);
});

test('a room that is being changed is not left without a word', async () => {
	const { screen, tap } = await show({ detail: 'units' });
	await tap(/^101/);
	await tap('Kamer wijzigen');
	expect(isKept()).toBe(false);
	await screen.getByLabelText('Naam of nummer').fill('101a');
	expect(isKept()).toBe(true);
});

test('rooms that are being added are not closed without a word, neither with the cross nor with Escape', async () => {
	const { screen, tap } = await show();
	const ask = screen.getByRole('dialog', { name: 'Nog niet opgeslagen' });
	const form = screen.getByRole('dialog', { name: 'Kamers toevoegen' });
	const first = screen.getByLabelText('Naam of nummer');
	await tap('Kamers toevoegen');
	await first.fill('201');
	await userEvent.keyboard('{Escape}');
	await expect.element(ask).toBeVisible();
	await tap('Hier blijven');
	await expect.element(ask).not.toBeInTheDocument();
	await form.getByRole('button', { name: 'Sluiten' }).click();
	await expect.element(ask).toBeVisible();
	await tap('Hier blijven');
	await expect.element(first).toHaveValue('201');
	await form.getByRole('button', { name: 'Sluiten' }).click();
	await tap('Weggaan zonder op te slaan');
	await expect.element(form).not.toBeInTheDocument();
	await expect.element(screen.getByRole('button', { name: 'Kamers toevoegen' })).toHaveFocus();
});

test('Escape that asks nobody closes no form with something in it', async () => {
	const { screen, tap } = await show({ detail: 'units' });
	await tap(/^101/);
	await tap('Kamer wijzigen');
	await screen.getByLabelText('Naam of nummer').fill('101a');
	const form = screen.getByRole('dialog', { name: 'Kamer 101 wijzigen' });
	(form.element() as HTMLDialogElement).close();
	await expect.element(screen.getByRole('dialog', { name: 'Nog niet opgeslagen' })).toBeVisible();
	await tap('Hier blijven');
	await expect.element(screen.getByLabelText('Naam of nummer')).toHaveValue('101a');
	await expect.element(form).toBeVisible();
});

test('a form in which nothing was typed closes at once', async () => {
	const { screen, tap } = await show();
	await tap('Kamers toevoegen');
	await userEvent.keyboard('{Escape}');
	await expect
		.element(screen.getByRole('dialog', { name: 'Kamers toevoegen' }))
		.not.toBeInTheDocument();
	await expect.element(screen.getByRole('button', { name: 'Kamers toevoegen' })).toHaveFocus();
});

test('who left is not closed without a word once something was filled in', async () => {
	const { screen, tap } = await show({ detail: 'units', rest: -3 });
	const form = screen.getByRole('dialog', { name: 'Uit welke kamer zijn zij vertrokken?' });
	const ask = screen.getByRole('dialog', { name: 'Nog niet opgeslagen' });
	await tap('Kamer opgeven');
	expect(isKept()).toBe(false);
	await form.getByRole('combobox').selectOptions('101');
	await userEvent.keyboard('{Escape}');
	await expect.element(ask).toBeVisible();
	await tap('Hier blijven');
	await expect.element(form.getByRole('combobox')).toHaveValue('101');
	expect(isKept()).toBe(true);
});

test('the moment of a switch to one set of numbers is not lost without a word', async () => {
	const { screen, tap } = await show({ detail: 'units' });
	await tap('Terug naar één getal');
	expect(isKept()).toBe(false);
	await screen.getByRole('radio', { name: 'Eerder' }).click();
	expect(isKept()).toBe(true);
});
