import { beforeEach, describe, expect, test } from 'vitest';
import {
	createDecideWorld,
	type DecideWorld,
	SITE,
	wordOf
} from '../../../../tests/support/decide-world.ts';
import {
	ADDRESS,
	IJSSELLAND,
	person,
	RCVS,
	uuidOf
} from '../../../../tests/support/sync/people.ts';

const MIA = person('manager', 'mia', { locations: [SITE] });
const DEVENTER = person('municipal', 'gea', { municipalities: ['GM0150'] });
const NEW = {
	id: uuidOf(3),
	regionId: 'VR04',
	municipality: 'GM0150',
	name: 'De Kade',
	kind: 'goo',
	address: ADDRESS
};

let world: DecideWorld;

beforeEach(() => {
	world = createDecideWorld();
});

describe('location.add', () => {
	test('starts a location in preparation, at site detail, with no field written', () => {
		const decision = world.take(DEVENTER, 'location.add', { ...NEW, operator: 'coa' });
		expect(decision).toMatchObject({ status: 'applied', regionId: 'VR04' });
		expect(world.world.locations.get(NEW.id)).toEqual({
			...NEW,
			operator: 'coa',
			suitable: {},
			status: 'preparing',
			hidden: false,
			fieldWriter: {},
			detail: 'site'
		});
	});

	test('takes a location whose address nobody knows yet, and each part of it later', () => {
		const { address: _, ...placeless } = NEW;
		expect(world.take(DEVENTER, 'location.add', placeless).status).toBe('applied');
		expect(world.world.locations.get(NEW.id)).not.toHaveProperty('address');
		const pin = { locationId: NEW.id, field: 'address.pin', value: { lat: 52.25, lon: 6.16 } };
		expect(world.take(RCVS, 'location.setField', pin, { base: null }).status).toBe('applied');
		expect(world.world.locations.get(NEW.id)).toMatchObject({
			address: { lat: 52.25, lon: 6.16 }
		});
	});

	test('takes coordinates, which are no text to look for a person in (D15)', () => {
		const address = { ...ADDRESS, lat: 52.25, lon: 6.16 };
		expect(world.take(RCVS, 'location.add', { ...NEW, address }).status).toBe('applied');
		expect(world.world.locations.get(NEW.id)).toMatchObject({ address });
	});

	test('takes no half of a pin: it would be another place', () => {
		const address = { ...ADDRESS, lat: 52.25 };
		expect(wordOf(world.take(RCVS, 'location.add', { ...NEW, address }))).toBe('invalid');
	});

	test.each([
		['of an unknown region', { regionId: 'VR99' }, 'not-found'],
		['in a municipality of another region', { municipality: 'GM0153' }, 'invalid'],
		[
			'with an id that is taken in another municipality',
			{ id: SITE, municipality: 'GM0193' },
			'invalid'
		],
		[
			'with an id that is taken and a citizen service number for a name',
			{ id: SITE, name: '123456782' },
			'personal-data'
		],
		['without a name', { name: '  ' }, 'invalid'],
		['with a field that is not known', { beds: 4 }, 'invalid'],
		['with a citizen service number for a name', { name: '123456782' }, 'personal-data'],
		[
			'with a citizen service number in the address',
			{ address: { ...ADDRESS, suffix: '123456782' } },
			'personal-data'
		]
	])('%s is refused', (_, args, code) => {
		expect(wordOf(world.take(RCVS, 'location.add', { ...NEW, ...args }))).toBe(code);
	});

	test('is for the own municipality or region', () => {
		expect(wordOf(world.take(MIA, 'location.add', NEW))).toBe('forbidden');
		const zwolle = { ...NEW, municipality: 'GM0193' };
		expect(wordOf(world.take(DEVENTER, 'location.add', zwolle))).toBe('forbidden');
	});

	test('of a location that is there changes nothing and is no fault: two people imported one sheet', () => {
		const before = world.world.locations.get(SITE);
		const again = { ...NEW, id: SITE, name: 'De kade' };
		const decision = world.take(RCVS, 'location.add', again);
		expect(decision).toMatchObject({ status: 'noop', regionId: 'VR04', writes: [] });
		expect(world.world.locations.get(SITE)).toBe(before);
		expect(wordOf(world.take(MIA, 'location.add', again))).toBe('forbidden');
	});

	test('is refused with the id of a location of another region', () => {
		const known = world.world.locations.get(SITE)!;
		world.world.locations.set(SITE, { ...known, regionId: 'VR05' });
		expect(wordOf(world.take(RCVS, 'location.add', { ...NEW, id: SITE }))).toBe('invalid');
	});

	test('counts a municipality from its first day to the day before its last', () => {
		const [deventer] = IJSSELLAND.municipalities;
		const during = (from: string | null, to: string | null) => {
			const municipalities = [{ ...deventer!, from, to }];
			world.world.regions.set('VR04', { ...IJSSELLAND, municipalities });
			return wordOf(world.take(RCVS, 'location.add', { ...NEW, id: uuidOf(50) }));
		};
		expect(during('2026-03-03', null)).toBe('invalid');
		expect(during(null, '2026-03-02')).toBe('invalid');
		expect(during('2026-03-02', '2026-03-03')).toBe('applied');
	});

	test('counts those days as they are in the Netherlands, also just after midnight', () => {
		const [deventer] = IJSSELLAND.municipalities;
		const municipalities = [{ ...deventer!, from: '2026-07-01', to: null }];
		world.world.regions.set('VR04', { ...IJSSELLAND, municipalities });
		const wordAt = (receivedAt: string) =>
			wordOf(world.take(RCVS, 'location.add', { ...NEW, id: uuidOf(50) }, { receivedAt }));
		expect(wordAt('2026-06-30T21:59:59.999Z')).toBe('invalid');
		expect(wordAt('2026-06-30T22:00:00.000Z')).toBe('applied');
	});
});
