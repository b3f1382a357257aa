import { expect, test } from 'vitest';
import type { LocationView } from '$lib/client/view-types.ts';
import { countLines } from './count-lines.ts';

const figures = {
	realised: 80,
	occupied: 71,
	outOfService: 3,
	snijverlies: { household: 2, sex: 1 }
};

const view = (parts: object) =>
	({ detail: 'site', rest: 0, figures, ...parts }) as unknown as LocationView;
const room = (name: string, occupied: number, parts = {}) => ({
	unit: { id: name, name, ...parts },
	figures: { realised: 4, occupied, outOfService: 1 }
});

test('a location without rooms has a line for each of its numbers', () => {
	expect(countLines(view({})).map(({ name, known }) => `${name} ${known}`)).toEqual([
		'Mensen 71',
		'Bedden 80',
		'Buiten gebruik 3',
		'Snijverlies 3'
	]);
});

test('a location with rooms has a line for each that is in use, and one for who has no room yet (D5)', () => {
	const units = [room('1', 3), room('2', 0), room('3', 2, { retired: true })];
	expect(countLines(view({ detail: 'units', units, rest: 2 }))).toEqual([
		{ id: '1', name: '1', beds: 4, out: 1, known: 3 },
		{ id: '2', name: '2', beds: 4, out: 1, known: 0 },
		{ id: 'rest', name: 'Nog niet op een kamer', beds: null, out: 0, known: 2 }
	]);
});
