import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { clientDouble } from '../client-double.ts';
import UndoActDialog from './UndoActDialog.svelte';
import UndoDialog from './UndoDialog.svelte';
import { entryDouble, unitDouble, viewDouble } from './view-double.ts';

test.each([
	['units' as const, /De kamers \(1\) gaan van het scherm/],
	['site' as const, /Wat sindsdien voor de hele locatie is geteld/]
])('a switch to %s says before it is taken back what goes with it (D5)', async (detail, said) => {
	const view = viewDouble({ detail, units: [unitDouble('hut1')] });
	const entry = entryDouble({ entry: { kind: 'setDetail', detail } });
	const does = { onclose: vi.fn(), onundo: vi.fn(async () => true), oncorrect: vi.fn() };
	const props = { client: clientDouble({}), view, entry, refusal: undefined, ...does };
	const screen = await render(UndoDialog, props);
	await expect.element(screen.getByText(said)).toBeVisible();
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(does.onundo).toHaveBeenCalledExactlyOnceWith(entry.id, undefined);
});

/** A form that puts right what stands; `correct` is told what is recorded for it. */
async function putRight(entry: Parameters<typeof entryDouble>[0]) {
	const units = ['hut1', 'hut2', 'hut3'].map((id) => unitDouble(id));
	const view = viewDouble({ detail: 'units', units });
	const correct = vi.fn(async () => true);
	const does = { onclose: vi.fn(), onundo: vi.fn(), oncorrect: correct };
	const props = { client: clientDouble({}), view, refusal: undefined, ...does };
	const screen = await render(UndoDialog, {
		...props,
		entry: entryDouble({ unitId: 'hut1', unitName: 'hut1', ...entry })
	});
	const save = () => screen.getByRole('button', { name: 'Verbeteren' }).click();
	return { screen, save, correct };
}

const MOVE = { kind: 'move' as const, n: 2, toUnitId: 'hut2' };

test('a move shows both its rooms, and is put right as to where it went (D13)', async () => {
	const { screen, save, correct } = await putRight({ entry: MOVE });
	await expect.element(screen.getByLabelText('Van kamer')).toHaveValue('hut1');
	await screen.getByLabelText('Naar kamer').selectOptions('hut3');
	await save();
	expect(correct).toHaveBeenCalledExactlyOnceWith([
		{ entry: { ...MOVE, toUnitId: 'hut3' }, corrects: 'count' }
	]);
});

test('who chooses for a move the room that it went to as where it came from turns it round', async () => {
	const { screen, save, correct } = await putRight({ entry: MOVE });
	await screen.getByLabelText('Van kamer').selectOptions('hut2');
	await expect.element(screen.getByLabelText('Naar kamer')).toHaveValue('hut1');
	await save();
	expect(correct).toHaveBeenCalledExactlyOnceWith([
		{ entry: { ...MOVE, toUnitId: 'hut1' }, unitId: 'hut2', corrects: 'count' }
	]);
});

test('who arrived in a room may turn out to have none yet; a count is always of a room (D5)', async () => {
	const { screen, save, correct } = await putRight({ entry: { kind: 'arrive', n: 3 } });
	await screen.getByLabelText('Kamer').selectOptions('Nog niet op een kamer');
	await save();
	expect(correct).toHaveBeenCalledExactlyOnceWith([
		{ entry: { kind: 'void' }, corrects: 'count' },
		expect.objectContaining({ entry: { kind: 'arrive', n: 3 } })
	]);
	await screen.unmount();
	const count = await putRight({ entry: { kind: 'recount', n: 3 } });
	const options = count.screen.getByLabelText('Kamer').getByRole('option');
	expect(options.elements().map(({ textContent }) => textContent)).toEqual([
		'hut1',
		'hut2',
		'hut3'
	]);
});

test('who changed nothing is told so; a reason alone takes nothing out, and is kept by the button that does', async () => {
	const entry = entryDouble({ entry: { kind: 'arrive', n: 3 } });
	const props = { client: clientDouble({}), view: viewDouble({}), refusal: undefined, entry };
	const does = { onclose: vi.fn(), onundo: vi.fn(async () => true), oncorrect: vi.fn() };
	const screen = await render(UndoDialog, { ...props, ...does });
	await screen.getByRole('textbox', { name: 'Waarom?' }).fill('typefout');
	await screen.getByRole('button', { name: 'Verbeteren' }).click();
	await expect.element(screen.getByText(/^Er is nog niets veranderd/)).toBeVisible();
	expect(does.onundo).not.toHaveBeenCalled();
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(does.onundo).toHaveBeenCalledExactlyOnceWith(entry.id, 'typefout');
	expect(does.oncorrect).not.toHaveBeenCalled();
});

test('Enter puts right, also where the other button was pressed before', async () => {
	const { screen, correct } = await putRight({ entry: { kind: 'arrive', n: 3 } });
	const number = screen.getByRole('textbox', { name: 'Was het een ander aantal?' });
	await number.fill('4');
	await screen.getByRole('textbox', { name: 'Waarom?' }).fill('bel 06 12345678');
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	await screen.getByRole('textbox', { name: 'Waarom?' }).fill('');
	await number.click();
	await userEvent.keyboard('{Enter}');
	await expect.poll(() => correct.mock.calls.length).toBe(1);
});

test('it is out of sight before it closes, as a browser takes a frame to close it', async () => {
	const props = { client: clientDouble({}), view: viewDouble({}), refusal: undefined };
	const entry = entryDouble({ entry: { kind: 'arrive', n: 3 } });
	const shown: string[] = [];
	const screen = await render(UndoDialog, {
		...{ ...props, entry, oncorrect: vi.fn(), onundo: async () => true },
		onclose: () => shown.push(getComputedStyle(document.querySelector('dialog')!).display)
	});
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect.poll(() => shown).toEqual(['none']);
});

test('what may not be in a reason is told at its field before anything is stored (D15)', async () => {
	const { screen, correct } = await putRight({ entry: { kind: 'arrive', n: 3 } });
	await screen.getByRole('textbox', { name: 'Was het een ander aantal?' }).fill('4');
	const why = screen.getByRole('textbox', { name: 'Waarom?' });
	await why.fill('bel 06 12345678');
	const better = screen.getByRole('button', { name: 'Verbeteren in 4' });
	await better.click();
	await expect.element(why).toHaveFocus();
	await expect.element(why).toHaveAccessibleDescription(/Hier staat een telefoonnummer/);
	expect(correct).not.toHaveBeenCalled();
	await why.fill('verteld');
	await expect.element(why).not.toHaveAttribute('aria-invalid');
	await better.click();
	expect(correct).toHaveBeenCalledOnce();
});

test('nor may it be in the reason for what was entered at once (D15)', async () => {
	const onundo = vi.fn(async () => true);
	const entries = ['1', '2'].map((id) => entryDouble({ id, unitId: id, act: 'house' }));
	const props = { client: clientDouble({}), entries, refusal: undefined, onclose: vi.fn(), onundo };
	const screen = await render(UndoActDialog, props);
	const why = screen.getByRole('textbox', { name: 'Waarom?' });
	await why.fill('vraag jan@opvang.example');
	await screen.getByRole('button', { name: 'Alle 2 ongedaan maken' }).click();
	await expect.element(why).toHaveAccessibleDescription(/Hier staat een e-mailadres/);
	expect(onundo).not.toHaveBeenCalled();
	await why.fill('');
	await screen.getByRole('button', { name: 'Alle 2 ongedaan maken' }).click();
	expect(onundo).toHaveBeenCalledExactlyOnceWith(['1', '2'], undefined);
});
