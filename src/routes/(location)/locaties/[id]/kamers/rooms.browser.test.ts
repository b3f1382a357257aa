import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import { HOUSE } from '$lib/domain/fold/state.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { clientDouble } from '../../../../client-double.ts';
import {
	figuresDouble,
	MANAGER,
	minutesAgo,
	regionDouble,
	unitDouble,
	viewDouble
} from '../../../../day/view-double.ts';
import RoomsPage from './RoomsPage.svelte';

const figures = figuresDouble({
	realised: 4,
	occupied: 3,
	outOfService: 0,
	outOfServiceBy: {},
	snijverlies: { household: 1 },
	snijverliesDeclared: {},
	reserved: 0
});

function room(id: string, parts: Partial<UnitView> = {}): UnitView {
	const unit = { ...unitDouble(id).unit, suitable: { pets: 'yes' as const } };
	return unitDouble(id, { unit, figures, placeable: 0, ...parts });
}

const empty = room('102', {
	figures: { ...figures, occupied: 0, snijverlies: {} },
	placeable: 4
});

async function show(parts: Partial<LocationView> = {}, me: Me = MANAGER) {
	const edit = {
		record: vi.fn(async () => ({ ok: true, uuid: 'new' })),
		undo: vi.fn(async () => ({ ok: true, uuid: 'void' })),
		retireUnit: vi.fn(async () => ({ ok: true, uuid: 'retired' })),
		restoreUnit: vi.fn(async () => ({ ok: true, uuid: 'restored' }))
	};
	const view = viewDouble({ detail: 'units', units: [room('101'), empty], ...parts });
	const region = regionDouble(me);
	const client = clientDouble({ edit, views: { region } });
	const screen = await render(RoomsPage, { client, me, view });
	return { screen, ...edit };
}

test('a tile says in words what its beds show, and for whom the room is suitable', async () => {
	const { screen } = await show();
	const tile = screen.getByRole('button', { name: '101 dier 3 bezet, 1 snijverlies 1 verloren' });
	await expect.element(tile).toBeVisible();
	await expect.element(screen.getByRole('img', { name: '3 bezet, 1 snijverlies' })).toBeVisible();
});

test('only rooms with a place stay when that is asked', async () => {
	const { screen } = await show();
	await screen.getByRole('button', { name: 'Alleen met plek' }).click();
	await expect.element(screen.getByRole('button', { name: /^102/ })).toBeVisible();
	expect(screen.getByRole('button', { name: /^101/ }).elements()).toHaveLength(0);
});

test('two taps from the board stands the move of a household filled in; saved it can be taken back', async () => {
	const { screen, record, undo } = await show();
	await screen.getByRole('button', { name: /^101/ }).click();
	await screen.getByRole('button', { name: 'Verhuizing' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByLabelText('Naar kamer').selectOptions('102');
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'move', n: 3, toUnitId: '102' },
		unitId: '101'
	});
	await expect.element(screen.getByRole('button', { name: /^101/ })).toHaveFocus();
	const strip = screen.getByRole('status').filter({ hasText: 'Verhuizing' });
	await strip.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(undo).toHaveBeenCalledExactlyOnceWith('new', {});
});

test('one room is confirmed with exactly the numbers that stand there (D14)', async () => {
	const { screen, record } = await show();
	await screen.getByRole('button', { name: /^101/ }).click();
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: {
			kind: 'confirm',
			seen: { realised: 4, occupied: 3, outOfService: 0, snijverliesDeclared: null }
		},
		unitId: '101'
	});
	expect(screen.getByRole('dialog').elements()).toHaveLength(0);
});

test('a room says where its snijverlies comes from: worked out or stated (D6)', async () => {
	const { screen } = await show();
	await screen.getByRole('button', { name: /^101/ }).click();
	await expect
		.element(screen.getByText('1: Gezin deelt de kamer niet (rekent de app zelf uit)'))
		.toBeVisible();
});

test('a room of which somebody said that every bed can be given says so, and how long that holds (D6)', async () => {
	const stated = room('103', { figures: { ...figures, snijverlies: {} }, isDeclared: true });
	const { screen } = await show({ units: [stated] });
	await screen.getByRole('button', { name: /^103/ }).click();
	await expect
		.element(screen.getByText('geen (opgegeven tot de volgende aankomst, vertrek of telling)'))
		.toBeVisible();
});

test('people without a room are asked for one, and can be brought in from the room (D5)', async () => {
	const { screen, record } = await show({ rest: 2 });
	await expect.element(screen.getByText('2 mensen zijn nog niet op een kamer')).toBeVisible();
	await screen.getByRole('button', { name: /^102/ }).click();
	await screen.getByRole('button', { name: 'Van “nog niet op een kamer” hierheen' }).click();
	await screen.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'move', n: 2, toUnitId: '102' }
	});
});

test('who may only look sees the rooms and enters nothing', async () => {
	const { screen } = await show({}, { ...MANAGER, role: 'municipal', municipalities: ['GM0148'] });
	await screen.getByRole('button', { name: /^101/ }).click();
	await expect.element(screen.getByRole('heading', { name: 'Kamer 101' })).toBeVisible();
	expect(screen.getByRole('button', { name: 'Aankomst' }).elements()).toHaveLength(0);
});

test('a room that nobody ever counted says so (D5)', async () => {
	const never = room('103', { figures: { ...figures, countedAt: null } });
	const counted = room('104', { figures: { ...figures, countedAt: minutesAgo(3) } });
	const { screen } = await show({ units: [never, counted] });
	await expect
		.element(screen.getByRole('button', { name: /^103 .* nog nooit geteld$/ }))
		.toBeVisible();
	await expect.element(screen.getByRole('button', { name: /^104 .* 1 verloren$/ })).toBeVisible();
});

test('a card about a room stands on the page of the rooms, with its way out, and one about the house does not (D5, D14)', async () => {
	const { screen, record } = await show({
		cards: [
			{ kind: 'switch-differs', switch: 'switch', site: 86, units: 70 },
			{ kind: 'negative', place: '102', what: 'occupied', n: 2 },
			{ kind: 'confirm-differs', place: HOUSE, confirm: 'confirm', seen: 6, now: 7 }
		]
	});
	const cards = screen.getByRole('region', { name: 'Graag even kijken' });
	await expect.element(cards.getByText(/^kamer 102\./)).toBeVisible();
	expect(cards.getByRole('heading', { level: 3 }).elements()).toHaveLength(2);
	await cards.getByRole('button', { name: 'Opnieuw tellen' }).click();
	await expect.element(screen.getByRole('dialog')).toBeVisible();
	await screen.getByRole('dialog').getByLabelText('Mensen').fill('1');
	await screen.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click();
	expect(record.mock.lastCall).toMatchObject([
		'esch',
		{ unitId: '102', entry: { kind: 'recount', n: 1 } }
	]);
});

test('there is one strip: what was done last is what it takes back', async () => {
	const { screen, record, retireUnit, restoreUnit, undo } = await show();
	const strips = screen.getByRole('button', { name: 'Ongedaan maken' });
	await screen.getByRole('button', { name: /^101/ }).click();
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	expect(record).toHaveBeenCalledOnce();
	await expect.element(strips).toBeVisible();
	await screen.getByRole('button', { name: /^102/ }).click();
	await screen.getByRole('button', { name: 'Kamer wijzigen' }).click();
	await screen.getByRole('button', { name: 'Kamer laten vervallen' }).click();
	await screen.getByRole('button', { name: 'Ja, laten vervallen' }).click();
	expect(retireUnit).toHaveBeenCalledExactlyOnceWith('102');
	await expect.element(screen.getByText('Kamer 102 is vervallen')).toBeVisible();
	expect(strips.elements()).toHaveLength(1);
	await strips.click();
	expect(restoreUnit).toHaveBeenCalledExactlyOnceWith('102');
	expect(undo).not.toHaveBeenCalled();
	await expect.element(screen.getByText('Kamer 102 is terug')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: /^102/ })).toHaveFocus();
	expect(strips.elements()).toHaveLength(0);
});
