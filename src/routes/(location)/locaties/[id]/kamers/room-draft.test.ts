import { expect, test } from 'vitest';
import type { Unit } from '$lib/domain/schema/unit.ts';
import { draftOf, draftsToAdd, draftsToChange, NEW_ROOM } from './room-draft.ts';

const unit = {
	id: 'u1',
	name: '101',
	floor: 1,
	sharedBy: 'family',
	suitable: { pets: 'yes' },
	fieldWriter: { sharedBy: 'w1' }
} as unknown as Unit;

test('rooms of a series differ in their names only', () => {
	const deps = { locationId: 'esch', taken: new Set<string>() };
	const drafts = draftsToAdd(deps, ['101', '102'], 2, { ...NEW_ROOM, floor: '1' });
	expect(drafts.map(({ args }) => [args.name, args.beds, args.floor])).toEqual([
		['101', 2, 1],
		['102', 2, 1]
	]);
	expect(draftsToAdd(deps, ['Zolder'], 2, NEW_ROOM)[0]!.args).not.toHaveProperty('floor');
});

test('who adds the same rooms without knowing of it makes the same ones, but none that is there', () => {
	const add = (taken: Set<unknown>) =>
		draftsToAdd({ locationId: 'esch', taken }, ['901', '902'], 2, NEW_ROOM).map(
			({ args }) => args.id
		);
	const first = add(new Set());
	expect(add(new Set())).toEqual(first);
	expect(new Set([...first, ...add(new Set(first))]).size).toBe(4);
});

test('only what differs is written, each field on the writer that was seen (S11)', () => {
	const draft = draftOf(unit);
	expect(draftsToChange(unit, ' 101 ', draft)).toEqual([]);
	const changed = {
		floor: '',
		sharedBy: 'women' as const,
		suitable: { ...draft.suitable, care: 'no' as const }
	};
	expect(draftsToChange(unit, '101', changed)).toEqual([
		{ name: 'unit.setField', args: { unitId: 'u1', field: 'floor', value: null }, base: null },
		{
			name: 'unit.setField',
			args: { unitId: 'u1', field: 'sharedBy', value: 'women' },
			base: 'w1'
		},
		{
			name: 'unit.setField',
			args: { unitId: 'u1', field: 'suitable.care', value: 'no' },
			base: null
		}
	]);
});
