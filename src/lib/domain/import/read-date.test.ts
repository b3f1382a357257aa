import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amsterdamDay, amsterdamInstant } from './amsterdam.ts';
import type { DateHints } from './date-reading.ts';
import { readDate } from './read-date.ts';

const DUTCH: DateHints = { order: 'dmy', sheetDate: '2024-01-09' };

describe('readDate', () => {
	it.each<[string, DateHints, string]>([
		['8-1-2024', { order: 'dmy' }, '2024-01-07T23:00:00.000Z'],
		['9/1/2024', { order: 'dmy' }, '2024-01-08T23:00:00.000Z'],
		['9/1/2024', { order: 'mdy' }, '2024-08-31T22:00:00.000Z'],
		['9.1.24', { order: 'dmy' }, '2024-01-08T23:00:00.000Z'],
		['24-01-09', { order: 'ymd' }, '2024-01-08T23:00:00.000Z'],
		['09-01-2024 08:40', { order: 'dmy' }, '2024-01-09T07:40:00.000Z'],
		['09-07-2024 om 8.40 uur', { order: 'dmy' }, '2024-07-09T06:40:00.000Z'],
		['1/9/2024 12:05 AM', { order: 'mdy' }, '2024-01-08T23:05:00.000Z'],
		['1/9/2024 2:05 pm', { order: 'mdy' }, '2024-01-09T13:05:00.000Z'],
		['31-12-2026', {}, '2026-12-30T23:00:00.000Z'],
		['9-9-2024', {}, '2024-09-08T22:00:00.000Z'],
		['2024-01-09', {}, '2024-01-08T23:00:00.000Z'],
		['2024-01-09', { order: 'dmy' }, '2024-01-08T23:00:00.000Z'],
		['2024-01-09T08:40:30', {}, '2024-01-09T07:40:30.000Z'],
		['2024-01-09T08:40:00Z', {}, '2024-01-09T08:40:00.000Z'],
		['2024-01-09T08:40+01:00', {}, '2024-01-09T07:40:00.000Z'],
		['9 januari 2024', {}, '2024-01-08T23:00:00.000Z'],
		['9-jan-2024', {}, '2024-01-08T23:00:00.000Z'],
		['3 mrt. 2024 9:00', {}, '2024-03-03T08:00:00.000Z'],
		['May 3, 2024', {}, '2024-05-02T22:00:00.000Z'],
		['gisteren', DUTCH, '2024-01-07T23:00:00.000Z'],
		['45300', DUTCH, '2024-01-08T23:00:00.000Z'],
		['73050', {}, '2099-12-30T23:00:00.000Z'],
		['Vandaag 08:15', DUTCH, '2024-01-09T07:15:00.000Z'],
		['yesterday', { sheetDate: '2024-03-01' }, '2024-02-28T23:00:00.000Z']
	])('reads "%s" with %j as %s', (text, hints, at) => {
		expect(readDate(text, hints)).toMatchObject({ status: 'date', at });
	});

	it.each<[string, DateHints, string]>([
		['8-1-2024', {}, 'order'],
		['09-01-2024 08:40', {}, 'order'],
		['27-10-23', {}, 'order'],
		['gisteren', { order: 'dmy' }, 'relative'],
		['31-02-2024', DUTCH, 'no-such-moment'],
		['13/25/2024', { order: 'dmy' }, 'no-such-moment'],
		['9-1-2024 25:00', DUTCH, 'no-such-moment'],
		['9-1-2024 13:00 pm', DUTCH, 'no-such-moment'],
		['31-3-2024 02:30', DUTCH, 'no-such-moment'],
		['1899-12-31', {}, 'no-such-moment'],
		['9 januari', DUTCH, 'unreadable'],
		['maandag', DUTCH, 'unreadable'],
		['medio mei 2026', DUTCH, 'unreadable'],
		['10500', DUTCH, 'unreadable'],
		['99999', DUTCH, 'unreadable'],
		['week 3', DUTCH, 'unreadable']
	])('asks "%s" with %j because of %s', (text, hints, reason) => {
		expect(readDate(text, hints)).toEqual({ status: 'ask', reason });
	});

	it.each(['', '-', 'n.v.t.', '?', 'onbekend'])('takes "%s" for no date', (text) => {
		expect(readDate(text, DUTCH)).toEqual({ status: 'blank' });
	});

	it('takes the first of an hour that comes twice, so that no count of that hour is beaten', () => {
		expect(readDate('27-10-2024 02:30')).toMatchObject({ at: '2024-10-27T00:30:00.000Z' });
	});

	it('reads its own days and moments again as the same', () => {
		const moment = fc.date({
			min: new Date('2001-01-01T00:00:00Z'),
			max: new Date('2098-12-31T00:00:00Z'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(moment, (date) => {
				const at = date.toISOString();
				const day = amsterdamDay(at);
				expect(readDate(at)).toEqual({ status: 'date', day, at });
				const midnight = amsterdamInstant(day, { hours: 0, minutes: 0, seconds: 0 });
				expect(readDate(day)).toEqual({ status: 'date', day, at: midnight });
			})
		);
	});

	it('never throws, whatever stands in the cell', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(readDate(text, DUTCH)).toHaveProperty('status');
			}),
			{ numRuns: 1000 }
		);
	});
});
