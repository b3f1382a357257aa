import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { MutationDraft } from '$lib/client/client-types.ts';
import type { TogetherOutcome, UnitView } from '$lib/client/view-types.ts';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { clientDouble, NOW } from '../../../../client-double.ts';
import {
	figuresDouble,
	MANAGER,
	regionDouble,
	unitDouble,
	viewDouble
} from '../../../../day/view-double.ts';
import RoomsPage from './RoomsPage.svelte';

async function show(rest = 0) {
	const edit = {
		together: vi.fn(async (drafts: MutationDraft[]): Promise<TogetherOutcome> => ({
			ok: true,
			uuids: drafts.map((_, at) => `count-${at}`)
		})),
		undo: vi.fn(async () => ({ ok: true, uuid: 'void' })),
		undoTogether: vi.fn(async (): Promise<TogetherOutcome> => ({ ok: true, uuids: ['void'] }))
	};
	const units = ['101', '102', '103'].map((name) =>
		unitDouble(name, { newestCountId: `before-${name}` })
	);
	const view = viewDouble({ detail: 'units', units, rest });
	const clock = { now: NOW };
	const views = { region: regionDouble(MANAGER) };
	const client = clientDouble({ edit, views, now: () => clock.now });
	const screen = await render(RoomsPage, { client, me: MANAGER, view });
	/** What a colleague passed on of room 101. */
	const change = (parts: Partial<UnitView>) => {
		const [first, ...others] = units;
		return screen.rerender({ view: { ...view, units: [{ ...first!, ...parts }, ...others] } });
	};
	await screen.getByRole('button', { name: 'Alle kamers tellen' }).click();
	const people = (room: string) => screen.getByLabelText(`Mensen in kamer ${room}`);
	return { screen, people, clock, change, ...edit };
}

const at = (moment: number) => new Date(moment).toISOString();
const count = (unitId: string, n: number, observedAt = at(NOW)) => ({
	name: 'occupancy.record',
	args: { locationId: 'esch', unitId, entry: { kind: 'recount', n }, observedAt },
	base: `before-${unitId}`
});
const withPeople = (occupied: number) => ({ figures: figuresDouble({ realised: 4, occupied }) });

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

test('a room left empty stays as it is, and its one count is taken back (D13)', async () => {
	const { screen, people, together, undo } = await show();
	await people('102').fill('1');
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledExactlyOnceWith([count('102', 1)]);
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(undo).toHaveBeenCalledExactlyOnceWith('count-0', {});
	await expect.element(screen.getByText('Ongedaan gemaakt', { exact: true })).toBeInTheDocument();
});

test('counts are taken back together, and what kept them from it is told (D13)', async () => {
	const { screen, people, undoTogether } = await show();
	await people('101').fill('3');
	await people('102').fill('1');
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	undoTogether.mockResolvedValueOnce({ ok: false, code: 'storage' });
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(undoTogether).toHaveBeenCalledExactlyOnceWith(['count-0', 'count-1'], {});
	await expect.element(screen.getByRole('alert')).toBeVisible();
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
		.element(
			screen.getByRole('link', {
				name: /^Kamer 102: vul een heel getal in van 0 \(niemand\) tot 99.999/
			})
		)
		.toBeVisible();
	expect(together).not.toHaveBeenCalled();
});

test('a number that is too large is told how large one may be', async () => {
	const { screen, people, together } = await show();
	await people('101').fill('100000');
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	await expect.element(people('101')).toHaveAccessibleDescription(/van 0 \(niemand\) tot 99.999/);
	await people('101').fill('10000');
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledExactlyOnceWith([count('101', 10_000)]);
});

test('each room is counted when its number was typed, so who arrives there before it is saved still adds up (D9)', async () => {
	const { screen, people, clock, together, change } = await show();
	await people('101').fill('3');
	clock.now += 20 * 60_000;
	await people('102').fill('2');
	await change({ ...withPeople(2), newestCountId: 'by-a-colleague' });
	clock.now += 20 * 60_000;
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledExactlyOnceWith([
		count('101', 3),
		count('102', 2, at(NOW + 20 * 60_000))
	]);
});

test('what was passed on of a room meanwhile is said there, and a number typed anew is made on it (D11)', async () => {
	const { screen, people, together, change } = await show();
	await people('101').fill('1');
	await change({ ...withPeople(2), newestCountId: 'by-a-colleague' });
	const moved = screen.getByText(/nu 2, was 1: intussen doorgegeven/);
	await expect.element(moved).toBeVisible();
	await expect.element(people('101')).toHaveValue('1');
	await expect.element(people('101')).toHaveAccessibleDescription(/intussen doorgegeven/);
	await people('101').fill('2');
	await expect.element(moved).not.toBeInTheDocument();
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledExactlyOnceWith([
		{ ...count('101', 2), base: 'by-a-colleague' }
	]);
});

test('a house that was counted earlier was so in all of its rooms (D12)', async () => {
	const { screen, people, together } = await show();
	await people('101').fill('3');
	await screen.getByLabelText('Eerder').click();
	await screen.getByLabelText('Dag en tijd').fill('2026-11-22T12:00');
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledExactlyOnceWith([count('101', 3, '2026-11-22T11:00:00.000Z')]);
});

test('more people than beds are doubted in their row and for the house, and saved all the same (D3)', async () => {
	const { screen, people, together } = await show();
	await people('101').fill('9');
	await people('102').fill('5');
	await people('103').fill('4');
	await expect.element(screen.getByText('2 kamers hebben meer mensen dan bedden.')).toBeVisible();
	await expect.element(people('101')).toHaveAccessibleDescription(/5 meer dan er bruikbare/);
	await expect.element(people('103')).not.toHaveAccessibleDescription(/meer dan/);
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledOnce();
});

test('what was typed stands again after "Annuleren"', async () => {
	const { screen, people } = await show();
	await people('101').fill('3');
	await screen.getByRole('button', { name: 'Annuleren' }).click();
	await screen.getByRole('button', { name: 'Alle kamers tellen' }).click();
	await expect.element(people('101')).toHaveValue('3');
});

test.each([
	[
		2,
		'2 mensen stonden nog niet op een kamer. Telt u hen nu in hun kamer mee?',
		{ toUnitId: '103' }
	],
	[-1, /^1 persoon is vertrokken uit een kamer die niet bekend is/, {}]
])(
	'a rest of %s is asked for before a house is counted twice over (D5)',
	async (rest, asked, to) => {
		const { screen, people, together, clock } = await show(rest);
		await people('101').fill('3');
		clock.now = NOW + 60_000;
		await people('103').fill('2');
		await screen.getByRole('button', { name: 'Opslaan' }).click();
		await expect.element(screen.getByRole('alert').getByText('Kies ja of nee.')).toBeVisible();
		expect(together).not.toHaveBeenCalled();
		await screen.getByRole('group', { name: asked }).getByRole('radio', { name: 'Ja' }).click();
		await screen.getByRole('button', { name: 'Opslaan' }).click();
		const move = { kind: 'move', n: Math.abs(rest), ...to };
		const place = { locationId: 'esch', ...(rest < 0 && { unitId: '103' }) };
		expect(together).toHaveBeenCalledExactlyOnceWith([
			{
				name: 'occupancy.record',
				args: { ...place, entry: move, observedAt: at(NOW + 59_999) }
			},
			count('101', 3),
			count('103', 2, at(NOW + 60_000))
		]);
		await expect.element(screen.getByText('2 kamers geteld')).toBeVisible();
	}
);

test('people without a room who are in none that was counted stay as they are', async () => {
	const { screen, people, together } = await show(2);
	await people('101').fill('3');
	await screen.getByRole('radio', { name: 'Nee' }).click();
	await screen.getByRole('button', { name: 'Opslaan' }).click();
	expect(together).toHaveBeenCalledExactlyOnceWith([count('101', 3)]);
});

test('with large text on a phone a room and its beds stay readable beside what is typed', async () => {
	const root = document.documentElement;
	root.style.fontSize = '212.5%';
	const { screen, people } = await show();
	screen.container.style.width = '355px';
	const input = people('101').element();
	const words = input.parentElement!.querySelector('span')!;
	expect(words.getBoundingClientRect().width).toBeGreaterThan(150);
	expect(input.getBoundingClientRect().width).toBeGreaterThan(100);
	root.style.fontSize = '';
});
