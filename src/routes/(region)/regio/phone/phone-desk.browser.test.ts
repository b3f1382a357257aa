import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Draft, Drafts, MutationDraft } from '$lib/client/client-types.ts';
import type { LocationView, TogetherOutcome } from '$lib/client/view-types.ts';
import { clientDouble, liveDouble, NOW } from '../../../client-double.ts';
import { unitDouble, viewDouble } from '../../../day/view-double.ts';
import { callButtonId } from './call-button-id.ts';
import PhoneDesk from './PhoneDesk.svelte';

const { asked, goto } = vi.hoisted(() => ({
	asked: [] as ((navigation: object) => void)[],
	goto: vi.fn<(path: string, options?: object) => void>()
}));
vi.mock('$app/navigation', () => ({
	goto,
	beforeNavigate: (ask: (navigation: object) => void) => asked.push(ask)
}));
beforeEach(() => {
	asked.splice(0);
	goto.mockReset();
});

/** Whether the form would keep the person from leaving. */
function isKept(): boolean {
	const cancel = vi.fn();
	for (const ask of asked) ask({ to: null, willUnload: false, cancel });
	return cancel.mock.calls.length > 0;
}

async function show(view: LocationView = viewDouble(), kept: Record<string, Draft> = {}) {
	const together = vi.fn(async (drafts: MutationDraft[]): Promise<TogetherOutcome> => ({
		ok: true,
		uuids: drafts.map((_, at) => `entry-${at}`)
	}));
	const location = liveDouble<LocationView | undefined>(view);
	const follow = vi.fn((_id: string) => location.query());
	const drafts: Drafts = {
		read: async (place) => kept[place],
		keep: async (place, value) => void (kept[place] = { at: NOW, value }),
		drop: async (place) => void delete kept[place],
		dropAll: async () => {}
	};
	const client = clientDouble({ edit: { together }, views: { location: follow }, drafts });
	const props = { client, locationId: 'esch' as string | null, onclose: () => {} };
	const screen = await render(PhoneDesk, props);
	props.onclose = () => void screen.rerender({ ...props, locationId: null });
	await screen.rerender(props);
	const hangUp = () => screen.rerender({ ...props, locationId: null });
	return { screen, together, show: location.show, follow, hangUp };
}

test('nothing is kept of a call without whom one spoke to, and what is kept can be taken back', async () => {
	const { screen, together } = await show();
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	await expect
		.element(screen.getByRole('link', { name: 'Vul in wie u gesproken hebt.' }))
		.toBeVisible();
	expect(together).not.toHaveBeenCalled();
	await screen.getByLabelText('Gesproken met').fill('Marieke');
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	const entry = (one: object): unknown[] => [
		expect.objectContaining({
			args: expect.objectContaining({ source: 'phone', spokenWith: 'Marieke', ...one })
		})
	];
	expect(together).toHaveBeenLastCalledWith(
		entry({ entry: expect.objectContaining({ kind: 'confirm' }) })
	);
	await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(together).toHaveBeenLastCalledWith(
		entry({ corrects: 'entry-0', entry: { kind: 'void' } })
	);
});

test('what arrives during the call moves no number that is being told, and the count stands on what was seen (D11)', async () => {
	const { screen, together, show: arrives } = await show();
	await screen.getByLabelText('Gesproken met').fill('Marieke');
	await screen.getByLabelText('Mensen', { exact: true }).fill('99');
	arrives(viewDouble({ newestCountId: 'newer' }));
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledExactlyOnceWith([expect.objectContaining({ base: 'count' })]);
});

test('a house that counts by rooms is confirmed as a whole; anything else goes on at its rooms (D5)', async () => {
	const { screen } = await show(viewDouble({ detail: 'units', units: [unitDouble('101')] }));
	await expect.element(screen.getByText(/^Deze locatie telt per kamer/)).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Klopt nog' })).toBeVisible();
	expect(screen.getByLabelText('Bedden').elements()).toEqual([]);
	await screen.unmount();
	const doubted = viewDouble({ detail: 'units', units: [unitDouble('101')], rest: -1 });
	const next = await show(doubted);
	await expect.element(next.screen.getByRole('button', { name: 'Meer invullen' })).toBeVisible();
	expect(next.screen.getByRole('button', { name: 'Klopt nog' }).elements()).toEqual([]);
});

test('what was told is not closed without a word, neither with the cross nor with Escape', async () => {
	const { screen } = await show();
	const form = screen.getByRole('dialog', { name: /^Telefonisch invullen voor/ });
	const ask = screen.getByRole('dialog', { name: 'Nog niet opgeslagen' });
	expect(isKept()).toBe(false);
	await screen.getByLabelText('Mensen', { exact: true }).fill('99');
	expect(isKept()).toBe(true);
	await userEvent.keyboard('{Escape}');
	await screen.getByRole('button', { name: 'Hier blijven' }).click();
	await expect.element(screen.getByLabelText('Mensen', { exact: true })).toHaveValue('99');
	await form.getByRole('button', { name: 'Sluiten' }).click();
	await expect.element(ask).toBeVisible();
	await screen.getByRole('button', { name: 'Weggaan zonder op te slaan' }).click();
	await expect.element(form).not.toBeInTheDocument();
});

const TOLD_AT = '2026-11-22T14:32:00.000Z';

/** A call about a site, ended by the system at `TOLD_AT`; as a keystroke of it was kept. */
async function endedCall(view: LocationView): Promise<Record<string, Draft>> {
	const kept: Record<string, Draft> = {};
	const { screen } = await show(view, kept);
	await screen.getByLabelText('Gesproken met').fill('Marieke');
	await screen.getByLabelText('Mensen', { exact: true }).fill('99');
	await screen.unmount();
	const value = { ...(kept['phone esch']!.value as object), at: Date.parse(TOLD_AT) };
	return { 'phone esch': { at: Date.parse(TOLD_AT), value } };
}

test('a call that the system ended is offered, and stands for when it was told (D12)', async () => {
	const kept = await endedCall(viewDouble());
	const { screen } = await show(viewDouble(), kept);
	await expect.element(screen.getByText(/U was hier vandaag 15:32 mee bezig/)).toBeVisible();
	await userEvent.keyboard('{Escape}');
	expect(Object.keys(kept)).toEqual(['phone esch']);
	await screen.unmount();
	const again = await show(viewDouble(), kept);
	await again.screen.getByRole('button', { name: 'Verder gaan' }).click();
	await expect.element(again.screen.getByLabelText('Gesproken met')).toHaveFocus();
	await expect.element(again.screen.getByText('Gezien vandaag 15:32')).toBeVisible();
	await again.screen.getByRole('button', { name: 'Opslaan' }).click();
	const args = { spokenWith: 'Marieke', observedAt: TOLD_AT, entry: { kind: 'recount', n: 99 } };
	expect(again.together.mock.calls[0]![0]).toMatchObject([{ base: 'count', args }]);
	await expect.poll(() => kept).toEqual({});
});

test('what is told anew is of now, and what is let go is kept no more', async () => {
	const kept = await endedCall(viewDouble());
	const { screen } = await show(viewDouble(), kept);
	await screen.getByRole('button', { name: 'Verder gaan' }).click();
	await screen.getByLabelText('Mensen', { exact: true }).fill('98');
	await expect.element(screen.getByText('Gezien vandaag 15:32')).not.toBeInTheDocument();
	await userEvent.keyboard('{Escape}');
	await screen.getByRole('button', { name: 'Weggaan zonder op te slaan' }).click();
	await expect.poll(() => kept).toEqual({});
});

test('who was on the phone stands there again, and what is asked once more is of now', async () => {
	const kept = await endedCall(viewDouble());
	const { people: _people, ...named } = kept['phone esch']!.value as { people: number };
	const again = { 'phone esch': { at: Date.parse(TOLD_AT), value: named } };
	const { screen, together } = await show(viewDouble(), again);
	await screen.getByRole('button', { name: 'Verder gaan' }).click();
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	const { args } = together.mock.calls[0]![0][0]!;
	expect(args).toMatchObject({ spokenWith: 'Marieke', entry: { kind: 'confirm' } });
	expect(args).not.toHaveProperty('observedAt');
});

test('what was told of numbers that stand no more is not offered (D11)', async () => {
	const kept = await endedCall(viewDouble());
	const { screen } = await show(viewDouble({ newestCountId: 'newer' }), kept);
	await expect.element(screen.getByLabelText('Gesproken met')).toHaveValue('');
	expect(screen.getByRole('button', { name: 'Verder gaan' }).elements()).toEqual([]);
});

test('"Meer invullen" takes the name along, and asks first where numbers would be lost', async () => {
	const { screen } = await show();
	const more = screen.getByRole('button', { name: 'Meer invullen' });
	goto.mockImplementation(() => expect(isKept()).toBe(false));
	await screen.getByLabelText('Gesproken met').fill('Marieke');
	await screen.getByLabelText('Bedden', { exact: true }).fill('120');
	await more.click();
	await screen.getByRole('button', { name: 'Hier blijven' }).click();
	expect(goto).not.toHaveBeenCalled();
	await screen.getByLabelText('Bedden', { exact: true }).fill('110');
	await more.click();
	const along = { state: { spokenWith: 'Marieke' } };
	expect(goto).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('esch'), along);
});

test('a board on which nobody calls follows no site', async () => {
	const { screen, follow, hangUp } = await show();
	await hangUp();
	await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
	expect(new Set(follow.mock.calls.flat())).toEqual(new Set(['esch']));
});

test('after "Ongedaan maken" by keyboard the focus is on the button that calls the site', async () => {
	const row = document.body.appendChild(document.createElement('button'));
	row.id = callButtonId('esch');
	const { screen } = await show();
	await screen.getByLabelText('Gesproken met').fill('Marieke');
	await userEvent.keyboard('{Enter}');
	const undo = screen.getByRole('button', { name: 'Ongedaan maken' });
	await expect.element(undo).toBeVisible();
	(undo.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(row).toHaveFocus();
	row.remove();
});
