import { beforeEach, expect, test, vi } from 'vitest';
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
import type { Told } from './told.ts';
import WinBack from './WinBack.svelte';

function room(name: string, beds: number, occupied: number, unit: object = {}): UnitView {
	return unitDouble(name, {
		unit: { id: name, name, suitable: {}, sharedBy: 'family', retired: false, ...unit } as never,
		figures: figuresDouble({
			...{ realised: beds, occupied, outOfService: 0, outOfServiceBy: {}, reserved: 0 }
		})
	});
}

const house = (units: UnitView[], parts: Partial<LocationView> = {}) =>
	viewDouble({ detail: 'units', units, ...parts });

/** Who leaves hut 2 makes room for hut 1. */
const chain = house([room('Hut 1', 6, 3), room('Hut 2', 4, 2), room('Hut 3', 2, 0)]);

async function show(view: LocationView, me: Me = MANAGER, outcome?: TogetherOutcome) {
	const together = vi.fn<(drafts: MutationDraft[]) => Promise<TogetherOutcome>>(
		async (drafts) => outcome ?? { ok: true, uuids: drafts.map((_, at) => `move-${at}`) }
	);
	const undoTogether = vi.fn<(uuids: string[]) => Promise<TogetherOutcome>>(async () => ({
		ok: true,
		uuids: ['void']
	}));
	const views = { region: regionDouble(me) };
	const client = clientDouble({ edit: { together, undoTogether }, views });
	const ontold = vi.fn<(told: Told) => void>();
	const screen = await render(WinBack, { view, client, ontold });
	const button = (name: RegExp) => screen.getByRole('button', { name });
	return {
		screen,
		together,
		undoTogether,
		button,
		/** What the strip of the page is given. */
		told: () => ontold.mock.lastCall?.[0],
		reload: (next: LocationView) => screen.rerender({ view: next })
	};
}

const move = (from: string, n: number, to: string) => ({
	name: 'occupancy.record',
	args: { locationId: 'esch', unitId: from, entry: { kind: 'move', n, toUnitId: to } }
});

/** With its proposals in sight; until asked, one line says what is to win. */
async function open(...of: Parameters<typeof show>) {
	const shown = await show(...of);
	await shown.button(/^Bekijken$/).click();
	return shown;
}

beforeEach(() => localStorage.clear());

test('says how many beds there are to win with how many moves, in their order and why they are good enough', async () => {
	const { screen, button } = await show(chain);
	await expect
		.element(screen.getByRole('heading', { name: '4 bedden terug te winnen met 2 verhuizingen' }))
		.toBeVisible();
	await expect.element(screen.getByRole('list')).not.toBeInTheDocument();
	await button(/^Bekijken$/).click();
	const moves = screen.getByRole('list').nth(1).getByRole('listitem');
	await expect
		.element(moves.nth(0))
		.toHaveTextContent('2 mensen van Hut 2 naar Hut 3 2 bedden in plaats van 4');
	await expect
		.element(moves.nth(1))
		.toHaveTextContent('3 mensen van Hut 1 naar Hut 2 4 bedden in plaats van 6');
});

test('tells what the new room offers that the old one did, and no more stairs', async () => {
	const suitable = { infants: 'yes', pets: 'no', wheelchair: 'unknown', care: 'yes' };
	const { screen } = await open(
		house([
			room('101', 4, 1, { floor: 2, suitable }),
			room('001', 1, 0, { floor: 0, suitable: { ...suitable, pets: 'yes' } })
		])
	);
	const why = '1 bed in plaats van 4 · begane grond · ook geschikt voor: baby, zorg';
	await expect.element(screen.getByText(why)).toBeVisible();
});

test('one tap enters the moves of a proposal together, and the strip takes them back together', async () => {
	const { screen, together, undoTogether, button, told } = await open(chain);
	await button(/^Zij zijn verhuisd/).click();
	expect(together.mock.lastCall).toEqual([[move('Hut 2', 2, 'Hut 3'), move('Hut 1', 3, 'Hut 2')]]);
	await expect.element(button(/^Zij zijn verhuisd/)).not.toBeInTheDocument();
	expect(told()).toMatchObject({ id: 'move-0', text: 'Verhuisd: 4 bedden teruggewonnen' });
	told()!.takeBack();
	await expect.element(screen.getByText('Ongedaan gemaakt')).toBeInTheDocument();
	expect(undoTogether).toHaveBeenCalledExactlyOnceWith(['move-0', 'move-1']);
});

test('a second tap enters the moves no second time', async () => {
	const { together, button, told } = await open(chain);
	await expect.element(button(/^Zij zijn verhuisd/)).toBeVisible();
	const tap = button(/^Zij zijn verhuisd/).element() as HTMLElement;
	tap.click();
	tap.click();
	await vi.waitFor(() => expect(told()).toBeDefined());
	expect(together).toHaveBeenCalledOnce();
});

/** Two proposals that have no room in common. */
const two = house(
	[1, 2].flatMap((floor) => [
		room(`${floor}a`, 4, 1, { floor }),
		room(`${floor}b`, 1, 0, { floor, suitable: { pets: 'yes' } })
	])
);

test('of two proposals that are tapped right after each other both are entered, each once', async () => {
	const { together, button } = await open(two);
	await expect.element(button(/^Zij zijn verhuisd/).nth(1)).toBeVisible();
	const taps = button(/^Zij zijn verhuisd/).elements() as HTMLElement[];
	for (const tap of [...taps, ...taps]) tap.click();
	await expect.element(button(/^Zij zijn verhuisd/)).not.toBeInTheDocument();
	expect(together.mock.calls.map(([drafts]) => drafts)).toEqual([
		[move('1a', 1, '1b')],
		[move('2a', 1, '2b')]
	]);
});

test('what could not be kept of one is still told when the other is kept', async () => {
	const { screen, together, button } = await open(two);
	await expect.element(button(/^Zij zijn verhuisd/).nth(1)).toBeVisible();
	together.mockResolvedValueOnce({ ok: false, code: 'storage' });
	for (const tap of button(/^Zij zijn verhuisd/).elements() as HTMLElement[]) tap.click();
	await expect.element(button(/^Zij zijn verhuisd.*van 1a/)).toBeVisible();
	await expect.element(screen.getByRole('alert')).toBeVisible();
});

test('the second of two quick taps is not for the proposal that moved up meanwhile', async () => {
	const { together, button } = await open(two);
	await button(/^Zij zijn verhuisd/)
		.nth(0)
		.click();
	await expect.element(button(/^Zij zijn verhuisd/).nth(1)).not.toBeInTheDocument();
	const second = new MouseEvent('click', { bubbles: true, detail: 2 });
	button(/^Zij zijn verhuisd/)
		.element()
		.dispatchEvent(second);
	expect(together).toHaveBeenCalledOnce();
	await button(/^Zij zijn verhuisd/).click();
	expect(together).toHaveBeenCalledTimes(2);
});

test('what could not be kept is told, and stays proposed', async () => {
	const { screen, button } = await open(chain, MANAGER, { ok: false, code: 'storage' });
	await button(/^Zij zijn verhuisd/).click();
	await expect.element(screen.getByRole('alert')).toBeVisible();
	await expect.element(button(/^Zij zijn verhuisd/)).toBeVisible();
});

test('"Niet nu" counts until the people of the room change, also after the page was left', async () => {
	const first = await open(house([room('Hut 1', 6, 3), room('Hut 2', 3, 0)]));
	await first.button(/^Niet nu/).click();
	await expect.element(first.button(/^Zij zijn verhuisd/)).not.toBeInTheDocument();
	await first.screen.unmount();

	const again = await show(house([room('Hut 1', 6, 3), room('Hut 2', 3, 0)]));
	await expect.element(again.button(/Toch weer tonen/)).toBeVisible();
	await expect.element(again.button(/^Zij zijn verhuisd/)).not.toBeInTheDocument();
	await again.reload(house([room('Hut 1', 6, 2), room('Hut 2', 3, 0)]));
	await again.button(/^Bekijken$/).click();
	await expect.element(again.button(/^Zij zijn verhuisd/)).toBeVisible();
});

test('what was put off can be shown again', async () => {
	const { button } = await open(house([room('Hut 1', 6, 3), room('Hut 2', 3, 0)]));
	await button(/^Niet nu/).click();
	await button(/Toch weer tonen/).click();
	await expect.element(button(/^Zij zijn verhuisd/)).toBeVisible();
});

test('a room whose number is in doubt has no part in it', async () => {
	const cards = [{ kind: 'negative', place: 'Hut 2', what: 'occupied', n: 1 }] as const;
	const units = [room('Hut 1', 6, 3), room('Hut 2', 3, 0), room('Hut 3', 4, 0)];
	const { button } = await open(house(units, { cards: [...cards] }));
	await expect.element(button(/3 mensen van Hut 1 naar Hut 3/).nth(0)).toBeVisible();
});

test('of many the first are shown, and the others when asked for', async () => {
	const units = [1, 2, 3, 4, 5].flatMap((floor) => [
		room(`${floor}a`, 4, 1, { floor }),
		room(`${floor}b`, 1, 0, { floor, suitable: { pets: 'yes' } })
	]);
	const { screen, button } = await open(house(units));
	await expect.element(button(/Nog 2 voorstellen/)).toBeVisible();
	await button(/Nog 2 voorstellen/).click();
	await expect
		.element(screen.getByRole('button', { name: /^Zij zijn verhuisd/ }).nth(4))
		.toBeVisible();
});

test('who does not enter here sees nothing of it', async () => {
	const { screen } = await show(chain, { ...MANAGER, role: 'municipal' });
	await new Promise(requestAnimationFrame);
	await expect.element(screen.getByRole('heading')).not.toBeInTheDocument();
});
