import { beforeEach, describe, expect, test } from 'vitest';
import {
	createDecideWorld,
	type DecideWorld,
	ELSEWHERE,
	NOW,
	ROOM,
	ROOM_ELSEWHERE,
	SITE,
	wordOf
} from '../../../../tests/support/decide-world.ts';
import { person, RCVS, uuidOf } from '../../../../tests/support/sync/people.ts';

const MIA = person('manager', 'mia', { locations: [SITE] });

let world: DecideWorld;

beforeEach(() => {
	world = createDecideWorld();
});

describe('unit.add', () => {
	const unit = { id: uuidOf(30), locationId: SITE, name: 'Kamer 3', beds: 4 };

	test('adds a unit that is closed to others unless it is said to be shared (D6)', () => {
		expect(world.take(MIA, 'unit.add', unit).status).toBe('applied');
		expect(world.world.units.get(unit.id)).toEqual({
			...unit,
			regionId: 'VR04',
			suitable: {},
			sharedBy: 'family',
			addedAt: NOW,
			retired: false,
			fieldWriter: {}
		});
	});

	test.each([
		['at an unknown location', { locationId: uuidOf(9) }, 'not-found'],
		['at a location of somebody else', { locationId: ELSEWHERE }, 'forbidden'],
		['with an id that is taken at another location', { id: ROOM_ELSEWHERE }, 'invalid'],
		['with fewer than no beds', { beds: -1 }, 'invalid'],
		['with a citizen service number for a name', { name: '123456782' }, 'personal-data'],
		['with a birth date in its name (D15)', { name: 'Kind 12-03-2019' }, 'personal-data']
	])('%s is refused', (_, args, code) => {
		expect(wordOf(world.take(MIA, 'unit.add', { ...unit, ...args }))).toBe(code);
	});

	test('with the id of a room of that location changes nothing: two devices imported one list', () => {
		const before = world.room();
		expect(world.take(MIA, 'unit.add', { ...unit, id: ROOM }).status).toBe('noop');
		expect(world.room()).toBe(before);
	});

	test('at a closed location is refused', () => {
		world = createDecideWorld({ site: { status: 'closed' } });
		expect(wordOf(world.take(RCVS, 'unit.add', unit))).toBe('closed');
	});
});
