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
import { person, uuidOf } from '../../../../tests/support/sync/people.ts';

const MIA = person('manager', 'mia', { locations: [SITE] });

let world: DecideWorld;

beforeEach(() => {
	world = createDecideWorld();
});

describe('location.setDetail (D5)', () => {
	const count = (unitId: string, occupied = 1) => ({ unitId, occupied, outOfService: {} });
	const set = (args: object, other: { deviceAt?: string } = {}) =>
		world.take(MIA, 'location.setDetail', { locationId: SITE, detail: 'units', ...args }, other);

	test('is an entry of its own, seen when it was made or as stated', () => {
		set({ units: [count(ROOM)] }, { deviceAt: '2026-03-02T09:00:00.000Z' });
		set({ detail: 'site', snijverlies: { care: 2 }, observedAt: '2026-03-02T10:00:00.000Z' });
		expect(world.entries).toMatchObject([
			{
				entry: { kind: 'setDetail', detail: 'units', units: [count(ROOM)] },
				observedAt: '2026-03-02T09:00:00.000Z',
				by: 'mia'
			},
			{
				entry: { kind: 'setDetail', detail: 'site', snijverlies: { care: 2 } },
				observedAt: '2026-03-02T10:00:00.000Z'
			}
		]);
	});

	test('is of who saw it there, or of a list that the desk was given', () => {
		set({ units: [count(ROOM)] });
		const desk = person('rcvs', 'els', { regions: ['VR04'] });
		world.take(desk, 'location.setDetail', {
			...{ locationId: SITE, detail: 'units', units: [count(ROOM)], source: 'import' }
		});
		expect(world.entries.map(({ source }) => source)).toEqual(['site', 'import']);
		expect(wordOf(set({ source: 'import' }))).toBe('forbidden');
		expect(wordOf(set({ source: 'phone' }))).toBe('invalid');
	});

	test('far ahead of the server is held at receipt and told (D12)', () => {
		expect(wordOf(set({ observedAt: '2026-03-02T13:00:00.000Z' }))).toBe('future-capped');
		expect(world.entries).toMatchObject([{ observedAt: NOW }]);
	});

	test.each([
		['at an unknown location', { locationId: uuidOf(9) }, 'not-found'],
		['at a location of somebody else', { locationId: ELSEWHERE }, 'forbidden'],
		['with an unknown unit', { units: [count(uuidOf(9))] }, 'not-found'],
		['with a unit of another location', { units: [count(ROOM_ELSEWHERE)] }, 'not-found'],
		['to units that also declares snijverlies', { snijverlies: { care: 2 } }, 'invalid'],
		['to the site that also states units', { detail: 'site', units: [count(ROOM)] }, 'invalid'],
		['with two numbers of one unit', { units: [count(ROOM, 1), count(ROOM, 2)] }, 'invalid']
	])('%s is refused', (_, args, code) => {
		expect(wordOf(set(args))).toBe(code);
	});

	test('with people in a unit that is retired by then is refused', () => {
		const retiredAt = '2026-03-02T09:00:00.000Z';
		world = createDecideWorld({ room: { retired: true, retiredAt } });
		const units = [count(ROOM)];
		expect(wordOf(set({ units }))).toBe('closed');
		expect(wordOf(set({ units, observedAt: retiredAt }))).toBe('closed');
		expect(set({ units, observedAt: '2026-03-02T08:00:00.000Z' }).status).toBe('applied');
	});

	test('D13: one that was taken back is brought back in its place, also with a unit that is retired since', () => {
		const retiredAt = '2026-03-02T09:00:00.000Z';
		world = createDecideWorld({ room: { retired: true, retiredAt } });
		const units = [count(ROOM)];
		const { uuid: corrects } = set({ units, observedAt: '2026-03-02T08:00:00.000Z' });
		const void_ = { locationId: SITE, corrects, entry: { kind: 'void' } };
		world.take(MIA, 'occupancy.record', void_, { deviceAt: '2026-03-02T10:00:00.000Z' });
		expect(set({ units, corrects, why: 'toch wel' }).status).toBe('applied');
		expect(world.entries.at(-1)).toMatchObject({ corrects, why: 'toch wel', observedAt: null });
		expect(world.world.stateOf(SITE)).toMatchObject({ detail: 'units' });
	});

	test('D13, D15: what it corrects is of the same location, and its reason names nobody', () => {
		const { uuid: corrects } = set({});
		const boss = person('manager', 'bo', { locations: [ELSEWHERE] });
		const args = { locationId: ELSEWHERE, detail: 'units', corrects };
		expect(wordOf(world.take(boss, 'location.setDetail', args))).toBe('forbidden');
		expect(wordOf(set({ corrects, why: 'bel 06 12345678' }))).toBe('personal-data');
	});

	test('at a closed location is refused', () => {
		world = createDecideWorld({ site: { status: 'closed' } });
		expect(wordOf(set({}))).toBe('closed');
	});
});
