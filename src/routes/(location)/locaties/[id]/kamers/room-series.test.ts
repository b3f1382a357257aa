import { describe, expect, it } from 'vitest';
import { MOST_ROOMS, roomSeries } from './room-series.ts';

const problemOf = (first: string, last: string) => {
	const series = roomSeries(first, last);
	return series.ok ? undefined : series.code;
};

describe('a series of rooms', () => {
	it('runs from the first name to the last, with what stands before the number', () => {
		expect(roomSeries('101', '104')).toEqual({ ok: true, names: ['101', '102', '103', '104'] });
		expect(roomSeries(' A9', 'A11 ')).toEqual({ ok: true, names: ['A9', 'A10', 'A11'] });
		expect(roomSeries('hut 1', 'hut 1')).toEqual({ ok: true, names: ['hut 1'] });
	});

	it('keeps the zeroes in front', () => {
		expect(roomSeries('008', '010')).toEqual({ ok: true, names: ['008', '009', '010'] });
	});

	it('is one room where there is no last, whatever its name is', () => {
		expect(roomSeries(' Zolder ', '')).toEqual({ ok: true, names: ['Zolder'] });
	});

	it('says why it is none', () => {
		expect(problemOf('', '12')).toBe('missing');
		expect(problemOf('A1', 'B4')).toBe('unreadable');
		expect(problemOf('Zolder', '4')).toBe('unreadable');
		expect(problemOf('120', '101')).toBe('backwards');
		expect(problemOf('1', String(MOST_ROOMS + 1))).toBe('too-many');
		expect(roomSeries('1', String(MOST_ROOMS)).ok).toBe(true);
	});
});
