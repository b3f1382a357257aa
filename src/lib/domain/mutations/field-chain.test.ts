import { beforeEach, describe, expect, test } from 'vitest';
import {
	createDecideWorld,
	type DecideWorld,
	ELSEWHERE,
	NOW,
	ROOM,
	SITE,
	wordOf
} from '../../../../tests/support/decide-world.ts';
import { COORDINATOR, person, RCVS, uuidOf } from '../../../../tests/support/sync/people.ts';
import type { Me } from '../schema/person.ts';
import { isSameValue } from './field-chain.ts';

const MIA = person('manager', 'mia', { locations: [SITE] });

describe('S11: a write to a field', () => {
	let world: DecideWorld;

	beforeEach(() => {
		world = createDecideWorld();
	});

	const set = (me: Me, value: unknown, base: string | null, field = 'note') =>
		world.take(me, 'location.setField', { locationId: SITE, field, value }, { base });

	test('with base null is applied to a field that was never written', () => {
		const { uuid, status } = set(MIA, 'hond', null);
		expect(status).toBe('applied');
		expect(world.site()).toMatchObject({ note: 'hond', fieldWriter: { note: uuid } });
	});

	test('with base null on a written field is a conflict, and both values are kept', () => {
		const first = set(MIA, 'hond', null);
		const second = set(RCVS, 'kat', null);
		expect(wordOf(second)).toBe('field-conflict');
		expect(world.site().note).toBe('hond');
		expect(world.conflicts()).toMatchObject([
			{
				id: second.uuid,
				field: 'note',
				current: 'hond',
				sides: [
					{ uuid: first.uuid, value: 'hond', by: 'mia' },
					{ uuid: second.uuid, value: 'kat', by: 'rcvs' }
				]
			}
		]);
	});

	test('that meets another value tells of that one too when it was seen and received', () => {
		const earlier = {
			base: null,
			deviceAt: '2026-03-02T09:00:00.000Z',
			receivedAt: '2026-03-02T10:00:00.000Z'
		};
		world.take(
			MIA,
			'location.setField',
			{ locationId: SITE, field: 'note', value: 'hond' },
			earlier
		);
		set(RCVS, 'kat', null);
		expect(world.conflicts()[0]!.sides).toMatchObject([
			{ observedAt: earlier.deviceAt, receivedAt: earlier.receivedAt },
			{ observedAt: NOW, receivedAt: NOW }
		]);
	});

	describe('on an own edit that was refused', () => {
		const refuse = (me: Me, base: string | null) => set(me, 'nr 123456782', base);

		test('means what that edit was based on: nobody else wrote in between', () => {
			const first = set(MIA, 'hond', null);
			const refused = refuse(MIA, first.uuid);
			expect(wordOf(refused)).toBe('personal-data');
			expect(wordOf(set(MIA, 'kat', refused.uuid))).toBe('applied');
			expect(world.conflicts()).toEqual([]);
		});

		test('means it through several refused ones, and of a field never written too', () => {
			const second = refuse(MIA, refuse(MIA, null).uuid);
			expect(wordOf(set(MIA, 'kat', second.uuid))).toBe('applied');
		});

		test('is a conflict when somebody else wrote meanwhile', () => {
			const refused = refuse(MIA, null);
			set(RCVS, 'kat', null);
			expect(wordOf(set(MIA, 'hond', refused.uuid))).toBe('field-conflict');
		});

		test('is not taken from another person', () => {
			const refused = refuse(MIA, null);
			expect(wordOf(set(RCVS, 'kat', refused.uuid))).toBe('field-conflict');
		});

		test('keeps nothing of what was refused', () => {
			refuse(MIA, null);
			expect(JSON.stringify([...world.world.fieldWrites.values()])).not.toContain('123456782');
		});

		test('without a base leaves no trace: nobody knows what it was built on', () => {
			const args = { locationId: SITE, field: 'note', value: 'nr 123456782' };
			expect(wordOf(world.take(MIA, 'location.setField', args))).toBe('personal-data');
			expect(world.world.fieldWrites.size).toBe(0);
		});

		test("of a place that is not the editor's leaves no trace", () => {
			refuse(person('manager', 'tom', { locations: [uuidOf(9)] }), null);
			expect(world.world.fieldWrites.size).toBe(0);
		});
	});

	test('that says the same as the newest own side of an open conflict changes nothing', () => {
		set(MIA, 'hond', null);
		const lost = set(RCVS, 'kat', null);
		const again = set(RCVS, 'kat', lost.uuid);
		expect(again.status).toBe('noop');
		expect(world.conflicts()[0]!.sides).toHaveLength(2);
		expect(wordOf(set(RCVS, 'poes', again.uuid))).toBe('field-conflict');
		expect(wordOf(set(RCVS, 'kat', again.uuid))).toBe('field-conflict');
		expect(world.conflicts()[0]!.sides.map(({ value }) => value)).toEqual([
			...['hond', 'kat', 'poes', 'kat']
		]);
	});

	test("that says the same as another person's side is a side of its own", () => {
		set(MIA, 'hond', null);
		set(RCVS, 'kat', null);
		expect(wordOf(set(COORDINATOR, 'kat', null))).toBe('field-conflict');
		expect(world.conflicts()[0]!.sides).toHaveLength(3);
	});

	test('on the last writer is applied, again and again', () => {
		const first = set(MIA, 'een', null);
		const second = set(RCVS, 'twee', first.uuid);
		const third = set(MIA, 'drie', second.uuid);
		expect([first, second, third].map(wordOf)).toEqual(['applied', 'applied', 'applied']);
		expect(world.conflicts()).toEqual([]);
	});

	test('on the last writer is applied also when it says the same', () => {
		const first = set(MIA, 'een', null);
		const second = set(MIA, 'een', first.uuid);
		expect(second.status).toBe('applied');
		expect(world.site().fieldWriter.note).toBe(second.uuid);
	});

	test('of the same value on another base changes nothing, and stands for the writer it met', () => {
		const first = set(MIA, 'hond', null);
		const same = set(RCVS, 'hond', null);
		expect(same.status).toBe('noop');
		expect(world.site().fieldWriter.note).toBe(first.uuid);
		expect(wordOf(set(RCVS, 'kat', same.uuid))).toBe('applied');
	});

	test('that met a field nobody had written stands for nobody', () => {
		const same = set(RCVS, 'Locatie 1', uuidOf(88), 'name');
		expect(same.status).toBe('noop');
		expect(wordOf(set(RCVS, 'De Kade', same.uuid, 'name'))).toBe('applied');
	});

	test('on the noop of a writer who was followed since is a conflict', () => {
		const first = set(MIA, 'hond', null);
		const same = set(RCVS, 'hond', null);
		set(MIA, 'kat', first.uuid);
		expect(wordOf(set(RCVS, 'vis', same.uuid))).toBe('field-conflict');
	});

	test('on one that became a conflict joins its row', () => {
		set(MIA, 'hond', null);
		const lost = set(RCVS, 'kat', null);
		const again = set(RCVS, 'twee katten', lost.uuid);
		expect(wordOf(again)).toBe('field-conflict');
		expect(world.conflicts()).toHaveLength(1);
		expect(world.conflicts()[0]!.sides.map(({ value }) => value)).toEqual([
			'hond',
			'kat',
			'twee katten'
		]);
	});

	test('of a third person joins the open row of that field, and of no other field', () => {
		set(MIA, 'hond', null);
		set(RCVS, 'kat', null);
		set(COORDINATOR, 'vis', null);
		set(MIA, '06 1', null, 'phone');
		set(RCVS, '06 2', null, 'phone');
		expect(world.conflicts().map(({ field, sides }) => [field, sides.length])).toEqual([
			['note', 3],
			['phone', 2]
		]);
	});

	test('opens a row of its own at each location', () => {
		for (const locationId of [SITE, ELSEWHERE])
			for (const value of ['hond', 'kat'])
				world.take(RCVS, 'location.setField', { locationId, field: 'note', value }, { base: null });
		expect(world.conflicts().map(({ locationId, sides }) => [locationId, sides.length])).toEqual([
			[SITE, 2],
			[ELSEWHERE, 2]
		]);
	});

	test('on the standing value goes on while a row is open, and the row shows it', () => {
		const first = set(MIA, 'hond', null);
		set(RCVS, 'kat', null);
		expect(set(MIA, 'twee honden', first.uuid).status).toBe('applied');
		expect(world.conflicts()).toMatchObject([{ current: 'twee honden' }]);
		expect(world.conflicts()[0]!.sides).toHaveLength(3);
	});

	test('to a field of an address or a suitability is a write to that one alone', () => {
		const street = set(MIA, 'Dijk', null, 'address.street');
		set(MIA, 'no', null, 'suitable.pets');
		expect(world.site()).toMatchObject({
			address: { street: 'Dijk', number: '1' },
			suitable: { pets: 'no' },
			fieldWriter: { 'address.street': street.uuid }
		});
		expect(wordOf(set(RCVS, '2', null, 'address.number'))).toBe('applied');
	});

	test('with null empties an optional field; reading it again finds nothing', () => {
		const first = set(MIA, 'hond', null);
		const second = set(MIA, null, first.uuid);
		expect(second.status).toBe('applied');
		expect(world.site()).not.toHaveProperty('note');
		expect(set(RCVS, null, first.uuid).status).toBe('noop');
	});

	test('of a unit is checked against the unit', () => {
		const name = (me: Me, value: string, base: string | null) =>
			world.take(me, 'unit.setField', { unitId: ROOM, field: 'name', value }, { base });
		const first = name(MIA, 'Zolder', null);
		expect(wordOf(name(RCVS, 'Kelder', null))).toBe('field-conflict');
		expect(wordOf(name(RCVS, 'Vliering', first.uuid))).toBe('applied');
		expect(world.room().name).toBe('Vliering');
		expect(world.conflicts()).toMatchObject([{ locationId: SITE, unitId: ROOM }]);
	});

	test.each([
		['without a base', { field: 'note', value: 'a' }, undefined, 'invalid'],
		['of a field that does not exist', { field: 'detail', value: 'units' }, null, 'invalid'],
		['of a name that every object has', { field: 'constructor', value: 'a' }, null, 'invalid'],
		['of a value that the field does not take', { field: 'kind', value: 'hotel' }, null, 'invalid'],
		['of nothing to a field that must be there', { field: 'name', value: null }, null, 'invalid'],
		['with a citizen service number', { field: 'note', value: '123456782' }, null, 'personal-data'],
		['with a birthday (D15)', { field: 'note', value: 'geb. 12-3-1984' }, null, 'personal-data'],
		[
			'at an unknown location',
			{ field: 'note', value: 'a', locationId: uuidOf(9) },
			null,
			'not-found'
		]
	])('%s is refused', (_, args, base, code) => {
		const all = { locationId: SITE, ...args };
		const decision = world.take(RCVS, 'location.setField', all, base === undefined ? {} : { base });
		expect(wordOf(decision)).toBe(code);
	});

	test('keeps the telephone and the mail of a site in its note', () => {
		expect(set(RCVS, 'Sleutel: 038-4210001, balie@voorbeeld.nl', null).status).toBe('applied');
	});

	test('takes a year that is part of what a site is called, where no people are told of (D15)', () => {
		expect(set(RCVS, 'Loods geb. 1920', null, 'name').status).toBe('applied');
	});

	test('with a personal detail in the name of a room is refused, as when it was made (D15)', () => {
		const args = { unitId: ROOM, field: 'name', value: 'fam. 06-12345678' };
		expect(world.take(RCVS, 'unit.setField', args, { base: null })).toMatchObject({
			...{ code: 'personal-data', detail: 'name: phone' }
		});
	});

	test('tells what is wrong with a value that the field does not take', () => {
		expect(set(RCVS, 'hotel', null, 'kind')).toMatchObject({
			detail: expect.stringMatching(/^value: ./)
		});
	});

	test('of a unit that is not known, or whose location is not, is refused', () => {
		const name = (unitId: string) =>
			wordOf(
				world.take(RCVS, 'unit.setField', { unitId, field: 'name', value: 'a' }, { base: null })
			);
		expect(name(uuidOf(9))).toBe('not-found');
		world.world.locations.delete(SITE);
		expect(name(ROOM)).toBe('not-found');
	});

	test('by who may not is forbidden, whatever the base', () => {
		expect(wordOf(set(MIA, true, null, 'hidden'))).toBe('forbidden');
		expect(wordOf(set(person('manager', 'tom', { locations: [] }), 'a', null))).toBe('forbidden');
	});

	describe('of a pin is about both its degrees', () => {
		const HERE = { lat: 52.25, lon: 6.16 };
		const THERE = { lat: 52.5, lon: 6.1 };
		const pin = (me: Me, value: unknown, base: string | null) =>
			set(me, value, base, 'address.pin');

		test('which stand in the address of the location, and go from it together', () => {
			const { uuid } = pin(MIA, HERE, null);
			expect(world.site()).toMatchObject({
				address: HERE,
				fieldWriter: { 'address.pin': uuid }
			});
			pin(RCVS, null, uuid);
			expect(world.site().address).not.toHaveProperty('lat');
			expect(world.site().address).not.toHaveProperty('lon');
		});

		test('and two who move it from one place leave a choice between two places, not four', () => {
			const first = pin(MIA, HERE, null);
			const second = pin(RCVS, THERE, null);
			expect(wordOf(second)).toBe('field-conflict');
			expect(world.site()).toMatchObject({ address: HERE });
			expect(world.conflicts()).toMatchObject([
				{
					field: 'address.pin',
					current: HERE,
					sides: [
						{ uuid: first.uuid, value: HERE },
						{ uuid: second.uuid, value: THERE }
					]
				}
			]);
			const choice = { conflictId: second.uuid, keep: second.uuid };
			expect(world.take(MIA, 'conflict.settle', choice).status).toBe('applied');
			expect(world.site()).toMatchObject({ address: THERE });
		});

		test('and two who put it at one place agree', () => {
			pin(MIA, HERE, null);
			expect(pin(RCVS, { lon: HERE.lon, lat: HERE.lat }, null).status).toBe('noop');
			expect(world.conflicts()).toEqual([]);
		});

		test('and never about one of them', () => {
			expect(wordOf(pin(MIA, { lat: 52.25 }, null))).toBe('invalid');
			expect(wordOf(pin(MIA, { ...HERE, lat: 152 }, null))).toBe('invalid');
			expect(wordOf(set(MIA, 52.25, null, 'address.lat'))).toBe('invalid');
			expect(world.site().address).not.toHaveProperty('lat');
		});
	});

	test('values are the same when they say the same', () => {
		expect(isSameValue(undefined, null)).toBe(true);
		expect(isSameValue({ units: 1, of: 2 }, { units: 1, of: 2 })).toBe(true);
		expect(isSameValue({ units: 1 }, { units: 1, of: 2 })).toBe(false);
		expect(isSameValue('1', 1)).toBe(false);
	});
});
