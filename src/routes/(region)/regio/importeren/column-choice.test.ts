import { describe, expect, it } from 'vitest';
import type { Mapping } from '$lib/domain/import/columns.ts';
import { columnChoices, mapColumn } from './column-choice.ts';

const ROWS = [
	['Gemeente', 'Naam', 'Bezet'],
	['Zwolle', '', '86', 'extra'],
	['Kampen', 'Kantoor', '58']
];
const MAPPING: Mapping = {
	firstDataRow: 1,
	headers: ['Gemeente', 'Naam', 'Bezet'],
	columns: { municipality: 0, name: 1, occupied: 2 }
};

describe('saying what a column holds', () => {
	it('shows every column with its header and the first cell that says something', () => {
		expect(columnChoices(ROWS, MAPPING)).toEqual([
			{ column: 0, header: 'Gemeente', example: 'Zwolle', field: 'municipality' },
			{ column: 1, header: 'Naam', example: 'Kantoor', field: 'name' },
			{ column: 2, header: 'Bezet', example: '86', field: 'occupied' },
			{ column: 3, header: '', example: 'extra', field: null }
		]);
	});

	it('moves a field to the column that is said to hold it', () => {
		const { columns } = mapColumn(MAPPING, 1, 'municipality');
		expect(columns).toEqual({ municipality: 1, occupied: 2 });
	});

	it('leaves a column unused, and uses it again', () => {
		const without = mapColumn(MAPPING, 2, null);
		expect(without.columns).toEqual({ municipality: 0, name: 1 });
		expect(mapColumn(without, 2, 'realised').columns.realised).toBe(2);
	});
});
