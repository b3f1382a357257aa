import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { MutationDraft } from '$lib/client/client-types.ts';
import type { LocationView, TogetherOutcome, UnitView } from '$lib/client/view-types.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { clientDouble } from '../../../../client-double.ts';
import {
	figuresDouble,
	MANAGER,
	regionDouble,
	unitDouble,
	viewDouble
} from '../../../../day/view-double.ts';
import RoomsPage from './RoomsPage.svelte';

function room(id: string, occupied: number): UnitView {
	const figures = figuresDouble({
		realised: 4,
		occupied,
		outOfService: 0,
		outOfServiceBy: {},
		snijverlies: {},
		reserved: 0
	});
	return unitDouble(id, { figures, placeable: 4 - occupied });
}

async function show(parts: Partial<LocationView> = {}, me: Me = MANAGER) {
	const edit = {
		together: vi.fn(async (drafts: MutationDraft[]): Promise<TogetherOutcome> => ({
			ok: true,
			uuids: drafts.map((_, at) => `edit-${at}`)
		})),
		restoreUnit: vi.fn(async () => ({ ok: true, uuid: 'back' })),
		retireUnit: vi.fn(async () => ({ ok: true, uuid: 'new' })),
		setDetail: vi.fn(async () => ({ ok: true, uuid: 'new' })),
		undo: vi.fn(async () => ({ ok: true, uuid: 'void' }))
	};
	const units = [room('101', 3), room('102', 0)];
	const view = viewDouble({ detail: 'units', units, ...parts });
	const region = regionDouble(me);
	const client = clientDouble({ edit, views: { region } });
	const screen = await render(RoomsPage, { client, me, view });
	const change = (changed: Partial<LocationView>) =>
		screen.rerender({ client, me, view: { ...view, ...changed } });
	return { screen, change, ...edit };
}

test('a series of rooms is added at once, and says what it comes to before that', async () => {
	const { screen, together } = await show();
	await screen.getByRole('button', { name: 'Kamers toevoegen' }).click();
	await screen.getByLabelText('Naam of nummer').fill('201');
	await screen.getByLabelText('Tot en met').fill('212');
	await screen.getByLabelText('Verdieping').selectOptions('2e verdieping');
	await expect.element(screen.getByText('12 kamers, samen 24 bedden')).toBeVisible();
	await screen.getByRole('button', { name: 'Toevoegen', exact: true }).click();
	const drafts = together.mock.calls[0]![0];
	expect(drafts).toHaveLength(12);
	expect(drafts[11]).toMatchObject({
		name: 'unit.add',
		args: { locationId: 'esch', name: '212', beds: 2, floor: 2, sharedBy: 'family' }
	});
	await expect.element(screen.getByText('12 kamers toegevoegd')).toBeVisible();
});

test('rooms that were added by mistake are taken back together', async () => {
	const { screen, together } = await show();
	await screen.getByRole('button', { name: 'Kamers toevoegen' }).click();
	await screen.getByLabelText('Naam of nummer').fill('201');
	await screen.getByLabelText('Tot en met').fill('202');
	await screen.getByRole('button', { name: 'Toevoegen', exact: true }).click();
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	const [added, undone] = together.mock.calls.map(([drafts]) => drafts);
	expect(undone).toEqual(
		added!.map(({ args }) => ({ name: 'unit.retire', args: { unitId: args.id } }))
	);
	await expect.element(screen.getByText('Ongedaan gemaakt')).toBeVisible();
});

test.each([
	['a manager', MANAGER, 'site'],
	['the desk, which saw nothing itself', { ...MANAGER, role: 'rcvs' as const }, 'import']
])(
	'a switch by %s is taken back whole: the numbers stand as they did (D13)',
	async (_, me, source) => {
		const { screen, undo } = await show({ detail: 'site' }, me);
		await screen.getByRole('button', { name: 'Per kamer gaan werken' }).click();
		await screen.getByRole('button', { name: 'Omzetten' }).click();
		await expect.element(screen.getByText('Deze locatie werkt nu per kamer')).toBeVisible();
		await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
		expect(undo).toHaveBeenCalledExactlyOnceWith('new', { source });
	}
);

test('a room that is there already is not added a second time', async () => {
	const { screen, together } = await show();
	await screen.getByRole('button', { name: 'Kamers toevoegen' }).click();
	await screen.getByLabelText('Naam of nummer').fill('100');
	await screen.getByLabelText('Tot en met').fill('102');
	await screen.getByRole('button', { name: 'Toevoegen', exact: true }).click();
	await expect
		.element(screen.getByRole('link', { name: 'Deze kamers zijn er al: 101, 102' }))
		.toBeVisible();
	expect(together).not.toHaveBeenCalled();
});

test('a room whose name is written otherwise is there already', async () => {
	const { screen } = await show({ units: [room('Hut 1', 0)] });
	await screen.getByRole('button', { name: 'Kamers toevoegen' }).click();
	await screen.getByLabelText('Naam of nummer').fill('hut-1');
	await screen.getByRole('button', { name: 'Toevoegen', exact: true }).click();
	await expect
		.element(screen.getByRole('link', { name: 'Deze kamers zijn er al: hut-1' }))
		.toBeVisible();
});

test('a name that stands twice is told, with what to do about it', async () => {
	const { screen } = await show({ units: [room('Hut 1', 0), room('hut 1', 0)] });
	await expect
		.element(screen.getByText('Deze naam staat er meer dan één keer: Hut 1'))
		.toBeVisible();
});

test('a room with people in it does not go, and the screen says what to do (D5)', async () => {
	const { screen } = await show();
	await screen.getByRole('button', { name: /^101/ }).click();
	await screen.getByRole('button', { name: 'Kamer wijzigen' }).click();
	await expect.element(screen.getByText(/^Er slapen nog 3 mensen in deze kamer/)).toBeVisible();
	expect(screen.getByRole('button', { name: 'Kamer laten vervallen' }).elements()).toHaveLength(0);
});

test('an empty room goes after a second question', async () => {
	const { screen, retireUnit } = await show();
	await screen.getByRole('button', { name: /^102/ }).click();
	await screen.getByRole('button', { name: 'Kamer wijzigen' }).click();
	await screen.getByRole('button', { name: 'Kamer laten vervallen' }).click();
	expect(retireUnit).not.toHaveBeenCalled();
	await screen.getByRole('button', { name: 'Ja, laten vervallen' }).click();
	expect(retireUnit).toHaveBeenCalledExactlyOnceWith('102');
	await expect.element(screen.getByText('Kamer 102 is vervallen')).toBeVisible();
});

/** Of which one was closed a day before the other. */
const closed = ['101', '102'].map((name, at) => {
	const { unit, ...rest } = room(name, 0);
	return {
		...rest,
		unit: { ...unit, retired: true, retiredAt: `2026-11-0${at + 1}T09:00:00.000Z` }
	};
});

test.each(['units', 'site'] as const)(
	'rooms that were closed are listed, the last one first, and come back with one tap (D5; %s)',
	async (detail) => {
		const { screen, restoreUnit, retireUnit } = await show({
			...{ detail, units: [room('1', 2), ...closed] }
		});
		await screen.getByText('2 vervallen kamers').click();
		const back = screen.getByRole('button', { name: /terugzetten$/ });
		await expect.element(back.nth(0)).toHaveAccessibleName('Kamer 102 terugzetten');
		await back.nth(1).click();
		expect(restoreUnit).toHaveBeenCalledExactlyOnceWith('101');
		await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
		expect(retireUnit).toHaveBeenCalledExactlyOnceWith('101');
	}
);

test('a room that was closed more than 30 days ago, or whose name is open again, does not come back (D5)', async () => {
	const [old, twin, recent] = ['103', '104', '105'].map((name) => room(name, 0));
	const retired = ({ unit, ...rest }: UnitView, retiredAt: string) => ({
		...rest,
		unit: { ...unit, retired: true, retiredAt }
	});
	const { screen } = await show({
		units: [
			room('1', 2),
			{ ...twin!, unit: { ...twin!.unit, id: 'twin' } },
			retired(old!, '2026-10-15T09:00:00.000Z'),
			...[twin!, recent!].map((view) => retired(view, '2026-11-10T09:00:00.000Z'))
		]
	});
	await screen.getByText('3 vervallen kamers').click();
	const back = screen.getByRole('button', { name: /terugzetten$/ });
	await expect.element(back).toHaveAccessibleName('Kamer 105 terugzetten');
	await expect.element(screen.getByText(/alsof die nooit is vervallen/)).toBeVisible();
});

test('who may not manage rooms finds no list of closed ones', async () => {
	const { screen } = await show(
		{ units: [room('1', 2), ...closed] },
		{ ...MANAGER, role: 'municipal', municipalities: ['GM0148'] }
	);
	await expect.element(screen.getByRole('button', { name: /^1 / })).toBeVisible();
	expect(screen.getByText(/vervallen kamer/).elements()).toHaveLength(0);
});

test('who may not manage rooms sees them and finds no way to change them', async () => {
	const { screen } = await show({}, { ...MANAGER, role: 'municipal', municipalities: ['GM0148'] });
	await expect.element(screen.getByRole('button', { name: /^102/ })).toBeVisible();
	for (const name of ['Kamers toevoegen', 'Terug naar één getal'])
		expect(screen.getByRole('button', { name }).elements()).toHaveLength(0);
});

test('the switch to rooms states what was counted, and shows the difference unlevelled (D5)', async () => {
	const { screen, setDetail } = await show({ detail: 'site' });
	await screen.getByRole('button', { name: 'Per kamer gaan werken' }).click();
	await screen.getByLabelText('Mensen in kamer 101').fill('4');
	await expect.element(screen.getByRole('row', { name: 'Mensen 102 4' })).toBeVisible();
	await expect.element(screen.getByText(/^1 kamer is niet ingevuld/)).toBeVisible();
	await screen.getByRole('button', { name: 'Omzetten' }).click();
	expect(setDetail).toHaveBeenCalledExactlyOnceWith('esch', {
		detail: 'units',
		units: [{ unitId: '101', occupied: 4, outOfService: {} }]
	});
});

test('the switch keeps why beds of a room are out of service, and compares per reason (D5)', async () => {
	const outOfServiceBy = { repair: 2, quarantine: 3 };
	const { screen, setDetail } = await show({
		detail: 'site',
		figures: figuresDouble({ outOfService: 5, outOfServiceBy }),
		outUntil: { repair: '2026-12-01' }
	});
	await screen.getByRole('button', { name: 'Per kamer gaan werken' }).click();
	await screen.getByLabelText('Mensen in kamer 102').fill('0');
	const why = screen.getByLabelText('Kamer 102: waarom buiten gebruik');
	expect(why.elements()).toEqual([]);
	await screen.getByLabelText('Bedden buiten gebruik in kamer 102').fill('2');
	await expect.element(why).toHaveValue('quarantine');
	await why.selectOptions('Reparatie');
	await expect
		.element(screen.getByRole('row', { name: 'Buiten gebruik: Reparatie 2 2' }))
		.toBeVisible();
	await screen.getByRole('button', { name: 'Omzetten' }).click();
	expect(setDetail).toHaveBeenCalledExactlyOnceWith('esch', {
		detail: 'units',
		units: [{ unitId: '102', occupied: 0, outOfService: { repair: { n: 2, until: '2026-12-01' } } }]
	});
});

test('what was passed on while somebody counted for the switch is said (D5, D9)', async () => {
	const { screen, change } = await show({ detail: 'site' });
	await screen.getByRole('button', { name: 'Per kamer gaan werken' }).click();
	await screen.getByLabelText('Mensen in kamer 101').fill('4');
	const said = screen.getByText(/^Terwijl u telde is er iets doorgegeven/);
	expect(said.elements()).toEqual([]);
	await change({ figures: figuresDouble({ observedAt: '2099-01-01T00:00:00.000Z' }) });
	await expect.element(said).toBeVisible();
});

test('a second tap switches no second time', async () => {
	const { screen, setDetail } = await show({ detail: 'site' });
	await screen.getByRole('button', { name: 'Per kamer gaan werken' }).click();
	const tap = screen.getByRole('button', { name: 'Omzetten' }).element() as HTMLElement;
	tap.click();
	tap.click();
	expect(setDetail).toHaveBeenCalledOnce();
});

test('what is no number is said at its room, and nothing is switched', async () => {
	const { screen, setDetail } = await show({ detail: 'site' });
	await screen.getByRole('button', { name: 'Per kamer gaan werken' }).click();
	await screen.getByLabelText('Bedden buiten gebruik in kamer 102').fill('1');
	await screen.getByRole('button', { name: 'Omzetten' }).click();
	await expect
		.element(
			screen.getByRole('link', {
				name: /^Kamer 102: vul een heel getal in van 0 \(niemand\) tot 99.999/
			})
		)
		.toBeVisible();
	expect(setDetail).not.toHaveBeenCalled();
});

test('back to one number states the snijverlies that the rooms came to (D5)', async () => {
	const figures = figuresDouble({ snijverlies: { household: 3, undivided: 1 } });
	const { screen, setDetail } = await show({ figures });
	await screen.getByRole('button', { name: 'Terug naar één getal' }).click();
	await expect.element(screen.getByText(/110 bedden, 102 bezet, 2 buiten gebruik/)).toBeVisible();
	await screen.getByRole('button', { name: 'Omzetten' }).click();
	expect(setDetail).toHaveBeenCalledExactlyOnceWith('esch', {
		detail: 'site',
		snijverlies: { household: 3, undivided: 1 }
	});
});

test('back to one number says what becomes of free, too many and snijverlies, and what of it counts (D5, D6)', async () => {
	const figures = figuresDouble({
		...{ realised: 40, occupied: 30, outOfService: 0, outOfServiceBy: {}, reserved: 0 },
		...{ snijverlies: { household: 18 }, overcrowded: 9 }
	});
	const { screen } = await show({ figures, placeable: 1 });
	await screen.getByRole('button', { name: 'Terug naar één getal' }).click();
	const dialog = screen.getByRole('dialog');
	const becomes = (what: string) => dialog.getByRole('definition').filter({ hasText: what });
	await expect.element(becomes('1\u2002→\u20020')).toBeVisible();
	await expect.element(becomes('9\u2002→\u20020')).toBeVisible();
	await expect.element(becomes('18\u2002→\u200210')).toBeVisible();
	await expect.element(dialog.getByText(/opgegeven 18, telt mee 10/)).toBeVisible();
	await dialog.getByRole('textbox', { name: 'Gezin deelt de kamer niet' }).fill('4');
	await expect.element(becomes('1\u2002→\u20026')).toBeVisible();
});
