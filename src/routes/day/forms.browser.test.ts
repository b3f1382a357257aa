import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { RecordInput } from '$lib/client/client-types.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import { clientDouble, liveDouble } from '../client-double.ts';
import EntryDialog from './EntryDialog.svelte';
import type { OpenForm } from './form-kind.ts';
import { NO_UNIT } from './place.ts';
import { entryDouble, figuresDouble, unitDouble, viewDouble } from './view-double.ts';

async function open(form: OpenForm, view: LocationView = viewDouble(), isKept = true) {
	const onsave = vi.fn<(input: RecordInput) => Promise<boolean>>(async () => isKept);
	const onclose = vi.fn();
	const views = { entry: liveDouble(entryDouble()).query };
	const props = { client: clientDouble({ views }), view, form, refusal: undefined };
	const screen = await render(EntryDialog, { ...props, onclose, onsave });
	const dialog = screen.getByRole('dialog');
	const save = () => dialog.getByRole('button', { name: 'Opslaan' }).click();
	const show = (next: LocationView) => screen.rerender({ ...props, view: next, onclose, onsave });
	return { dialog, save, onsave, onclose, show };
}

const house = viewDouble({
	detail: 'units',
	rest: 2,
	units: [unitDouble('Hut 1'), unitDouble('Hut 2')]
});

test('an arrival above what is free is doubted and saved all the same (D3)', async () => {
	const { dialog, save, onsave, onclose } = await open({ kind: 'arrive' });
	await dialog.getByRole('button', { name: '4', exact: true }).click();
	await expect.element(dialog.getByText('Dat is 1 meer dan er vrij is.')).toBeVisible();
	await expect.element(dialog.getByText('1 te veel')).toBeVisible();
	await save();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({ entry: { kind: 'arrive', n: 4 } });
	expect(onclose).toHaveBeenCalledOnce();
});

test('what could not be kept stays in the form', async () => {
	const { save, onsave, onclose } = await open({ kind: 'arrive' }, viewDouble(), false);
	await save();
	expect(onsave).toHaveBeenCalledOnce();
	expect(onclose).not.toHaveBeenCalled();
});

test('a count shows what it was and the difference, and doubts what lies far off', async () => {
	const { dialog, save, onsave } = await open({ kind: 'recount' });
	await dialog.getByRole('textbox', { name: 'Mensen' }).fill('62');
	await expect.element(dialog.getByText('Was 102')).toBeVisible();
	await expect.element(dialog.getByText('verschil −40')).toBeVisible();
	await expect.element(dialog.getByText('40 minder dan er nu staat, klopt dat?')).toBeVisible();
	await save();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'recount', n: 62 },
		base: 'count'
	});
});

test('a count is made on what stood when it was begun, whatever comes in meanwhile (D11)', async () => {
	const { dialog, save, onsave, show } = await open({ kind: 'recount' });
	await expect.element(dialog.getByRole('textbox', { name: 'Mensen' })).toHaveValue('102');
	const figures = figuresDouble({ occupied: 45 });
	await show(viewDouble({ figures, newestCountId: 'of-a-colleague' }));
	await expect.element(dialog.getByText(/er staan nu 45 mensen/)).toBeVisible();
	await expect.element(dialog.getByRole('textbox', { name: 'Mensen' })).toHaveValue('102');
	await save();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'recount', n: 102 },
		base: 'count'
	});
});

test('a count above the usable beds is doubted as that, not as more than is free (D3)', async () => {
	const figures = figuresDouble({ occupied: 108 });
	const { dialog } = await open({ kind: 'recount' }, viewDouble({ figures }));
	await dialog.getByRole('textbox', { name: 'Mensen' }).fill('111');
	await expect
		.element(dialog.getByText('Dat is 3 meer dan er bruikbare bedden zijn.'))
		.toBeVisible();
});

test('what was seen before the last count is in it already, and says so (D9, D12)', async () => {
	const { dialog, save, onsave } = await open({ kind: 'depart' });
	await dialog.getByRole('radio', { name: 'Eerder' }).click();
	await dialog.getByLabelText('Dag en tijd').fill('2026-11-22T15:30');
	await expect.element(dialog.getByText(/^Dit is van vóór de telling/)).toBeVisible();
	await save();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'depart', n: 1 },
		observedAt: '2026-11-22T14:30:00.000Z'
	});
});

test.each([
	['2026-11-23T09:00', 'Dit tijdstip is nog niet geweest.'],
	['2026-10-01T09:00', /^Kies een moment na/]
])('seen at %s is not saved, and says why', async (moment, problem) => {
	const { dialog, save, onsave } = await open({ kind: 'arrive' });
	await dialog.getByRole('radio', { name: 'Eerder' }).click();
	await dialog.getByLabelText('Dag en tijd').fill(moment);
	await save();
	await expect.element(dialog.getByRole('alert').getByText(problem)).toBeVisible();
	await expect.element(dialog.getByLabelText('Dag en tijd')).toHaveFocus();
	expect(onsave).not.toHaveBeenCalled();
});

test('only the reason that changed is named, with the day it is expected back', async () => {
	const view = viewDouble({ outUntil: { repair: '2026-12-01' } });
	const { dialog, save, onsave } = await open({ kind: 'out' }, view);
	await save();
	await expect.element(dialog.getByRole('alert').getByText(/nog niets veranderd/)).toBeVisible();
	await dialog.getByRole('button', { name: 'Schoonmaak: 1 erbij' }).click();
	await save();
	await dialog.getByRole('button', { name: 'Reparatie: 1 eraf' }).click();
	await save();
	expect(onsave.mock.calls).toEqual([
		[{ entry: { kind: 'declareOutOfService', byReason: { cleaning: { n: 1 } } } }],
		[
			{
				entry: {
					kind: 'declareOutOfService',
					byReason: { cleaning: { n: 1 }, repair: { n: 1, until: '2026-12-01' } }
				}
			}
		]
	]);
});

test('snijverlies above the free beds is kept, and says what of it counts (D6)', async () => {
	const { dialog, save, onsave } = await open({ kind: 'lost' });
	await dialog.getByRole('textbox', { name: 'Zorg nodig' }).fill('9');
	await expect.element(dialog.getByText(/^Er zijn 6 bedden vrij/)).toBeVisible();
	await save();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'declareSnijverlies', byReason: { household: 2, care: 9 } }
	});
});

test('snijverlies of a room holds until the next movement, and is of no other room (D6)', async () => {
	const { dialog } = await open({ kind: 'lost', unitId: 'Hut 1' }, house);
	await expect.element(dialog.getByText(/geldt tot de volgende aankomst/)).toBeVisible();
	await expect.element(dialog.getByRole('textbox', { name: 'Zorg nodig' })).toBeVisible();
	expect(dialog.getByRole('textbox', { name: 'Kamer nog niet bekend' }).elements()).toEqual([]);
});

test('an arrival in a room that is not shared says why nothing is free after it (D6)', async () => {
	const { dialog } = await open({ kind: 'arrive', unitId: 'Hut 1' }, house);
	await expect.element(dialog.getByText(/^Deze kamer wordt niet gedeeld/)).toBeVisible();
	await dialog.getByRole('button', { name: '4', exact: true }).click();
	await expect.element(dialog.getByText(/^Deze kamer wordt niet gedeeld/)).not.toBeInTheDocument();
});

test('per room a count needs its room, a movement may be of people without one (D5)', async () => {
	const count = await open({ kind: 'recount' }, house);
	await expect.element(count.dialog.getByRole('heading')).toBeVisible();
	expect(count.dialog.getByRole('textbox').elements()).toEqual([]);
	await count.save();
	await expect.element(count.dialog.getByRole('alert').getByText('Kies een kamer.')).toBeVisible();
	await count.dialog.getByLabelText('Kamer').selectOptions('Hut 2 · 3 bedden vrij');
	await count.save();
	expect(count.onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'recount', n: 1 },
		unitId: 'Hut 2',
		base: null
	});
	count.dialog.element().remove();

	const arrival = await open({ kind: 'arrive' }, house);
	await arrival.save();
	expect(arrival.onsave).toHaveBeenCalledExactlyOnceWith({ entry: { kind: 'arrive', n: 1 } });
});

test('a move is between two different places, of which one may be no room yet', async () => {
	const { dialog, save, onsave } = await open({ kind: 'move' }, house);
	await save();
	await expect.element(dialog.getByRole('alert').getByText('Kies een kamer.')).toBeVisible();
	const to = dialog.getByLabelText('Naar kamer');
	const none = to.getByRole('option', { name: 'Nog niet op een kamer' });
	expect(none.elements()).toHaveLength(0);
	await to.selectOptions('Hut 1 · 3 bedden vrij');
	await dialog.getByLabelText('Van kamer').selectOptions('Hut 1 · 3 bedden vrij');
	await expect.element(to).toHaveValue(NO_UNIT);
	expect(none.elements()).toHaveLength(1);
	await dialog.getByLabelText('Van kamer').selectOptions('Nog niet op een kamer');
	await to.selectOptions('Hut 1 · 3 bedden vrij');
	await save();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'move', n: 1, toUnitId: 'Hut 1' }
	});
});

test('from a room a tap on the next one is the move, of as many as are filled in', async () => {
	const { dialog, onsave, onclose } = await open({ kind: 'move', unitId: 'Hut 1', n: 1 }, house);
	const other = dialog.getByRole('button', { name: /^Hut 2/ });
	expect(dialog.getByRole('button', { name: /^Hut 1/ }).elements()).toHaveLength(0);
	await dialog.getByRole('textbox', { name: 'Mensen' }).fill('4');
	await expect.element(other).not.toBeInTheDocument();
	await dialog.getByRole('button', { name: '2', exact: true }).click();
	await other.click();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'move', n: 2, toUnitId: 'Hut 2' },
		unitId: 'Hut 1'
	});
	expect(onclose).toHaveBeenCalledOnce();
});

test('where everybody has a room a move asks from which, and doubts nothing before it is said', async () => {
	const { dialog, save, onsave } = await open({ kind: 'move' }, { ...house, rest: 0 });
	await expect.element(dialog.getByLabelText('Van kamer')).toHaveValue(NO_UNIT);
	await expect.element(dialog.getByText(/meer dan er/)).not.toBeInTheDocument();
	await dialog.getByLabelText('Naar kamer').selectOptions('Hut 1 · 3 bedden vrij');
	await save();
	await expect.element(dialog.getByRole('alert').getByText('Kies een kamer.')).toBeVisible();
	expect(onsave).not.toHaveBeenCalled();
});
