import { describe, expect, it } from 'vitest';
import {
	isChanged,
	NO_CHANGES,
	numbersOf,
	onlyNumber,
	takesRoom,
	toCorrection
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
