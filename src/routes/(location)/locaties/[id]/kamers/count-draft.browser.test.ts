import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Draft, Drafts, MutationDraft } from '$lib/client/client-types.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import { clientDouble, NOW } from '../../../../client-double.ts';
import { MANAGER, regionDouble, unitDouble, viewDouble } from '../../../../day/view-double.ts';
import RoomsPage from './RoomsPage.svelte';

const TYPED_AT = '2026-11-22T00:20:00.000Z';
const COUNTS = {
	'101': { people: '3', out: '', typed: { at: TYPED_AT, occupied: 2, newestCountId: 'of-night' } }
};
const KEPT: Draft = { at: Date.parse(TYPED_AT), value: { counts: COUNTS } };
const SEEN_EARLIER = { at: '2026-11-22T00:05:00.000Z', problem: null };

async function show(kept: Record<string, Draft>, detail: LocationView['detail'] = 'units') {
	const drafts = {
		read: vi.fn(async (place: string) => kept[place]),
		keep: vi.fn<Drafts['keep']>(async () => {}),
		drop: vi.fn<Drafts['drop']>(async () => {}),
		dropAll: async () => {}
	};
	const together = vi.fn(async (all: MutationDraft[]) => ({
		ok: true,
		uuids: all.map((_, at) => `count-${at}`)
	}));
	const units = ['101', '102'].map((name) => unitDouble(name, { newestCountId: `of-${name}` }));
	const view = viewDouble({ detail, units });
	const views = { region: regionDouble(MANAGER) };
	const client = clientDouble({ edit: { together }, views, drafts });
	const screen = await render(RoomsPage, { client, me: MANAGER, view });
	const tap = (name: string) => screen.getByRole('button', { name }).click();
	const people = (room: string) => screen.getByLabelText(`Mensen in kamer ${room}`);
	return { screen, view, tap, people, together, ...drafts };
}

test('a count that the system ended is offered with its hour, and goes on with the moment of each number (D9)', async () => {
	const { screen, tap, people, together, drop } = await show({ 'count esch': KEPT });
	await tap('Alle kamers tellen');
	await expect.element(screen.getByText(/U was hier vandaag 01:20 mee bezig/)).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Verder gaan' })).toHaveFocus();
	await expect.element(people('101')).not.toBeInTheDocument();
	await tap('Verder gaan');
	await expect.element(people('101')).toHaveValue('3');
	await people('102').fill('1');
	await tap('Opslaan');
	const [first, second] = together.mock.calls[0]![0];
	expect(first).toMatchObject({ args: { observedAt: TYPED_AT }, base: 'of-night' });
	expect(second).toMatchObject({ args: { observedAt: new Date(NOW).toISOString() } });
	expect(drop).toHaveBeenLastCalledWith('count esch');
});

test('a half count says beside its button, before that is pressed, that it waits and since when', async () => {
	const { screen, tap } = await show({ 'count esch': KEPT });
	const open = screen.getByRole('button', { name: 'Alle kamers tellen' });
	const said = /Er wacht een telling waar u vandaag 01:20 mee bezig was/;
	await expect.element(screen.getByText(said)).toBeVisible();
	await expect.element(open).toHaveAccessibleDescription(said);
	await tap('Alle kamers tellen');
	await tap('Opnieuw beginnen');
	await tap('Annuleren');
	await expect.element(open).toBeVisible();
	await expect.element(screen.getByText(said)).not.toBeInTheDocument();
});

test('a half count that is left for a moment waits as well', async () => {
	const { screen, tap, people } = await show({});
	await tap('Alle kamers tellen');
	await people('101').fill('4');
	await tap('Annuleren');
	await expect
		.element(screen.getByText(/^Er wacht een telling waar u .+ mee bezig was/))
		.toBeVisible();
	await tap('Alle kamers tellen');
	await expect.element(people('101')).toHaveValue('4');
});

test('that it was seen earlier is kept with the numbers, and stands there again (D12)', async () => {
	const value = { counts: COUNTS, seen: SEEN_EARLIER };
	const { screen, tap, people, keep, together } = await show({ 'count esch': { at: NOW, value } });
	await tap('Alle kamers tellen');
	await tap('Verder gaan');
	await expect.element(people('101')).toHaveFocus();
	await expect.element(screen.getByRole('radio', { name: 'Eerder' })).toBeChecked();
	const moment = screen.getByLabelText('Dag en tijd');
	await expect.element(moment).toHaveValue('2026-11-22T01:05');
	await moment.fill('2026-11-22T01:10');
	const seen = { at: '2026-11-22T00:10:00.000Z', problem: null };
	expect(keep).toHaveBeenLastCalledWith('count esch', { counts: COUNTS, seen });
	await tap('Opslaan');
	expect(together.mock.calls[0]![0]).toMatchObject([{ args: { observedAt: seen.at } }]);
});

test('what is no count, as an older version kept it, is not offered', async () => {
	const { tap, people } = await show({ 'count esch': { at: NOW, value: COUNTS } });
	await tap('Alle kamers tellen');
	await expect.element(people('101')).toHaveValue('');
});

test('a count that is begun anew leaves nothing of the one before', async () => {
	const { tap, people, drop } = await show({ 'count esch': KEPT });
	await tap('Alle kamers tellen');
	await tap('Opnieuw beginnen');
	expect(drop).toHaveBeenCalledExactlyOnceWith('count esch');
	await expect.element(people('101')).toHaveValue('');
	await expect.element(people('101')).toHaveFocus();
});

test('what is typed is kept at each keystroke, and no more once it is emptied', async () => {
	const { tap, people, keep, drop } = await show({});
	await tap('Alle kamers tellen');
	await people('101').fill('4');
	expect(keep).toHaveBeenCalledExactlyOnceWith('count esch', {
		counts: { '101': expect.objectContaining({ people: '4' }) },
		seen: { at: null, problem: null }
	});
	await people('101').fill('');
	expect(drop).toHaveBeenCalledExactlyOnceWith('count esch');
});

test('a count that another one takes away, by a switch to one number, is said to be kept', async () => {
	const { screen, view, tap, people, drop } = await show({});
	await tap('Alle kamers tellen');
	await people('101').fill('4');
	await screen.rerender({ view: { ...view, detail: 'site' } });
	await expect.element(screen.getByText(/Wat u telde is nog niet opgeslagen/)).toBeVisible();
	expect(drop).not.toHaveBeenCalled();
});

test('numbers for the switch to rooms are offered too, and are no count of the house', async () => {
	const { tap, people } = await show({ 'switch esch': KEPT }, 'site');
	await tap('Per kamer gaan werken');
	await tap('Verder gaan');
	await expect.element(people('101')).toHaveValue('3');
});
