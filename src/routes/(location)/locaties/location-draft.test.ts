import { expect, test } from 'vitest';
import { type LocationDraft, missingIn, toNewLocation, withAddress } from './location-draft.ts';

const draft: LocationDraft = {
	name: ' Schip Havenkade ',
	kind: 'goo',
	operator: 'municipality',
	municipality: 'GM0193',
	street: 'Havenkade',
	number: '12',
	suffix: ' ',
	postcode: '8011pk',
	city: 'Zwolle'
};

test('a complete location is kept tidy, an empty suffix is left out', () => {
	expect(missingIn(draft)).toEqual([]);
	expect(toNewLocation(draft, 'VR04')).toEqual({
		regionId: 'VR04',
		municipality: 'GM0193',
		name: 'Schip Havenkade',
		kind: 'goo',
		operator: 'municipality',
		address: { street: 'Havenkade', number: '12', postcode: '8011 PK', city: 'Zwolle' }
	});
});

test('every part that is missing or wrong is named, in the order of the form', () => {
	const wrong = missingIn({ ...draft, name: '', postcode: '80', city: ' ' });
	expect(wrong.map(({ part }) => part)).toEqual(['name', 'postcode', 'city']);
});

test.each(['8011pk', '8011 PK', ' 8011  pk', '8011\u00a0PK'])(
	'a postcode is one however it is typed or copied: %j',
	(postcode) => {
		expect(missingIn({ ...draft, postcode })).toEqual([]);
		const { address } = toNewLocation({ ...draft, postcode }, 'VR04');
		expect(address).toMatchObject({ postcode: '8011 PK' });
	}
);

test.each(['48529', '8011 P', '8011 PKK', 'PK 8011'])('%j is no postcode', (postcode) => {
	expect(missingIn({ ...draft, postcode })).toMatchObject([{ part: 'postcode' }]);
});

test.each([
	['12a', '', { number: '12', suffix: 'a' }],
	['12-2', ' ', { number: '12', suffix: '2' }],
	['12 bis', '', { number: '12', suffix: 'bis' }],
	['12', 'A-2', { number: '12', suffix: 'A-2' }],
	['12a', '2', { number: '12a', suffix: '2' }],
	[' 12 t/m 16 ', '', { number: '12 t/m 16' }]
])('a house number %j with addition %j has both parts', (number, suffix, parts) => {
	const { address } = toNewLocation({ ...draft, number, suffix }, 'VR04');
	const { street: _street, postcode: _postcode, city: _city, ...kept } = address!;
	expect(kept).toEqual(parts);
});

test('an address may come later, but not in part', () => {
	const none = { ...draft, street: '', number: ' ', suffix: '', postcode: '', city: '' };
	expect(missingIn(none)).toEqual([]);
	expect(toNewLocation(none, 'VR04')).not.toHaveProperty('address');
	const part = { ...none, suffix: 'b' };
	expect(missingIn(part).map(({ part }) => part)).toEqual(['street', 'number', 'postcode', 'city']);
});

const FOUND = {
	id: 'adr-1',
	label: 'Kade 3, 7411 AA Deventer',
	municipality: 'GM0150',
	address: {
		street: 'Kade',
		number: '3',
		postcode: '7411 AA',
		city: 'Deventer',
		bagId: '0150010000045678',
		lat: 52.25,
		lon: 6.16
	}
};

test('what was found fills the form, with the municipality where one may add there', () => {
	const choice = { code: 'GM0150', name: 'Deventer', regionId: 'VR04' };
	expect(withAddress(draft, FOUND, [])).toMatchObject({ street: 'Kade', municipality: 'GM0193' });
	const filled = withAddress(draft, FOUND, [choice]);
	expect(filled).toMatchObject({ suffix: '', municipality: 'GM0150' });
	expect(toNewLocation(filled, 'VR04').address).toEqual(FOUND.address);
});

test('a place on earth goes with the address that was found, not with one typed over it', () => {
	const typed = { ...withAddress(draft, FOUND, []), number: '5' };
	const { bagId: _bagId, lat: _lat, lon: _lon, ...text } = FOUND.address;
	expect(toNewLocation(typed, 'VR04').address).toEqual({ ...text, number: '5' });
});
