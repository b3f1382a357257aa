import { expect, test } from 'vitest';
import { example, idOf, room, timeOf } from '../../../../tests/support/oracle/example-world.ts';
import { toFoldUnits } from '../../../../tests/support/replay-of-fold.ts';
import type { EntryRow } from '../schema/entry.ts';
import { cardWindow } from './cards.ts';
import { foldLocation } from './fold-location.ts';

const SETTINGS = { askMovementMinutes: 5, askRecountHours: 4 };
const ROOMS = [room(1, 4), room(2, 4)];

const windowOf = (...rows: EntryRow[]) =>
	cardWindow(foldLocation(rows, toFoldUnits(ROOMS)).state, SETTINGS);
const count = (n: number, at: string, people: number, more: Partial<EntryRow> = {}) =>
	example(n, at, { kind: 'recount', n: people }, more);

test('without a count no entry can be on a card', () => {
	expect(windowOf(example(1, '09:00', { kind: 'arrive', n: 3 }))).toBeUndefined();
});

test('D10: movements from 5 minutes before a count on may be', () => {
	expect(windowOf(count(1, '09:00', 4))).toBe(timeOf('08:55'));
});

test('D10: of several units the oldest count says from when on', () => {
	const toUnits = { kind: 'setDetail' as const, detail: 'units' as const, units: [] };
	const windowAfter = (...clocks: string[]) => {
		const rows = ROOMS.map(({ id }, n) => count(n + 2, clocks[n]!, 4, { unitId: id }));
		return windowOf(example(1, '08:00', toUnits), ...rows);
	};
	expect(windowAfter('10:00', '09:00')).toBe(timeOf('08:55'));
	expect(windowAfter('09:00', '10:00')).toBe(timeOf('08:55'));
});

test('D11: where two counts may differ all entries are looked at', () => {
	expect(windowOf(count(1, '09:00', 4), count(2, '10:00', 5))).toBe('');
});

test.each([
	['the same number', count(1, '10:00', 4)],
	['a count made on the one before', count(1, '10:00', 5, { base: idOf(0) })],
	['a count four hours later', count(1, '13:00', 5)]
])('D11: %s asks for no more', (_, second) => {
	expect(windowOf(count(0, '09:00', 4), second)).toBe(
		new Date(Date.parse(second.observedAt!) - 300_000).toISOString()
	);
});
