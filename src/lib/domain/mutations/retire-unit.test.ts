import { beforeEach, describe, expect, test } from 'vitest';
import {
	createDecideWorld,
	type DecideWorld,
	NOW,
	ROOM,
	ROOM_ELSEWHERE,
	SITE,
	wordOf
} from '../../../../tests/support/decide-world.ts';
import { person, uuidOf } from '../../../../tests/support/sync/people.ts';

const MIA = person('manager', 'mia', { locations: [SITE] });

let world: DecideWorld;

beforeEach(() => {
	world = createDecideWorld();
});

describe('unit.retire (D5)', () => {
	const retire = (unitId = ROOM, other: { deviceAt?: string } = {}) =>
		world.take(MIA, 'unit.retire', { unitId }, other);
	const switchToUnits = (occupied: number) =>
		world.take(MIA, 'location.setDetail', {
			locationId: SITE,
			detail: 'units',
			observedAt: '2026-03-02T08:00:00.000Z',
			units: [{ unitId: ROOM, occupied, outOfService: {} }]
		});

	test('takes the beds away from when it was done on the device', () => {
		expect(retire(ROOM, { deviceAt: '2026-03-02T09:00:00.000Z' }).status).toBe('applied');
		expect(world.room()).toMatchObject({ retired: true, retiredAt: '2026-03-02T09:00:00.000Z' });
	});

	test('never lies ahead of the server', () => {
		retire(ROOM, { deviceAt: '2026-03-05T09:00:00.000Z' });
		expect(world.room().retiredAt).toBe(NOW);
	});

	test('of a unit with people in it is refused, and taken once they left', () => {
		switchToUnits(2);
		const refused = retire();
		expect(refused).toMatchObject({ status: 'rejected', code: 'invalid' });
		expect(refused).toMatchObject({ detail: expect.stringContaining('2') });
		const depart = { locationId: SITE, unitId: ROOM, entry: { kind: 'depart', n: 2 } };
		world.take(MIA, 'occupancy.record', depart);
		expect(retire().status).toBe('applied');
	});

	test('looks at no unit’s people while the site is counted as a whole', () => {
		switchToUnits(2);
		const back = { locationId: SITE, detail: 'site', observedAt: '2026-03-02T09:00:00.000Z' };
		world.take(MIA, 'location.setDetail', back);
		expect(retire().status).toBe('applied');
	});

	test('twice changes nothing', () => {
		retire();
		expect(retire().status).toBe('noop');
	});

	test('of an unknown or another’s unit is refused', () => {
		expect(wordOf(retire(uuidOf(9)))).toBe('not-found');
		expect(wordOf(retire(ROOM_ELSEWHERE))).toBe('forbidden');
		world.world.locations.delete(SITE);
		expect(wordOf(retire())).toBe('not-found');
	});
});
