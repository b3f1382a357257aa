import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import { figuresDouble, unitDouble, viewDouble } from '../../../../day/view-double.ts';
import RoomBoard from './RoomBoard.svelte';

const ROOMS = 200;

function room(at: number, occupied = 1): UnitView {
	const id = String(101 + at);
	const figures = figuresDouble({
		realised: 4,
		occupied,
		outOfService: 0,
		outOfServiceBy: {},
		snijverlies: {},
		snijverliesDeclared: {},
		reserved: 0
	});
	const unit = { ...unitDouble(id).unit, name: id, floor: Math.floor(at / 50), retired: false };
	return unitDouble(id, { unit, figures, placeable: 4 - occupied });
}

/** As it is read: nothing of it is the object that it was. */
const read = (units: UnitView[]): LocationView =>
	structuredClone(viewDouble({ detail: 'units', units }));
const units = Array.from({ length: ROOMS }, (_, at) => room(at));
const tiles = () => [...document.querySelectorAll('li > button')];

test('all rooms of a large house stand there, from the lowest floor up', async () => {
	await render(RoomBoard, { view: read(units), onopen: () => {} });
	await expect.poll(() => tiles().length).toBe(ROOMS);
	expect(tiles().map((tile) => tile.querySelector('b')!.textContent)).toEqual(
		units.map(({ unit }) => unit.name)
	);
});

test('what is entered of one room draws its tile anew, and no other', async () => {
	const screen = await render(RoomBoard, { view: read(units), onopen: () => {} });
	await expect.poll(() => tiles().length).toBe(ROOMS);
	const changed = new Set<Element | null>();
	const seen = new MutationObserver((records) => {
		for (const { target } of records)
			changed.add((target instanceof Element ? target : target.parentElement!).closest('li'));
	});
	for (const list of document.querySelectorAll('.tiles'))
		seen.observe(list, {
			subtree: true,
			childList: true,
			characterData: true,
			attributes: true
		});
	const later = units.map((each, at) => (at === 70 ? room(at, 2) : each));
	await screen.rerender({ view: read(later), onopen: () => {} });
	await expect.poll(() => tiles()[70]!.textContent).toContain('2 vrij');
	expect([...changed].map((tile) => tile?.querySelector('b')?.textContent)).toEqual(['171']);
	seen.disconnect();
});
