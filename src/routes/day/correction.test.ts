import { describe, expect, it } from 'vitest';
import type { RecentEntry } from '$lib/client/view-types.ts';
import {
	type Changes,
	isChanged,
	NO_CHANGES,
	numbersOf,
	onlyNumber,
	takesRest,
	takesRoom,
	toCorrections
} from './correction.ts';
import { entryDouble } from './view-double.ts';

const count = entryDouble({ id: 'count', entry: { kind: 'recount', n: 102 } });
const out = entryDouble({
	id: 'out',
	entry: {
		kind: 'declareOutOfService',
		byReason: { repair: { n: 2, until: '2026-11-30' }, other: { n: 1 } }
	}
});

/** Where one correction says it all. */
const toCorrection = (of: RecentEntry, changes: Changes) => toCorrections(of, changes)[0];

describe('a correction', () => {
	it('states everything as it was, but what was changed (D13)', () => {
		expect(toCorrection(count, { ...NO_CHANGES, numbers: { n: 98 } })).toEqual({
			entry: { kind: 'recount', n: 98 },
			corrects: 'count'
		});
		expect(
			toCorrection(count, { ...NO_CHANGES, observedAt: '2026-11-22T08:00:00.000Z', unitId: 'k1' })
		).toEqual({
			entry: { kind: 'recount', n: 102 },
			observedAt: '2026-11-22T08:00:00.000Z',
			unitId: 'k1',
			corrects: 'count'
		});
	});

	it('keeps the moment and the room that an earlier correction gave', () => {
		const standing = {
			entry: { kind: 'recount' as const, n: 90 },
			observedAt: '2026-11-21T08:00:00.000Z',
			unitId: 'k2'
		};
		const corrected = entryDouble({ id: 'count', state: 'corrected', standing });
		expect(toCorrection(corrected, { ...NO_CHANGES, numbers: { n: 91 } })).toEqual({
			...standing,
			entry: { kind: 'recount', n: 91 },
			corrects: 'count'
		});
	});

	it('of beds out of service keeps each reason, and forgets the day of beds that are back (D7)', () => {
		expect(toCorrection(out, { ...NO_CHANGES, numbers: { repair: 0 } })?.entry).toEqual({
			kind: 'declareOutOfService',
			byReason: { repair: { n: 0 }, other: { n: 1 } }
		});
		expect(numbersOf(out.entry).map(({ key, n }) => [key, n])).toEqual([
			['repair', 2],
			['other', 1]
		]);
	});

	it('of a switch of detail is none: that is taken back as a whole (D5)', () => {
		const switched = entryDouble({ entry: { kind: 'setDetail', detail: 'units' } });
		expect(toCorrection(switched, NO_CHANGES)).toBeUndefined();
		expect(numbersOf(switched.entry)).toEqual([]);
	});

	it('of movements has at least one person; of counts it may be nobody', () => {
		expect(numbersOf({ kind: 'arrive', n: 3 })[0]!.min).toBe(1);
		expect(numbersOf({ kind: 'recount', n: 3 })[0]!.min).toBe(0);
	});

	it('is one when a number, the moment or the room differs, and not when it is typed again', () => {
		expect(isChanged(count, { ...NO_CHANGES, numbers: { n: 102 } })).toBe(false);
		expect(isChanged(count, { ...NO_CHANGES, numbers: { n: 101 } })).toBe(true);
		expect(isChanged(count, { ...NO_CHANGES, unitId: 'k1' })).toBe(true);
	});

	it('of a move gives it both its rooms, or one of them, or nobody has a room yet (D5, D13)', () => {
		const entry = { kind: 'move' as const, n: 2, toUnitId: 'k2' };
		const move = entryDouble({ id: 'move', unitId: 'k1', entry });
		const both = { ...NO_CHANGES, unitId: 'k2', toUnitId: 'k1' };
		expect(isChanged(move, { ...NO_CHANGES, toUnitId: 'k3' })).toBe(true);
		expect(toCorrections(move, both)).toEqual([
			{ entry: { ...entry, toUnitId: 'k1' }, unitId: 'k2', corrects: 'move' }
		]);
		expect(toCorrections(move, { ...NO_CHANGES, toUnitId: '' })).toEqual([
			{ entry: { kind: 'move', n: 2 }, corrects: 'move' }
		]);
	});

	it('from a room to none is an undo and the entry anew, as a correction without a room means that of its original (D13)', () => {
		const entry = { kind: 'arrive' as const, n: 2 };
		const arrival = entryDouble({ id: 'arrival', unitId: 'k1', entry });
		const none = { ...NO_CHANGES, unitId: '' };
		expect(toCorrections(arrival, { ...none, numbers: { n: 3 } })).toEqual([
			{ entry: { kind: 'void' }, corrects: 'arrival' },
			{ entry: { kind: 'arrive', n: 3 }, observedAt: arrival.observedAt }
		]);
		const placed = { ...arrival, unitId: null, standing: { entry, unitId: 'k1' } };
		expect(toCorrections(placed, none)).toEqual([{ entry, corrects: 'arrival' }]);
	});

	it('can be of who has no room yet where it is of people who came, went or moved, and when is known', () => {
		const entry = { kind: 'arrive' as const, n: 1 };
		expect(takesRest(entryDouble({ entry }))).toBe(true);
		expect(takesRest(entryDouble({ entry, observedAt: null }))).toBe(false);
		expect(takesRest(count)).toBe(false);
	});

	it('is told by its number only where nothing else changes', () => {
		const numbers = { n: 98 };
		expect(onlyNumber(count, { ...NO_CHANGES, numbers })).toBe(98);
		expect(onlyNumber(count, { ...NO_CHANGES, numbers, unitId: 'k1' })).toBeUndefined();
	});

	it('gives no room to what is of the whole house', () => {
		const seen = { realised: 1, occupied: 1, outOfService: 0, snijverliesDeclared: null };
		expect(takesRoom({ kind: 'confirm', seen })).toBe(false);
		expect(takesRoom({ kind: 'arrive', n: 1 })).toBe(true);
	});
});
