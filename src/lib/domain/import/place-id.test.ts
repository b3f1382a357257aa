import { describe, expect, it } from 'vitest';
import { uuid } from '../schema/ids.ts';
import { toPlaceId } from './place-id.ts';

const KADE = {
	name: 'Hôtel De Kade',
	municipality: 'GM0193',
	address: { street: 'Kade', number: '5', suffix: 'a', postcode: '8011 PT', city: 'Zwolle' }
};

describe('the id of a location that an import makes', () => {
	it('is a uuid, the same on every device and in every release', () => {
		const id = toPlaceId('VR04', KADE);
		expect(uuid.safeParse(id).success).toBe(true);
		expect(id).toMatch(/^.{14}8.{4}[89ab]/);
		expect(id).toMatchInlineSnapshot(`"9073f852-0448-8216-9cfd-4c0d2552344b"`);
	});

	it('follows name, municipality, street and number, however they are spelled', () => {
		const spelled = {
			...KADE,
			name: 'hotel  de kade',
			address: { street: 'KADE', number: '5A', postcode: '8011PT', city: 'ZWOLLE' }
		};
		expect(toPlaceId('VR04', spelled)).toBe(toPlaceId('VR04', KADE));
	});

	it('differs for another region, municipality, name or number', () => {
		const others = [
			toPlaceId('VR05', KADE),
			toPlaceId('VR04', { ...KADE, municipality: 'GM0150' }),
			toPlaceId('VR04', { ...KADE, name: 'Hotel De Kaden' }),
			toPlaceId('VR04', { ...KADE, address: { ...KADE.address, number: '6' } })
		];
		expect(new Set([...others, toPlaceId('VR04', KADE)]).size).toBe(5);
	});

	it('meets no other among as many places as the country has', () => {
		const ids = Array.from({ length: 20_000 }, (_, at) =>
			toPlaceId('VR04', { ...KADE, name: `Locatie ${at}` })
		);
		expect(new Set(ids).size).toBe(ids.length);
	});
});
