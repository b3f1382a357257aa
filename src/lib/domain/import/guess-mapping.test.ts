import { describe, expect, it } from 'vitest';
import { guessMapping } from './guess-mapping.ts';

/** Headers with the field that each was taken for. */
function named(rows: string[][]): Record<string, string> {
	const { columns, headers } = guessMapping(rows);
	return Object.fromEntries(Object.entries(columns).map(([field, at]) => [field, headers[at]!]));
}

describe('guessMapping', () => {
	it('knows the headers of a Dutch region, abbreviations too', () => {
		const header =
			'Gemeente;Naam locatie;Straat + nr;PC;Plaats;Soort;Gereal. bedden;Bezet;Buiten gebruik;Snijverlies;Zuigelingen;Huisdieren;Rolstoel;Locatiemanager tel.;Open sinds;Sluit op;Laatst bijgewerkt;Opmerking';
		expect(guessMapping([header.split(';')])).toMatchObject({
			firstDataRow: 1,
			columns: {
				municipality: 0,
				name: 1,
				address: 2,
				postcode: 3,
				city: 4,
				kind: 5,
				realised: 6,
				occupied: 7,
				outOfService: 8,
				snijverlies: 9,
				infants: 10,
				pets: 11,
				wheelchair: 12,
				phone: 13,
				opensOn: 14,
				closesOn: 15,
				updated: 16,
				note: 17
			}
		});
	});

	it('knows English headers', () => {
		const header =
			'Municipality,Site name,Street,No,Postal code,City,Type of shelter,Beds,Occupied beds,Out of service,Pets allowed,Wheelchair accessible,Phone,Last updated,Remarks';
		expect(named([header.split(',')])).toEqual({
			municipality: 'Municipality',
			name: 'Site name',
			street: 'Street',
			number: 'No',
			postcode: 'Postal code',
			city: 'City',
			kind: 'Type of shelter',
			realised: 'Beds',
			occupied: 'Occupied beds',
			outOfService: 'Out of service',
			pets: 'Pets allowed',
			wheelchair: 'Wheelchair accessible',
			phone: 'Phone',
			updated: 'Last updated',
			note: 'Remarks'
		});
	});

	it('finds a header in two lines with merged cells, below a title', () => {
		const rows = [
			['Overzicht opvang IJsselland'],
			[''],
			['Gemeente', 'Locatie', 'Adres', '', '', 'Bedden', '', 'Geschikt voor', '', 'Opmerking'],
			['', '', 'straat', 'nr', 'PC', 'gerealiseerd', 'bezet', 'zuigelingen', 'huisdieren', ''],
			['Zwolle', 'Schip', 'Kade', '5', '8011 PT', '80', '86', 'ja', 'nee', '']
		];
		expect(guessMapping(rows)).toMatchObject({
			firstDataRow: 4,
			columns: {
				municipality: 0,
				name: 1,
				street: 2,
				number: 3,
				postcode: 4,
				realised: 5,
				occupied: 6,
				infants: 7,
				pets: 8,
				note: 9
			}
		});
		expect(guessMapping(rows).headers[6]).toBe('Bedden bezet');
	});

	it('takes no second line for a header when the first says it all', () => {
		const rows = [
			['Nr', 'Gemeente', 'Locatie', 'Bezet'],
			['1', 'Zwolle', 'Schip', '4']
		];
		expect(guessMapping(rows)).toMatchObject({
			firstDataRow: 1,
			columns: { name: 2, occupied: 3 }
		});
		expect(guessMapping(rows).columns).not.toHaveProperty('number');
	});

	it('does not take a share of beds in use, or free beds, for people', () => {
		const { columns } = guessMapping([
			['Gemeente', 'Locatie', 'Bezettingsgraad', 'Vrij', 'Plaatsbaar']
		]);
		expect(columns).toEqual({ municipality: 0, name: 1 });
	});

	it('maps nothing when nothing looks like a header', () => {
		expect(guessMapping([['a', 'b'], ['1']])).toEqual({
			firstDataRow: 0,
			headers: [],
			columns: {}
		});
		expect(guessMapping([])).toEqual({ firstDataRow: 0, headers: [], columns: {} });
	});
});
