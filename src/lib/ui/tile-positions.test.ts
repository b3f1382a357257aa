import { expect, test } from 'vitest';
import { placeTiles, TILE_POSITIONS } from './tile-positions.ts';

const codes = Object.keys(TILE_POSITIONS);
const IJSSELLAND = codes.slice(0, 11);
const HOLLANDS_MIDDEN = codes.slice(11);

test.each([
	['IJsselland', IJSSELLAND, 11],
	['Hollands Midden', HOLLANDS_MIDDEN, 18]
])('%s has all its municipalities and no two on one tile', (_, region, count) => {
	expect(region).toHaveLength(count);
	const places = [...placeTiles(region).values()].map(({ row, column }) => `${row}/${column}`);
	expect(new Set(places).size).toBe(count);
});

test('a municipality without a place of its own stands below the others', () => {
	const places = placeTiles([...IJSSELLAND, 'GM9001', 'GM9002', 'GM9003', 'GM9004', 'GM9005']);
	expect(places.get('GM9001')).toEqual({ row: 5, column: 1 });
	expect(places.get('GM9005')).toEqual({ row: 6, column: 1 });
});

test('a region that is not on the map at all is a plain grid', () => {
	expect([...placeTiles(['GM9001', 'GM9002']).values()]).toEqual([
		{ row: 1, column: 1 },
		{ row: 1, column: 2 }
	]);
});
