import { expect, test } from 'vitest';
import { daysBetween, stepsAhead } from './steps-ahead.ts';

const WHEN = { from: '2026-11-22', until: '2027-02-14', realised: 40 };

test('what is announced stands in order of day, and each number of beds against what comes before it (D7)', () => {
	const location = {
		status: 'closing' as const,
		opensOn: '2026-12-01',
		contractEndsOn: '2027-01-03',
		closesOn: '2027-01-03',
		pipeline: [
			{ on: '2026-11-01', beds: 10 },
			{ on: '2026-12-01', beds: 60 },
			{ on: '2027-01-02', beds: 20 },
			{ on: '2027-02-14', beds: 0 }
		]
	};
	expect(stepsAhead(location, WHEN)).toEqual([
		{ kind: 'beds', on: '2026-12-01', beds: 60, change: 20 },
		{ kind: 'beds', on: '2027-01-02', beds: 20, change: -40 },
		{ kind: 'contract-ends', on: '2027-01-03' },
		{ kind: 'closes', on: '2027-01-03' }
	]);
});

test('only what is not open yet opens, and what is closed closes no more', () => {
	const dates = { opensOn: '2026-12-01', closesOn: '2027-01-03' };
	const kinds = (status: 'preparing' | 'open' | 'closed') =>
		stepsAhead({ ...dates, status }, WHEN).map(({ kind }) => kind);
	expect(kinds('preparing')).toEqual(['opens', 'closes']);
	expect(kinds('open')).toEqual(['closes']);
	expect(kinds('closed')).toEqual([]);
});

test('days are counted over the change of summer time', () => {
	expect(daysBetween('2027-03-20', '2027-04-03')).toBe(14);
	expect(daysBetween('2027-04-03', '2027-03-20')).toBe(-14);
});
