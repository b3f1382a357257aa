import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { clientDouble } from '../../../../client-double.ts';
import {
	figuresDouble,
	MANAGER,
	regionDouble,
	unitDouble,
	viewDouble
} from '../../../../day/view-double.ts';
import RoomsPage from './RoomsPage.svelte';

async function show(rest: number) {
	const record = vi.fn(async () => ({ ok: true, uuid: 'new' }));
	const figures = figuresDouble({ realised: 4, occupied: 4, outOfService: 0, outOfServiceBy: {} });
	const units = [unitDouble('101', { figures }), unitDouble('102', { figures })];
	const view = viewDouble({ detail: 'units', units, rest });
	const client = clientDouble({ edit: { record }, views: { region: regionDouble(MANAGER) } });
	const screen = await render(RoomsPage, { client, me: MANAGER, view });
	const tap = (name: string | RegExp) => screen.getByRole('button', { name }).click();
	return { screen, record, tap };
}

test('who left without a room is taken out of the room that is told, as many as they are (D5)', async () => {
	const { screen, record, tap } = await show(-3);
	await tap('Kamer opgeven');
	const dialog = screen.getByRole('dialog', { name: 'Uit welke kamer zijn zij vertrokken?' });
	await expect.element(dialog.getByLabelText('Mensen', { exact: true })).toHaveValue('3');
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	expect(record).not.toHaveBeenCalled();
	await dialog.getByRole('combobox').selectOptions('101');
	await expect.element(dialog.getByText(/meer dan er/)).not.toBeInTheDocument();
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'move', n: 3 },
		unitId: '101'
	});
});

test('all who have no room yet are on their way to one', async () => {
	const { screen, record, tap } = await show(2);
	await tap('Naar een kamer');
	const dialog = screen.getByRole('dialog');
	await dialog.getByLabelText('Naar kamer').selectOptions('102');
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'move', n: 2, toUnitId: '102' }
	});
});

test('what no tile opened gives the focus back to where it was opened, not to the last tile', async () => {
	const { screen, tap } = await show(2);
	await tap(/^101/);
	await screen.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click();
	await expect.element(screen.getByRole('button', { name: /^101/ })).toHaveFocus();
	await tap('Naar een kamer');
	await screen.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click();
	await expect.element(screen.getByRole('button', { name: 'Naar een kamer' })).toHaveFocus();
});
