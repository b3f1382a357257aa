import { describe, expect, it, test } from 'vitest';
import type { LocationField } from '$lib/domain/schema/location.ts';
import { readText, toText } from './field-text.ts';

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
		expect(readText('address.lat', '52,5')).toEqual({ value: 52.5 });
		expect(readText('address.lat', 'noord')).toHaveProperty('error');
		expect(readText('address.lat', '152')).toHaveProperty('error');
		expect(readText('address.lat', '52.5168, 6.0830')).toEqual({
			error:
				'Dit zijn twee getallen. Vul het eerste in bij Breedtegraad, het tweede bij Lengtegraad.'
		});
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
	['address.lon', 6.25],
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
