import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { LocationView } from '$lib/client/view-types.ts';
import type { Location } from '$lib/domain/schema/location.ts';
import { clientDouble, liveDouble, NOW } from '../client-double.ts';
import DayCards from './DayCards.svelte';
import { figuresDouble, unitDouble, viewDouble } from './view-double.ts';

type Shown = { planned: Partial<Location>; stated?: boolean; mayAnswer?: boolean };

async function show(
	{ planned, stated = false, mayAnswer = true }: Shown,
	view: Partial<LocationView> = {}
) {
	const does = { onrecord: vi.fn(), onundo: vi.fn(), onopen: vi.fn(), onconfirm: vi.fn() };
	const answer = liveDouble(stated);
	const bedsStated = vi.fn((_id: string, _day: string) => answer.query());
	const location = { status: 'open', hidden: false, ...planned } as LocationView['location'];
	const card = {
		view: viewDouble({ location, ...view }),
		personId: 'me',
		now: NOW,
		mayAnswer,
		...does
	};
	const screen = await render(DayCards, { client: clientDouble({ views: { bedsStated } }), card });
	return { screen, answer, bedsStated, ...does };
}

const GROWTH = { pipeline: [{ on: '2026-11-22', beds: 130 }] };

test('on the day the page asks whether the beds are there; the answer states how many (D7)', async () => {
	const { screen, bedsStated, onrecord, onopen } = await show({ planned: GROWTH });
	await expect.element(screen.getByText(/zouden hier 130 bedden zijn/)).toBeVisible();
	expect(bedsStated).toHaveBeenCalledWith('esch', '2026-11-22');
	await screen.getByRole('button', { name: 'Ja, er zijn 130 bedden' }).click();
	expect(onrecord).toHaveBeenLastCalledWith({ entry: { kind: 'setRealised', n: 130 } });
	await screen.getByRole('button', { name: 'Nog niet, het blijft 110' }).click();
	expect(onrecord).toHaveBeenLastCalledWith({ entry: { kind: 'setRealised', n: 110 } });
	await screen.getByRole('button', { name: 'Ander aantal' }).click();
	expect(onopen).toHaveBeenCalledExactlyOnceWith({ kind: 'beds' });
});

test('once somebody stated the beds that day, it asks no more', async () => {
	const { screen, answer } = await show({ planned: GROWTH });
	const question = screen.getByText(/zouden hier 130 bedden zijn/);
	await expect.element(question).toBeVisible();
	answer.show(true);
	await expect.element(question).not.toBeInTheDocument();
});

test('before the day it asks nothing, and looks for no answer', async () => {
	const { bedsStated } = await show({ planned: { pipeline: [{ on: '2026-11-23', beds: 130 }] } });
	expect(bedsStated).not.toHaveBeenCalled();
});

test('where it would open, only the number can be given', async () => {
	const { screen } = await show(
		{ planned: { status: 'preparing', opensOn: '2026-11-20' } },
		{ figures: { ...viewDouble().figures, realised: 0 } }
	);
	await expect.element(screen.getByText(/zou 20 nov opengaan/)).toBeVisible();
	const buttons = screen.getByRole('button').elements();
	expect(buttons.map(({ textContent }) => textContent?.trim())).toEqual(['Ander aantal']);
});

test('where rooms are counted the way out is to the rooms; who may not answer only reads', async () => {
	const { screen } = await show({ planned: { closesOn: '2026-11-22' } }, { detail: 'units' });
	await expect
		.element(screen.getByRole('link', { name: 'Kamers bijwerken' }))
		.toHaveAttribute('href', '/locaties/esch/kamers');
	await screen.unmount();
	const reader = await show({ planned: GROWTH, mayAnswer: false });
	await expect.element(reader.screen.getByText(/zouden hier 130/)).toBeVisible();
	expect(reader.screen.getByRole('button').elements()).toHaveLength(0);
});

test('where rooms are counted "Nog niet" states what one room has, and the card goes (D7)', async () => {
	const units = [unitDouble('101', { figures: figuresDouble({ realised: 4 }) }), unitDouble('102')];
	const { screen, onrecord } = await show(
		{ planned: { closesOn: '2026-11-22' } },
		{ detail: 'units', units }
	);
	await screen.getByRole('button', { name: 'Nog niet, het blijft 110' }).click();
	expect(onrecord).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'setRealised', n: 4 },
		unitId: '101'
	});
});
