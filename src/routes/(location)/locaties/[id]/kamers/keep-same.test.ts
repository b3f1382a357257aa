import { expect, test } from 'vitest';
import type { UnitView } from '$lib/client/view-types.ts';
import { figuresDouble, unitDouble } from '../../../../day/view-double.ts';
import { createKeepSame } from './keep-same.ts';

const figures = figuresDouble({ occupied: 3, countedAt: '2026-11-22T09:00:00.000Z' });
const room = (id: string, parts: Partial<typeof figures> = {}) =>
	unitDouble(id, { figures: { ...figures, ...parts } });

/** What is drawn of rooms that were read before. */
function keepAfter(before: UnitView[], rooms: UnitView[]): UnitView[] {
	const keep = createKeepSame();
	keep(before);
	return keep(rooms);
}

test('of the rooms that were read again only the one that looks otherwise is another', () => {
	const before = [room('101'), room('102'), room('103')];
	const kept = keepAfter(before, [room('101'), room('102', { occupied: 2 }), room('103')]);
	expect(kept.map((each, at) => each === before[at])).toEqual([true, false, true]);
	expect(kept[1]!.figures.occupied).toBe(2);
});

test('a later moment changes no tile, a first count does', () => {
	const before = [room('101'), room('102', { countedAt: null })];
	const later = { receivedAt: '2026-11-22T10:00:00.000Z', countedAt: '2026-11-22T10:00:00.000Z' };
	const kept = keepAfter(before, [room('101', later), room('102', later)]);
	expect(kept.map((each, at) => each === before[at])).toEqual([true, false]);
});

test('rooms come and go, in the order in which they come', () => {
	const [first, second] = [room('101'), room('102')];
	const kept = keepAfter([first, second], [room('103'), room('101')]);
	expect(kept.map(({ unit }) => unit.id)).toEqual(['103', '101']);
	expect(kept[1]).toBe(first);
});
