import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { MutationDraft } from '$lib/client/client-types.ts';
import type { LocationView, TogetherOutcome } from '$lib/client/view-types.ts';
import { guessRoomMapping } from '$lib/domain/room-list/room-columns.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { clientDouble, liveDouble } from '../client-double.ts';
import { figuresDouble, unitDouble, viewDouble } from '../day/view-double.ts';
import RoomLists from './RoomLists.svelte';

const desk: Me = {
	...{ personId: 'me', name: 'Ik', role: 'rcvs', regions: ['VR04'] },
	...{ municipalities: [], locations: [] }
};
const HEADER = ['Locatie', 'Kamer', 'Verdieping', 'Bedden', 'Bezet', 'Deelbaar'];
const ROWS = [
	HEADER,
	['Schip', '101', '0', '4', '1', 'nee'],
	['Schip', '102', '1', '4', '4', 'ja'],
	['Schip', '103', '1', 'veel', '1', 'nee']
];
const ship = viewDouble({
	...{ id: 'ship', name: 'Schip', placeable: 0 },
	figures: figuresDouble({
		...{ realised: 80, occupied: 86, overcrowded: 6, outOfService: 0, outOfServiceBy: {} },
		...{ snijverlies: {}, snijverliesDeclared: {}, reserved: 0 }
	})
});

async function show(views: LocationView[] = [ship], me: Me = desk, rows = ROWS) {
	const together = vi.fn<(drafts: MutationDraft[]) => Promise<TogetherOutcome>>(async (drafts) => ({
		...{ ok: true, uuids: drafts.map((_, at) => `edit-${at}`) }
	}));
	const client = clientDouble({
		edit: { together },
		views: {
			locations: liveDouble(views).query,
			location: (id: string) => liveDouble(views.find((view) => view.id === id)).query()
		}
	});
	const mapping = guessRoomMapping(rows)!;
	const screen = await render(RoomLists, { client, me, rows, mapping });
	const names = () => together.mock.lastCall?.[0].map(({ name }) => name);
	return { screen, together, names };
}

test('shows what the location says beside what the rooms add up to, and asks which stands (D5)', async () => {
	const { screen } = await show();
	await expect.element(screen.getByRole('heading', { name: 'Schip' })).toBeVisible();
	await expect.element(screen.getByRole('row', { name: /^Bedden/ })).toBeVisible();
	const cells = (name: RegExp) => {
		const found = screen.getByRole('row', { name }).getByRole('cell').elements();
		return found.map((cell) => cell.textContent.trim());
	};
	expect(cells(/^Bedden/)).toEqual(['80', '8']);
	expect(cells(/^Bezet/)).toEqual(['86', '5']);
	expect(cells(/^Snijverlies/)).toEqual(['0', '3']);
	expect(cells(/^Te veel/)).toEqual(['6', '0']);
	await expect.element(screen.getByText(/^1 regel kan niet worden gelezen/)).toBeVisible();
	const button = screen.getByRole('button', { name: 'Getallen van de kamers overnemen' });
	await expect.element(button).toBeDisabled();
});

test('when the rooms stand, they are added and the location turns to rooms, in one step', async () => {
	const { screen, names, together } = await show();
	await screen.getByRole('radio', { name: /De kamers/ }).click();
	await screen.getByRole('button', { name: 'Getallen van de kamers overnemen' }).click();
	expect(names()).toEqual(['unit.add', 'unit.add', 'location.setDetail']);
	const units = together.mock.lastCall![0][2]!.args.units as { occupied: number }[];
	expect(units.map(({ occupied }) => occupied)).toEqual([1, 4]);
	await expect.element(screen.getByText(/^3 wijzigingen zijn opgeslagen/)).toBeVisible();
});

test('when the location stands, the rooms are only added', async () => {
	const { screen, names } = await show();
	await screen.getByRole('radio', { name: /De locatie/ }).click();
	await screen.getByRole('button', { name: 'Kamers toevoegen' }).click();
	expect(names()).toEqual(['unit.add', 'unit.add']);
});

test('the day of the list goes with its numbers', async () => {
	const { screen, together } = await show();
	await screen.getByLabelText('Datum van de lijst').fill('2026-11-20');
	await screen.getByRole('radio', { name: /De kamers/ }).click();
	await screen.getByRole('button', { name: 'Getallen van de kamers overnemen' }).click();
	expect(together.mock.lastCall![0][2]!.args.observedAt).toBe('2026-11-19T23:00:00.000Z');
});

test('where people are counted per room already there is nothing to choose, and a manager saw it himself', async () => {
	const units = [
		unitDouble('101', {
			unit: {
				...unitDouble('101').unit,
				fieldWriter: {},
				suitable: {},
				sharedBy: 'family',
				floor: 0
			},
			figures: figuresDouble({
				...{ realised: 4, occupied: 3, outOfService: 0, outOfServiceBy: {} }
			}),
			newestCountId: 'count-101'
		})
	];
	const manager: Me = { ...desk, role: 'manager', locations: ['ship'] };
	const rows = [HEADER, ['Schip', '101', '0', '4', '1', 'nee']];
	const { screen, together } = await show([{ ...ship, detail: 'units', units }], manager, rows);
	await screen.getByRole('button', { name: 'Getallen van de kamers overnemen' }).click();
	const args = {
		locationId: 'ship',
		unitId: '101',
		source: 'site',
		entry: { kind: 'recount', n: 1 }
	};
	expect(together.mock.lastCall![0]).toEqual([
		{ name: 'occupancy.record', args, base: 'count-101' }
	]);
});

test('of a list that names no location that is known, a person says which it is', async () => {
	const other = viewDouble({ id: 'kade', name: 'Kade' });
	const rows = [HEADER, ['', '1', '0', '2', '1', 'nee']];
	const { screen } = await show([ship, other], desk, rows);
	await expect.element(screen.getByText('Van welke locatie is deze lijst?')).toBeVisible();
	await screen.getByLabelText('Locatie', { exact: true }).selectOptions('Kade');
	await expect.element(screen.getByRole('heading', { name: 'Kade' })).toBeVisible();
	await expect.element(screen.getByRole('radio', { name: /De kamers/ })).toBeVisible();
});

test('who may add rooms nowhere is told so', async () => {
	const { screen } = await show([ship], { ...desk, role: 'municipal' });
	await expect
		.element(screen.getByText('Er is geen locatie waar u kamers mag toevoegen.'))
		.toBeVisible();
});
