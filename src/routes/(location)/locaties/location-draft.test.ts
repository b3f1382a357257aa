import { expect, test } from 'vitest';
import { type LocationDraft, missingIn, tidyPostcode, toNewLocation } from './location-draft.ts';

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

test('a foreign postcode is left as it was typed', () => {
	expect(tidyPostcode('48529')).toBe('48529');
});
