import { describe, expect, test } from 'vitest';
import { findInNote, findPersonalDetail } from './personal-details.ts';

const TODAY = '2026-11-22T09:00:00.000Z';

describe('a short text holds a personal detail (D15)', () => {
	test.each([
		['bsn', 'haar nummer is 123456782'],
		['email', 'mail naar olena@voorbeeld.nl'],
		['email', 'olena.k+1@mail.voorbeeld.com'],
		['phone', '06-12345678'],
		['phone', '06 12 34 56 78'],
		['phone', 'bel 038-4210001 vandaag'],
		['phone', '0570 600600'],
		['phone', '+31 6 12345678'],
		['phone', '+31 (0)6 12345678'],
		['phone', '0031612345678'],
		['phone', '+380 67 123 45 67'],
		['birth-date', 'van 12-03-1984'],
		['birth-date', '12/3/1984'],
		['birth-date', '1984-03-12'],
		['birth-date', '12 maart 1984'],
		['birth-date', '3 okt. 2019'],
		['birth-date', '22-11-2025'],
		['birth-date', '22 november 2025'],
		['birth-date', 'geboren 2-9-2026'],
		['birth-date', 'geb. op 2 september 2026'],
		['birth-date', 'geb. 2-9-14'],
		['birth-date', 'dob 2014-09-02'],
		['birth-date', 'geboren in 1984'],
		['birth-date', 'born 4 March 1990'],
		['birth-date', 'born 4 May 1990'],
		['birth-date', 'dob 12 October 1988'],
		['birth-date', 'verjaart 12-3'],
		['birth-date', 'geb. 4-3'],
		['birth-date', 'born on March 4, 1990'],
		['birth-date', 'born the 4th of March'],
		['birth-date', '4 Mar 1990']
	])('%s in "%s"', (found, text) => expect(findPersonalDetail(text, TODAY)).toBe(found));

	test.each([
		'',
		'Mag een hond mee?',
		'Wij hebben 12 bedden op kamer 3, 4 en 5.',
		'Sinds 1-11-2026 werkt de lift niet.',
		'Vanaf 3 december 2026 dicht.',
		'Open sinds 23 november 2025.',
		'De regeling van 2024 en 2025',
		'Van 08:00 tot 17:00, kamer 038',
		'Postcode 8011 AA, huisnummer 12-14',
		'200 tot 300 mensen @ de balie',
		'Geb. 3 en 4 zijn dicht',
		'Geb. 12 - 2e verdieping',
		'Geb. 12-2e verdieping',
		'Geb. 12-14 is dicht',
		'Geb. Juliana 3 is dicht',
		'Geb. 4 marktplein',
		'Er is een baby geboren, 3-4 luiers nodig'
	])('none in "%s"', (text) => expect(findPersonalDetail(text, TODAY)).toBeNull());
});

describe('the note of a location holds a personal detail (D15)', () => {
	test.each([
		['bsn', 'haar nummer is 123456782'],
		['birth-date', 'mevrouw geb. 12-03-1984 heeft de sleutel']
	])('%s in "%s"', (found, text) => expect(findInNote(text)).toBe(found));

	test.each([
		'Sleutel bij de beheerder, 038-4210001',
		'Storing: balie@voorbeeld.nl',
		'Open sinds 12-03-2022'
	])('what is of the site stands: "%s"', (text) => expect(findInNote(text)).toBeNull());
});
