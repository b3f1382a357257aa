import { expect, test } from 'vitest';
import type { UnitView } from '$lib/client/view-types.ts';
import { firstRooms, floorName, toFloors } from './floors.ts';

const room = (name: string, floor?: number) => ({ unit: { name, floor } }) as UnitView;

test('rooms stand by floor from the cellar up, and what is on no known floor stands last', () => {
	const floors = toFloors([
		room('201', 2),
		room('k1', -1),
		room('x'),
		room('001', 0),
		room('202', 2)
	]);
	expect(floors.map(({ floor, rooms }) => [floor, rooms.map(({ unit }) => unit.name)])).toEqual([
		[-1, ['k1']],
		[0, ['001']],
		[2, ['201', '202']],
		[null, ['x']]
	]);
});

test('a floor has the name that people give it', () => {
	expect([0, 1, 12, -1, null].map(floorName)).toEqual([
		'Begane grond',
		'1e verdieping',
		'12e verdieping',
		'Onder de grond, laag 1',
		'Verdieping niet bekend'
	]);
});

test('the first rooms are those from the lowest floor up, and a floor without any is left out', () => {
	const floors = toFloors([room('201', 2), room('001', 0), room('002', 0)]);
	const namesOf = (most: number) =>
		firstRooms(floors, most).map(({ rooms }) => rooms.map(({ unit }) => unit.name));
	expect(namesOf(1)).toEqual([['001']]);
	expect(namesOf(2)).toEqual([['001', '002']]);
	expect(namesOf(Infinity)).toEqual([['001', '002'], ['201']]);
});
