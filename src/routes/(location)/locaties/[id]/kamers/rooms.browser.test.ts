import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import type { LocationView, RecentEntry, UnitView } from '$lib/client/view-types.ts';
import { HOUSE } from '$lib/domain/fold/state.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { clientDouble, liveDouble } from '../../../../client-double.ts';
import {
	entryDouble,
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

async function show(
	parts: Partial<LocationView> = {},
	me: Me = MANAGER,
	dayEntries: RecentEntry[] = []
) {
	const edit = {
		record: vi.fn(async () => ({ ok: true, uuid: 'new' })),
		undo: vi.fn(async () => ({ ok: true, uuid: 'void' })),
		retireUnit: vi.fn(async () => ({ ok: true, uuid: 'retired' })),
		restoreUnit: vi.fn(async () => ({ ok: true, uuid: 'restored' }))
	};
	const view = viewDouble({ detail: 'units', units: [room('101'), empty], ...parts });
	const region = regionDouble(me);
	const client = clientDouble({
		edit,
		views: { region, dayEntries: liveDouble(dayEntries).query }
	});
	const screen = await render(RoomsPage, { client, me, view });
	const change = (next: Partial<LocationView>) =>
		screen.rerender({ client, me, view: { ...view, ...next } });
	return { screen, change, ...edit };
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

test('a household moves in two taps from the board, which can be taken back', async () => {
	const { screen, record, undo } = await show();
	await screen.getByRole('button', { name: /^101/ }).click();
	await screen.getByRole('button', { name: '3 naar kamer 102 · 4 bedden vrij · dier' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'move', n: 3, toUnitId: '102' },
		unitId: '101'
	});
	await expect.element(screen.getByRole('button', { name: /^101/ })).toHaveFocus();
	const strip = screen.getByRole('status').filter({ hasText: 'Kamer 101 → 102: Verhuizing' });
	await strip.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(undo).toHaveBeenCalledExactlyOnceWith('new', {});
});

test('another number, moment or room is entered in its form, where the household stands filled in', async () => {
	const { screen, record } = await show();
	await screen.getByRole('button', { name: /^101/ }).click();
	await screen.getByRole('button', { name: 'Alle 3 naar kamer: Anders' }).click();
	const dialog = screen.getByRole('dialog');
	await expect.element(dialog.getByLabelText('Mensen', { exact: true })).toHaveValue('3');
	await dialog.getByLabelText('Naar kamer').selectOptions('102');
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'move', n: 3, toUnitId: '102' },
		unitId: '101'
	});
});

test('what makes somebody look twice is not stored: its form opens with the number and the doubt (D3)', async () => {
	const full = room('103', { figures: { ...figures, occupied: 4, snijverlies: {} } });
	const { screen, record } = await show({ units: [full] });
	await screen.getByRole('button', { name: /^103/ }).click();
	await screen.getByRole('button', { name: '1 aangekomen in kamer 103' }).click();
	const dialog = screen.getByRole('dialog', { name: 'Hoeveel mensen zijn aangekomen?' });
	await expect.element(dialog.getByText('Dat is 1 meer dan er vrij is.')).toBeVisible();
	expect(record).not.toHaveBeenCalled();
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'arrive', n: 1 },
		unitId: '103'
	});
});

test('a count that lies far off stands in its form as it was tapped', async () => {
	const hall = room('103', { figures: { ...figures, realised: 7, occupied: 7 } });
	const { screen, record } = await show({ units: [hall] });
	await screen.getByRole('button', { name: /^103/ }).click();
	await screen.getByRole('button', { name: '1 aanwezig in kamer 103' }).click();
	const dialog = screen.getByRole('dialog', { name: 'Hoeveel mensen zijn er nu?' });
	await expect.element(dialog.getByText('6 minder dan er nu staat, klopt dat?')).toBeVisible();
	await expect.element(dialog.getByLabelText('Mensen', { exact: true })).toHaveValue('1');
	expect(record).not.toHaveBeenCalled();
});

test('a second tap while the first is being kept stores nothing more (S2)', async () => {
	const { screen, record } = await show();
	let keep = (_: { ok: true; uuid: string }) => {};
	record.mockReturnValue(new Promise((resolve) => (keep = resolve)));
	await screen.getByRole('button', { name: /^101/ }).click();
	const arrived = screen.getByRole('button', { name: '1 aangekomen in kamer 101' });
	await arrived.dblClick();
	keep({ ok: true, uuid: 'new' });
	await expect.element(screen.getByText('Kamer 101: Aankomst 1 opgeslagen')).toBeVisible();
	expect(record).toHaveBeenCalledOnce();
});

test('the second half of a double tap on a tile stores nothing', async () => {
	const { screen, record } = await show();
	await screen.getByRole('button', { name: /^101/ }).click();
	const arrived = screen.getByRole('button', { name: '1 aangekomen in kamer 101' }).element();
	const rows = arrived.closest('.rows')!;
	const [settling] = rows.getAnimations();
	expect(getComputedStyle(arrived).pointerEvents).toBe('none');
	settling!.finish();
	expect(getComputedStyle(arrived).pointerEvents).toBe('auto');
	expect(record).not.toHaveBeenCalled();
});

test('what could not be kept is said in the room, which stays open (S21)', async () => {
	const { screen, record } = await show();
	record.mockResolvedValue({ ok: false, code: 'no-rights' } as never);
	await screen.getByRole('button', { name: /^101/ }).click();
	await screen.getByRole('button', { name: '1 aangekomen in kamer 101' }).click();
	const dialog = screen.getByRole('dialog', { name: 'Kamer 101' });
	await expect.element(dialog.getByRole('alert')).toBeVisible();
	expect(screen.getByRole('alert').elements()).toHaveLength(1);
});

test('one room is confirmed with exactly the numbers that stand there (D14)', async () => {
	const { screen, record } = await show();
	await screen.getByRole('button', { name: /^101/ }).click();
	await screen.getByRole('button', { name: '3 Klopt nog, Kamer 101' }).click();
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
		.element(
			screen.getByText('geen (opgegeven, geldt tot de volgende aankomst, vertrek of telling)')
		)
		.toBeVisible();
});

test('who stated the snijverlies of a room is named, with when: that, and not of another room (D6)', async () => {
	const at = minutesAgo(20);
	const stated = room('103', { isDeclared: true, declaredAt: at });
	const entry = { kind: 'declareSnijverlies', byReason: { household: 1 } } as const;
	const said = { entry, observedAt: at };
	const { screen } = await show({ units: [stated] }, MANAGER, [
		entryDouble({ ...said, id: 'other', unitId: '102', byName: 'Bas' }),
		entryDouble({ ...said, id: 'taken out', unitId: '103', byName: 'Bas', state: 'voided' }),
		entryDouble({ ...said, unitId: '103', byName: 'Anna Bakker' })
	]);
	await screen.getByRole('button', { name: /^103/ }).click();
	await expect
		.element(
			screen.getByText(
				'1: Gezin deelt de kamer niet (door Anna Bakker opgegeven vandaag 17:35, geldt tot de volgende aankomst, vertrek of telling)'
			)
		)
		.toBeVisible();
});

test('people without a room are asked for one, and can be brought in from the room (D5)', async () => {
	const { screen, record } = await show({ rest: 2 });
	await expect.element(screen.getByText('2 mensen zijn nog niet op een kamer')).toBeVisible();
	await screen.getByRole('button', { name: /^102/ }).click();
	await screen.getByRole('button', { name: '2 naar kamer 102' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'move', n: 2, toUnitId: '102' }
	});
});

test('who may only look sees the rooms and enters nothing', async () => {
	const { screen } = await show({}, { ...MANAGER, role: 'municipal', municipalities: ['GM0148'] });
	await screen.getByRole('button', { name: /^101/ }).click();
	await expect.element(screen.getByRole('heading', { name: 'Kamer 101' })).toBeVisible();
	expect(screen.getByRole('button', { name: /aangekomen|Anders/ }).elements()).toHaveLength(0);
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

test.each(['the cross', 'Escape'])(
	'closed with %s a room gives the focus back to its tile',
	async (way) => {
		const { screen } = await show();
		const tile = screen.getByRole('button', { name: /^102/ });
		await tile.click();
		if (way === 'Escape') await userEvent.keyboard('{Escape}');
		else await screen.getByRole('button', { name: 'Sluiten' }).click();
		await expect.element(tile).toHaveFocus();
	}
);

test.each([
	['stays', 1],
	['goes too', 2]
])(
	'a room that is full now goes with the filter, and the focus to another when its floor %s (WCAG 2.4.3)',
	async (_, floor) => {
		const on = { ...empty, unit: { ...empty.unit, floor } };
		const other = { ...empty, unit: { ...empty.unit, id: '103', name: '103' } };
		const { screen, change } = await show({ units: [room('101'), on, other] });
		await screen.getByRole('button', { name: 'Alleen met plek' }).click();
		await screen.getByRole('button', { name: /^102/ }).click();
		await screen.getByRole('button', { name: '4 aangekomen in kamer 102' }).click();
		await expect.element(screen.getByRole('button', { name: /^102/ })).toHaveFocus();
		await change({ units: [room('101'), { ...on, placeable: 0 }, other] });
		await expect.element(screen.getByRole('button', { name: /^103/ })).toHaveFocus();
	}
);

test('there is one strip: what was done last is what it takes back', async () => {
	const { screen, record, retireUnit, restoreUnit, undo } = await show();
	const strips = screen.getByRole('button', { name: 'Ongedaan maken' });
	await screen.getByRole('button', { name: /^101/ }).click();
	await screen.getByRole('button', { name: '3 Klopt nog, Kamer 101' }).click();
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
