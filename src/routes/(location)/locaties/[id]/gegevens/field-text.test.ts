import { describe, expect, it, test } from 'vitest';
import type { LocationField } from '$lib/domain/schema/location.ts';
import { readText, toText } from './field-text.ts';

const HALVES: [string, string][] = [
	['52,5', ''],
	['', '6,1'],
	['52', ' ']
];
const WRONG_PINS: [string, string][] = [
	['noord', '6,1'],
	['152', '6,1'],
	['52.5, 6.1', '6,1']
];

describe('what is typed becomes a value of the field', () => {
	it('trimmed, and null where an optional field was emptied', () => {
		expect(readText('phone', ' 038 1234567 ')).toEqual({ value: '038 1234567' });
		expect(readText('phone', ' ')).toEqual({ value: null });
	});

	it('with a postcode as it is written', () => {
		expect(readText('address.postcode', '8011pk')).toEqual({ value: '8011 PK' });
		expect(readText('address.postcode', '80 11')).toEqual({
			error: 'Een postcode is 4 cijfers en 2 letters, zoals 8011 PK.'
		});
	});

	it('with a comma in degrees', () => {
		const typed = (lat: string, lon: string) =>
			readText('address.pin', JSON.stringify({ lat, lon }));
		expect(typed(' 52,5', '6.1 ')).toEqual({ value: { lat: 52.5, lon: 6.1 } });
		expect(typed(' ', '')).toEqual({ value: null });
		expect(typed('52.5168, 6.0830', '')).toEqual({ value: { lat: 52.5168, lon: 6.083 } });
		expect(typed('52,5168 6,0830', '')).toEqual({ value: { lat: 52.5168, lon: 6.083 } });
		const half = { error: 'Vul bij allebei een getal in, of laat allebei leeg.' };
		for (const [lat, lon] of HALVES) expect(typed(lat, lon)).toEqual(half);
		const wrong = { error: 'Vul getallen in, zoals 52,51 en 6,09.' };
		for (const [lat, lon] of WRONG_PINS) expect(typed(lat, lon)).toEqual(wrong);
	});

	it('with a plan of beds in order of day', () => {
		const read = (steps: object[]) => readText('pipeline', JSON.stringify(steps));
		const may = { on: '2027-05-01', beds: '1.020' };
		expect(read([may, { on: '2027-03-01', beds: '80' }])).toEqual({
			value: [
				{ on: '2027-03-01', beds: 80 },
				{ on: '2027-05-01', beds: 1020 }
			]
		});
		expect(read([may, { on: '', beds: '80' }])).toEqual({
			error: 'Kies bij elk aantal een dag.'
		});
		expect(read([may, { ...may, beds: '80' }])).toHaveProperty('error');
		expect(read([{ ...may, beds: '-3' }])).toHaveProperty('error');
	});

	it('or is told what is wrong with it', () => {
		expect(readText('name', '')).toEqual({ error: 'Vul in: Naam.' });
		expect(readText('address.suffix', 'x'.repeat(21))).toEqual({
			error: 'Maak dit korter: hooguit 20 tekens.'
		});
	});
});

test.each<[LocationField, unknown]>([
	['suitable.pets', { units: 2, of: 10 }],
	['suitable.care', 'unknown'],
	['hidden', true],
	['address.pin', { lat: 52.5, lon: 6.25 }],
	['address.pin', null],
	['opensOn', '2026-12-01'],
	['contractEndsOn', '2027-12-31'],
	['pipeline', [{ on: '2026-12-01', beds: 0 }]],
	['pipeline', null]
])('%s keeps its value through its control', (field, value) => {
	expect(readText(field, toText(field, value))).toEqual({ value });
});

test('a suitability that nobody stated is unknown, not no (D8)', () => {
	expect(readText('suitable.infants', toText('suitable.infants', undefined))).toEqual({
		value: 'unknown'
	});
});
