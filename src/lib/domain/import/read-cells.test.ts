import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKind, readOperator } from './read-kind.ts';
import { findDecimals, readNumber } from './read-number.ts';
import { readSuitability } from './read-suitability.ts';
import { splitAddress } from './split-address.ts';

describe('readNumber', () => {
	it.each<[string, number]>([
		['110', 110],
		[' 0 ', 0],
		['1.250', 1250],
		['1,250', 1250],
		['1 250', 1250],
		['110,0', 110],
		['007', 7]
	])('reads "%s" as %i', (text, n) => expect(readNumber(text)).toEqual({ status: 'number', n }));

	it.each(['', ' ', '-', '–', 'n.v.t.'])('takes "%s" for not stated', (text) =>
		expect(readNumber(text)).toEqual({ status: 'blank' })
	);

	it.each([
		'zestig',
		'ca. 60',
		'60?',
		'?',
		'12,5',
		'-3',
		'1.25',
		'100000',
		'1e3',
		'#REF!',
		'6 0',
		'٣'
	])('does not guess at "%s"', (text) =>
		expect(readNumber(text)).toEqual({ status: 'unreadable', why: 'number-unreadable' })
	);

	it('reads its own numbers again as the same', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 99_999 }), (n) => {
				expect(readNumber(String(n))).toEqual({ status: 'number', n });
			})
		);
	});

	it('reads thousands as Dutch and English write them, but for round ones, which may be decimals', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1000, max: 9999 }), (n) => {
				for (const locale of ['nl-NL', 'en-GB'])
					expect(readNumber(n.toLocaleString(locale))).toEqual(
						n % 1000 === 0
							? { status: 'unreadable', why: 'number-ambiguous' }
							: { status: 'number', n }
					);
			})
		);
	});

	it.each(['12,000', '12.000', '1,000', '60.500', '60,500', '0,500'])(
		'does not guess whether "%s" has thousands or decimals',
		(text) => expect(readNumber(text)).toEqual({ status: 'unreadable', why: 'number-ambiguous' })
	);

	it('takes no sign for thousands that the sheet uses for decimals', () => {
		const decimals = findDecimals(['110,0', '1.250', '', 'zestig', '12,50']);
		expect(decimals).toBe(',');
		expect(readNumber('1,250', decimals)).toMatchObject({ why: 'number-ambiguous' });
		expect(readNumber('1.250', decimals)).toEqual({ status: 'number', n: 1250 });
		expect(readNumber('110,0', decimals)).toEqual({ status: 'number', n: 110 });
		expect(findDecimals(['60,500', '0.250', '1,020'])).toBe(',.');
		expect(findDecimals(['1,020', '1.001', '24', '1 250'])).toBe('');
	});
});

describe('readSuitability (D8)', () => {
	it.each<[string, unknown]>([
		['ja', 'yes'],
		['JA', 'yes'],
		['Yes', 'yes'],
		['nee', 'no'],
		['No', 'no'],
		['?', 'unknown'],
		['n.v.t.', 'unknown'],
		['onbekend', 'unknown'],
		['ja, 2 kamers', { units: 2 }],
		['2 kamers', { units: 2 }],
		['yes, 3 rooms', { units: 3 }],
		['2 van de 10 kamers', { units: 2, of: 10 }]
	])('reads "%s" as %j', (text, value) =>
		expect(readSuitability(text)).toEqual({ status: 'value', value })
	);

	it.each(['begane grond', 'soms', 'ja, mits klein', '2', '✓', 'x'])(
		'leaves "%s" to a person',
		(text) => expect(readSuitability(text)).toEqual({ status: 'unreadable' })
	);

	it('takes an empty cell for nothing said', () => {
		expect(readSuitability('')).toEqual({ status: 'blank' });
	});
});

describe('readKind and readOperator', () => {
	it.each([
		['GOO', 'goo'],
		['goo', 'goo'],
		['Hub', 'hub'],
		['crisisnoodopvang', 'cno'],
		['AMV', 'amv'],
		['hotel', null]
	])('reads the kind "%s" as %s', (text, kind) => expect(readKind(text)).toBe(kind));

	it.each([
		['Gemeente Zwolle', 'municipality'],
		['Veiligheidsregio IJsselland', 'safety-region'],
		['COA', 'coa'],
		['Leger des Heils', null]
	])('reads the operator "%s" as %s', (text, operator) =>
		expect(readOperator(text)).toBe(operator)
	);
});

describe('splitAddress', () => {
	it.each<[string, object]>([
		['Havenstraat 47a', { street: 'Havenstraat', number: '47', suffix: 'a' }],
		['Havenstraat 76-2', { street: 'Havenstraat', number: '76', suffix: '2' }],
		['Kerkstraat 13 bis', { street: 'Kerkstraat', number: '13', suffix: 'bis' }],
		['Kade 76 - 2', { street: 'Kade', number: '76', suffix: '2' }],
		['2e Dwarsstraat 5', { street: '2e Dwarsstraat', number: '5' }],
		['Plein 1945 3', { street: 'Plein 1945', number: '3' }],
		['Kade 12 t/m 16', { street: 'Kade', number: '12 t/m 16' }],
		['Haven', { street: 'Haven' }],
		['', {}],
		[
			'Havenstraat 76-2, 7417bl  Deventer',
			{ street: 'Havenstraat', number: '76', suffix: '2', postcode: '7417 BL', city: 'Deventer' }
		]
	])('splits "%s"', (text, parts) => expect(splitAddress(text)).toEqual(parts));
});
