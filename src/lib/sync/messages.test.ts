import { expect, test } from 'vitest';
import { PERSON_HEADER } from './headers.ts';
import { protocolOnly } from './messages.ts';

test('S15: the protocol of a body is read before anything else, and it has to be there', () => {
	expect(protocolOnly.parse({ protocol: 7, mutations: 'of another shape' })).toEqual({
		protocol: 7
	});
	const wrong = [{}, { protocol: '1' }, { protocol: 1.5 }];
	expect(wrong.filter((body) => protocolOnly.safeParse(body).success)).toEqual([]);
});

test('S20: push and pull say in a header of this name whose data the device holds', () => {
	expect(PERSON_HEADER).toBe('opvangbord-person');
});
