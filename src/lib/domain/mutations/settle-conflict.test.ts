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
		['a value with a citizen service number', { value: '123456782' }, 'personal-data']
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
