import { beforeEach, describe, expect, test } from 'vitest';
import {
	createDecideWorld,
	type DecideWorld,
	NOW,
	ROOM,
	SITE,
	wordOf
} from '../../../../tests/support/decide-world.ts';
import { person, RCVS, uuidOf } from '../../../../tests/support/sync/people.ts';
import type { Me } from '../schema/person.ts';

const MIA = person('manager', 'mia', { locations: [SITE] });

describe('settling a conflict about a field', () => {
	let world: DecideWorld;
	let kept: string;
	let lost: string;

	beforeEach(() => {
		world = createDecideWorld();
		const set = (me: Me, value: string) =>
			world.take(
				me,
				'location.setField',
				{ locationId: SITE, field: 'note', value },
				{ base: null }
			);
		kept = set(MIA, 'hond').uuid;
		lost = set(RCVS, 'kat').uuid;
	});

	const settle = (me: Me, choice: object) =>
		world.take(me, 'conflict.settle', { conflictId: lost, ...choice });

	test('by keeping the value that lost makes it stand, with the settling as its writer', () => {
		const { uuid, status } = settle(MIA, { keep: lost });
		expect(status).toBe('applied');
		expect(world.site()).toMatchObject({ note: 'kat', fieldWriter: { note: uuid } });
		expect(world.conflicts()).toMatchObject([{ current: 'kat', settledAt: NOW, settledBy: 'mia' }]);
	});

	test('by keeping the value that stands still is a new writer', () => {
		const { uuid } = settle(RCVS, { keep: kept, why: 'gebeld' });
		expect(world.site()).toMatchObject({ note: 'hond', fieldWriter: { note: uuid } });
	});

	test('by a third value, or by none', () => {
		expect(settle(RCVS, { value: 'vis' }).status).toBe('applied');
		expect(world.site().note).toBe('vis');
		world = createDecideWorld();
		const first = world.take(MIA, 'location.setField', note('a'), { base: null });
		const second = world.take(RCVS, 'location.setField', note('b'), { base: null });
		world.take(RCVS, 'conflict.settle', { conflictId: second.uuid, value: null });
		expect(world.site()).not.toHaveProperty('note');
		expect(world.site().fieldWriter.note).not.toBe(first.uuid);
	});

	test('is the base of the next edit', () => {
		const { uuid } = settle(RCVS, { keep: lost });
		const next = world.take(MIA, 'location.setField', note('vis'), { base: uuid });
		expect(next.status).toBe('applied');
		const old = world.take(MIA, 'location.setField', note('paard'), { base: kept });
		expect(wordOf(old)).toBe('field-conflict');
		expect(world.conflicts()).toHaveLength(2);
	});

	test('twice is a conflict of its own and changes nothing', () => {
		settle(RCVS, { keep: lost });
		expect(wordOf(settle(MIA, { keep: kept }))).toBe('already-settled');
		expect(world.site().note).toBe('kat');
	});

	test.each([
		['an unknown conflict', { conflictId: uuidOf(9), keep: uuidOf(9) }, 'not-found'],
		['a side that is none of it', { keep: uuidOf(9) }, 'invalid'],
		['both ways at once', { keep: uuidOf(9), value: 'a' }, 'invalid'],
		['neither way', {}, 'invalid'],
		['a value that the field does not take', { value: { a: 1 } }, 'invalid'],
		['a value with a citizen service number', { value: '123456782' }, 'personal-data'],
		[
			'a reason with a citizen service number',
			{ keep: uuidOf(1, 0xee), why: 'nr 123456782' },
			'personal-data'
		],
		[
			'a reason with a telephone number (D15)',
			{ keep: uuidOf(1, 0xee), why: 'bel 06 12345678' },
			'personal-data'
		]
	])('%s is refused', (_, choice, code) => {
		expect(wordOf(settle(RCVS, choice))).toBe(code);
		expect(world.conflicts()[0]).not.toHaveProperty('settledAt');
	});

	test('is for who may write the field', () => {
		const stranger = person('manager', 'tom', { locations: [uuidOf(9)] });
		expect(wordOf(settle(stranger, { keep: lost }))).toBe('forbidden');
		settle(RCVS, { keep: lost });
		expect(wordOf(settle(stranger, { keep: lost }))).toBe('forbidden');
	});

	test('tells who may not write the field nothing of what its sides are', () => {
		const readers = [
			person('reader', 'lea', { regions: ['VR04'] }),
			person('reader', 'els', { regions: ['VR05'] }),
			person('manager', 'tom', { locations: [uuidOf(9)] })
		];
		for (const reader of readers)
			for (const choice of [{ keep: uuidOf(9) }, { value: { a: 1 } }, { value: '123456782' }])
				expect(wordOf(settle(reader, choice))).toBe('forbidden');
	});

	test('is for who may write the value that is chosen', () => {
		const status = (value: string) => ({ locationId: SITE, field: 'status', value });
		world.take(RCVS, 'location.setField', status('closing'), { base: null });
		const { uuid } = world.take(RCVS, 'location.setField', status('closed'), { base: null });
		const choose = (choice: object) =>
			wordOf(world.take(MIA, 'conflict.settle', { conflictId: uuid, ...choice }));
		expect(choose({ keep: uuid })).toBe('forbidden');
		expect(choose({ value: 'preparing' })).toBe('forbidden');
		expect(choose({ value: 'open' })).toBe('applied');
	});

	test('of a location or unit that is gone finds nothing', () => {
		const name = (value: string) =>
			world.take(
				RCVS,
				'unit.setField',
				{ unitId: ROOM, field: 'name', value },
				{ base: uuidOf(88) }
			);
		name('Zolder');
		const { uuid } = name('Kelder');
		world.world.units.delete(ROOM);
		const ofUnit = { conflictId: uuid, keep: uuid };
		expect(wordOf(world.take(RCVS, 'conflict.settle', ofUnit))).toBe('not-found');
		world.world.locations.delete(SITE);
		expect(wordOf(settle(RCVS, { keep: lost }))).toBe('not-found');
	});

	test('keeps why with it', () => {
		settle(RCVS, { keep: lost, why: 'gebeld met de beheerder' });
		expect(world.conflicts()).toMatchObject([{ settledWhy: 'gebeld met de beheerder' }]);
	});

	test('without why leaves none', () => {
		settle(RCVS, { keep: lost });
		expect(world.conflicts()[0]).not.toHaveProperty('settledWhy');
	});

	describe('of which one side was never written by anybody', () => {
		beforeEach(() => {
			const care = { locationId: SITE, field: 'suitable.care', value: 'yes' };
			lost = world.take(RCVS, 'location.setField', care, { base: uuidOf(88) }).uuid;
		});

		const careConflict = () => world.conflicts().find(({ field }) => field === 'suitable.care');

		test('can keep that side: the field is empty again', () => {
			expect(careConflict()!.sides[0]).toMatchObject({ uuid: null, value: null });
			const { status, uuid } = settle(MIA, { value: null });
			expect(status).toBe('applied');
			expect(world.site().suitable).not.toHaveProperty('care');
			expect(world.site().fieldWriter['suitable.care']).toBe(uuid);
			expect(careConflict()).toMatchObject({ current: null, settledBy: 'mia' });
		});

		test('takes no other value than the field does', () => {
			expect(wordOf(settle(MIA, { value: 'a bit' }))).toBe('invalid');
		});
	});

	test('about a unit writes the unit', () => {
		const name = (me: Me, value: string) =>
			world.take(me, 'unit.setField', { unitId: ROOM, field: 'name', value }, { base: null });
		name(MIA, 'Zolder');
		const second = name(RCVS, 'Kelder');
		world.take(MIA, 'conflict.settle', { conflictId: second.uuid, keep: second.uuid });
		expect(world.room().name).toBe('Kelder');
	});
});

function note(value: string) {
	return { locationId: SITE, field: 'note', value };
}
