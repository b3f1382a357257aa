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
	await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
});

test('what is kept goes from sight before it closes, shows no new figures meanwhile, and is not kept twice', async () => {
	const { dialog, onsave, onclose, show } = await open({ kind: 'arrive' });
	const element = dialog.element() as HTMLDialogElement;
	const form = element.querySelector('form')!;
	const before = form.textContent;
	let end = (_isKept: boolean) => {};
	onsave.mockReturnValueOnce(new Promise((resolve) => (end = resolve)));
	form.requestSubmit();
	await show(viewDouble({ placeable: 1 }));
	expect(form.textContent).toBe(before);
	expect(element).toBeVisible();
	const gone = new Promise<void>((resolve) => {
		const seen = new MutationObserver(() => resolve());
		seen.observe(element, { attributeFilter: ['class'] });
	});
	end(true);
	await gone;
	expect(element).not.toBeVisible();
	expect(onclose).not.toHaveBeenCalled();
	form.requestSubmit();
	await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
	expect(onsave).toHaveBeenCalledOnce();
});

test('what could not be kept stays in the form', async () => {
	const { dialog, save, onsave, onclose, show } = await open(
		{ kind: 'arrive' },
		viewDouble(),
		false
	);
	await save();
	expect(onsave).toHaveBeenCalledOnce();
	await expect.element(dialog).toBeVisible();
	expect(onclose).not.toHaveBeenCalled();
	await show(viewDouble({ figures: figuresDouble({ occupied: 7 }) }));
	await expect.element(dialog.getByText('8', { exact: true })).toBeVisible();
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

test('what cannot be read as a number of beds is not called unchanged too', async () => {
	const { dialog, save, onsave } = await open({ kind: 'out' });
	await dialog.getByRole('textbox', { name: 'Reparatie' }).fill('twee');
	await save();
	const told = () => dialog.getByRole('alert').element().textContent;
	await expect.poll(told).toMatch(/Vul een heel getal in/);
	expect(told()).not.toMatch(/nog niets veranderd/);
	expect(onsave).not.toHaveBeenCalled();
});

test('a day on which beds come back is doubted when it has passed or is years away, and kept all the same (D7)', async () => {
	const { dialog, save, onsave } = await open({ kind: 'out' });
	await dialog.getByRole('button', { name: 'Schoonmaak: 1 erbij' }).click();
	const day = dialog.getByLabelText(/Verwacht terug/).last();
	for (const [typed, words] of [
		['2025-12-01', /al geweest\. Klopt het jaar/],
		['2062-12-01', /over 36 jaar/]
	] as const) {
		await day.fill(typed);
		await expect.element(dialog.getByText(words)).toBeVisible();
	}
	await day.fill('2026-12-01');
	await expect.element(dialog.getByText(/Klopt het jaar/)).not.toBeInTheDocument();
	await day.fill('2025-12-01');
	await save();
	const cleaning = { n: 1, until: '2025-12-01' };
	expect(onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'declareOutOfService', byReason: { cleaning } }
	});
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
	await count.dialog.getByLabelText('Kamer').selectOptions('Hut 2 · 1 bezet');
	await count.save();
	expect(count.onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'recount', n: 1 },
		unitId: 'Hut 2',
		base: null
	});
	await vi.waitFor(() => expect(count.onclose).toHaveBeenCalledOnce());
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
	await dialog.getByLabelText('Van kamer').selectOptions('Hut 1 · 1 bezet');
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
	await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
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

const people = (occupied: number) => ({
	figures: figuresDouble({ realised: 4, occupied, outOfService: 0, outOfServiceBy: {} }),
	placeable: 4 - occupied
});
const fullHouse = viewDouble({
	detail: 'units',
	units: [unitDouble('Hut 1', people(0)), unitDouble('Hut 2', people(3))]
});

test('who leaves is in a room unless somebody has none yet: a departure asks which (D5)', async () => {
	const { dialog, save, onsave } = await open({ kind: 'depart' }, fullHouse);
	const room = dialog.getByLabelText('Kamer', { exact: true });
	await expect.element(room).toHaveValue(NO_UNIT);
	await save();
	await expect.element(dialog.getByRole('alert').getByText('Kies een kamer.')).toBeVisible();
	expect(onsave).not.toHaveBeenCalled();
	expect(dialog.getByRole('option', { name: /^Hut 1/ }).elements()).toHaveLength(0);
	await room.selectOptions('Hut 2 · 3 bezet');
	await save();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'depart', n: 1 },
		unitId: 'Hut 2'
	});
});

test('where somebody has no room yet a departure starts with them', async () => {
	const { dialog, save, onsave } = await open({ kind: 'depart' }, { ...fullHouse, rest: 2 });
	await save();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({ entry: { kind: 'depart', n: 1 } });
	await expect.element(dialog.getByText(/meer dan er/)).not.toBeInTheDocument();
});

test('an arrival without a room shows what is occupied and free of one place: the house', async () => {
	const { dialog } = await open({ kind: 'arrive' }, { ...fullHouse, rest: 2 });
	await expect.element(dialog.getByText('102 → 103')).toBeVisible();
	await expect.element(dialog.getByText('3 → 2')).toBeVisible();
	await expect.element(dialog.getByText(/^Tel ook baby’s mee/)).toBeVisible();
});

test('a move leaves a room with people in it, for one with what is free there', async () => {
	const { dialog } = await open({ kind: 'move' }, fullHouse);
	const names = (label: string) =>
		Array.from(dialog.getByLabelText(label).element().querySelectorAll('option'), (option) =>
			option.textContent?.trim()
		);
	expect(names('Van kamer')).toEqual(['Kies…', 'Hut 2 · 3 bezet']);
	expect(names('Naar kamer')).toEqual([
		'Kies…',
		'Nog niet op een kamer',
		'Hut 1 · 4 bedden vrij',
		'Hut 2 · 1 bed vrij'
	]);
});

test('beds that go while people sleep in them are doubted, and saved all the same (D3, D7)', async () => {
	const { dialog, save, onsave } = await open({ kind: 'beds', unitId: 'Hut 2' }, fullHouse);
	await dialog.getByRole('textbox', { name: 'Bedden' }).fill('2');
	await expect.element(dialog.getByText('Er zijn 3 bedden bezet of buiten gebruik.')).toBeVisible();
	await save();
	expect(onsave).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'setRealised', n: 2 },
		unitId: 'Hut 2'
	});
});

test('a doubt about beds out of use stands beside the reason that was changed', async () => {
	const { dialog } = await open({ kind: 'out' });
	await dialog.getByRole('textbox', { name: 'Schoonmaak' }).fill('40');
	const doubt = dialog.getByText(/waar niemand in slaapt/).first();
	await expect.element(doubt).toBeVisible();
	const field = dialog.getByRole('textbox', { name: 'Schoonmaak' }).element();
	const next = dialog.getByRole('textbox', { name: 'Quarantaine' }).element();
	const at = (one: Element) => one.getBoundingClientRect().top;
	expect(at(doubt.element())).toBeGreaterThan(at(field));
	expect(at(doubt.element())).toBeLessThan(at(next));
});
