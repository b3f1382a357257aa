import { describe, expect, test } from 'vitest';
import { example, room } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent } from '../../../../tests/support/oracle/world.ts';
import { toFoldUnits } from '../../../../tests/support/replay-of-fold.ts';
import { foldLocation } from '../../domain/fold/fold-location.ts';
import { closeHead, type FoldPoint, openHead } from '../../domain/fold/point.ts';
import { FIRST_POSITION, type Position } from '../../domain/fold/position.ts';
import { append } from '../../domain/fold/refold.ts';
import { toEffective } from '../../domain/fold/resolve-corrections.ts';
import { emptyState, encodeState } from '../../domain/fold/state.ts';
import type { EntryRow } from '../../domain/schema/entry.ts';
import type { Unit } from '../../domain/schema/unit.ts';
import type { Reader } from '../store/store.ts';
import { openLocationFold } from './location-fold.ts';

const ONE = room(1, 4);
const UNITS = toFoldUnits([ONE]);
const CHECKPOINT_EVERY = 8;
const BEFORE = 200;

describe('a new unit', () => {
	test('D5: folds anew from the first switch of detail, and reads nothing of long before it', async () => {
		const units = [{ unitId: ONE.id, occupied: 2, outOfService: {} }];
		const rows = [
			...Array.from({ length: BEFORE }, (_, n) => row(n, { kind: 'arrive', n: 1 })),
			row(BEFORE, { kind: 'setDetail', detail: 'units', units }),
			row(BEFORE + 1, { kind: 'arrive', n: 2 }),
			row(BEFORE + 2, { kind: 'setDetail', detail: 'site' })
		];
		const { stored, reader, read } = storeOf(rows);
		const fold = openLocationFold(reader, rows[0]!.locationId, stored, [asUnit(ONE)]);
		const two = room(2, 5);
		fold.setUnit(asUnit(two));
		await fold.settle();
		const expected = foldLocation(rows, toFoldUnits([ONE, two])).state;
		expect(encodeState(fold.state)).toBe(encodeState(expected));
		expect(expected.site.realised).toBe(9);
		expect(read.length).toBeLessThan(2 * CHECKPOINT_EVERY);
	});

	test('D5: changes nothing of a location whose detail was never switched', async () => {
		const { stored, reader, read } = storeOf([row(0, { kind: 'arrive', n: 1 })]);
		const fold = openLocationFold(reader, row(0, { kind: 'void' }).locationId, stored, []);
		fold.setUnit(asUnit(ONE));
		await fold.settle();
		expect(fold.stored().head).toBe(stored.head);
		expect(read).toEqual([]);
	});
});

function row(n: number, entry: OracleContent): EntryRow {
	const at = new Date(Date.parse('2026-03-02T06:00:00.000Z') + n * 60_000).toISOString();
	return { ...example(n, null, entry), observedAt: at, madeAt: at };
}

function asUnit({ id, beds, sharedBy }: typeof ONE): Unit {
	return { id, beds, sharedBy } as Unit;
}

/** What a store holds of these entries, and what is read of them. */
function storeOf(rows: EntryRow[]) {
	const entries = toEffective(rows);
	const points: FoldPoint[] = [];
	const state = encodeState(emptyState());
	const head = openHead({ position: FIRST_POSITION, state, since: 0 });
	for (const entry of entries) {
		const point = append(head, entry, UNITS, undefined, CHECKPOINT_EVERY);
		if (point) points.push(point);
	}
	const read: Position[] = [];
	const reader: Pick<Reader, 'pointBefore' | 'pointsFrom' | 'entriesAfter'> = {
		pointBefore: async (_, before) => points.findLast(({ position }) => position < before),
		pointsFrom: async (_, from) => points.filter(({ position }) => position >= from),
		entriesAfter: async (_, after, limit) => {
			const found = entries.filter(({ position }) => position > after).slice(0, limit);
			read.push(...found.map(({ position }) => position));
			return found;
		}
	};
	const stored = { head: closeHead(head), opening: { at: '' } };
	return { stored, reader: reader as Reader, read };
}
