import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { MutationDraft } from '$lib/client/client-types.ts';
import type { TogetherOutcome } from '$lib/client/view-types.ts';
import { clientDouble } from '../../../../client-double.ts';
import { MANAGER, regionDouble, unitDouble, viewDouble } from '../../../../day/view-double.ts';
import RoomsPage from './RoomsPage.svelte';

async function show() {
	const edit = {
		together: vi.fn(async (drafts: MutationDraft[]): Promise<TogetherOutcome> => ({
			ok: true,
			uuids: drafts.map((_, at) => `count-${at}`)
		})),
		many: vi.fn(async () => ({ stored: 2, refused: [] }))
	};
	const units = ['101', '102', '103'].map((name) =>
		unitDouble(name, { newestCountId: `before-${name}` })
	);
	const view = viewDouble({ detail: 'units', units });
	const client = clientDouble({ edit, views: { region: regionDouble(MANAGER) } });
	const screen = await render(RoomsPage, { client, me: MANAGER, view });
	await screen.getByRole('button', { name: 'Alle kamers tellen' }).click();
	const people = (room: string) => screen.getByLabelText(`Mensen in kamer ${room}`);
	return { screen, people, ...edit };
}

const count = (unitId: string, n: number) => ({
	name: 'occupancy.record',
	args: { locationId: 'esch', unitId, entry: { kind: 'recount', n } },
	base: `before-${unitId}`
});

test('a house is counted with the keyboard alone: Enter goes to the next room, the last one saves', async () => {
	const { screen, people, together } = await show();
	await expect.element(people('101')).toHaveFocus();
	await people('101').fill('3');
	for (const typed of ['0', '2']) await userEvent.keyboard(`{Enter}${typed}`);
	await expect.element(people('103')).toHaveFocus();
	await expect
		.element(screen.getByText('3 van de 3 kamers ingevuld, samen 5 mensen'))
		.toBeVisible();
	await userEvent.keyboard('{Enter}');
	expect(together).toHaveBeenCalledExactlyOnceWith([
		count('101', 3),
		count('102', 0),
		count('103', 2)
	]);
	await expect.element(screen.getByText('3 kamers geteld')).toBeVisible();
});

test('a room left empty stays as it is, and the counts are taken back together (D13)', async () => {
	const { screen, people, together, many } = await show();
	await people('102').fill('1');
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledExactlyOnceWith([count('102', 1)]);
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(many).toHaveBeenCalledExactlyOnceWith([
		{
			name: 'occupancy.record',
			args: { locationId: 'esch', corrects: 'count-0', entry: { kind: 'void' } }
		}
	]);
});

test('nothing is counted where nothing is filled in, or what is no number', async () => {
	const { screen, people, together } = await show();
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	await expect
		.element(screen.getByRole('link', { name: 'Vul bij ten minste één kamer een getal in.' }))
		.toBeVisible();
	await people('102').fill('een');
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	await expect
		.element(screen.getByRole('link', { name: /^Kamer 102: vul een getal in/ }))
		.toBeVisible();
	expect(together).not.toHaveBeenCalled();
});

test('what was typed stands again after "Annuleren"', async () => {
	const { screen, people } = await show();
	await people('101').fill('3');
	await screen.getByRole('button', { name: 'Annuleren' }).click();
	await screen.getByRole('button', { name: 'Alle kamers tellen' }).click();
	await expect.element(people('101')).toHaveValue('3');
});
