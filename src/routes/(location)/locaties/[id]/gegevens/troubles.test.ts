import { expect, test } from 'vitest';
import type { InboxItem } from '$lib/client/view-types.ts';
import { troublesOf } from './troubles.ts';

const conflict = (field: string, unitId?: string) =>
	({ kind: 'field', conflict: { locationId: 'here', field, unitId } }) as InboxItem;
const refused = (field: string, locationId = 'here', name = 'location.setField') =>
	({
		kind: 'result',
		sending: 'failed',
		locationId,
		name,
		args: { field }
	}) as unknown as InboxItem;

test('a field says what became of its last edit: two answers, or not accepted (S4, S11)', () => {
	expect(troublesOf([conflict('phone'), refused('note')], 'here')).toEqual([
		{ field: 'phone', state: 'check' },
		{ field: 'note', state: 'failed' }
	]);
});

test('two answers come before a refusal of the same field', () => {
	const both = [{ field: 'phone', state: 'check' }];
	expect(troublesOf([refused('phone'), conflict('phone')], 'here')).toEqual(both);
	expect(troublesOf([conflict('phone'), refused('phone')], 'here')).toEqual(both);
});

test('a room, another location and other edits are not shown here', () => {
	const elsewhere = [
		conflict('floor', 'room'),
		refused('phone', 'there'),
		refused('floor', 'here', 'unit.setField')
	];
	expect(troublesOf(elsewhere, 'here')).toEqual([]);
});
