import { beforeEach, describe, expect, test } from 'vitest';
import {
	createDecideWorld,
	type DecideWorld,
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

describe('unit.restore (D5)', () => {
	const restore = (unitId = ROOM) => world.take(MIA, 'unit.restore', { unitId });

	test('takes a retirement back as if it had not been', () => {
		const before = world.room();
		world.take(MIA, 'unit.retire', { unitId: ROOM });
		expect(restore().status).toBe('applied');
		expect(world.room()).toEqual(before);
	});

	test('of a unit that is there changes nothing', () => {
		expect(restore().status).toBe('noop');
	});

	test('of a location that was closed since is refused', () => {
		world.take(MIA, 'unit.retire', { unitId: ROOM });
		const close = { locationId: SITE, field: 'status', value: 'closed' };
		world.take(RCVS, 'location.setField', close, { base: null });
		expect(wordOf(restore())).toBe('closed');
		expect(world.room().retired).toBe(true);
	});

	test('of an unknown or another’s unit is refused', () => {
		expect(wordOf(restore(uuidOf(9)))).toBe('not-found');
		expect(wordOf(restore(ROOM_ELSEWHERE))).toBe('forbidden');
		world.world.locations.delete(SITE);
		expect(wordOf(restore())).toBe('not-found');
	});
});
