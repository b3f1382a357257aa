import { expect, test } from 'vitest';
import { addressLines } from './address-lines.ts';

test('an address is shown as far as it is known', () => {
	const text = { street: 'Kade', number: '3', suffix: 'b', postcode: '7411 AA', city: 'Deventer' };
	expect(addressLines({ ...text, lat: 52.25, lon: 6.16 })).toEqual([
		'Kade 3b',
		'7411 AA Deventer',
		'52,25 noord, 6,16 oost'
	]);
	expect(addressLines({ city: 'Deventer', lat: 52.25 })).toEqual(['Deventer']);
	expect(addressLines()).toEqual([]);
});

test.each([
	['A-2', '3A-2'],
	['2', '3-2'],
	['bis', '3-bis'],
	['', '3']
])('an addition %j stands at the number as on an envelope', (suffix, text) => {
	expect(addressLines({ street: 'Kade', number: '3', suffix })).toEqual([`Kade ${text}`]);
});
