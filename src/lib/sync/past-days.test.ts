import { describe, expect, test } from 'vitest';
import { pastDays, pastDaysQuery } from './past-days.ts';

const HOUSE = '00000000-0000-4000-8000-000000000001';
const AT = '2026-03-02T23:00:00.000Z';
const UNTIL = '2026-03-03T23:00:00.000Z';

const figures = {
	realised: 40,
	occupied: 31,
	outOfService: 2,
	outOfServiceBy: { maintenance: 2 },
	snijverlies: { 'empty-in-family-room': 1 },
	snijverliesDeclared: {},
	reserved: 3,
	reservedUntil: AT,
	overcrowded: 0,
	overpromised: 0,
	observedAt: AT,
	countedAt: null,
	receivedAt: null
};
const day = { day: '2026-03-03', from: AT, until: UNTIL, asThen: figures, asNow: null };

test('days are asked of one location, and before a moment', () => {
	const query = { location: HOUSE, before: AT };
	expect(pastDaysQuery.parse(query)).toEqual(query);
	const wrong = [
		{ ...query, location: undefined },
		{ ...query, before: '2026-03-02' }
	];
	expect(wrong.filter((other) => pastDaysQuery.safeParse(other).success)).toEqual([]);
});

describe('the days that come back', () => {
	const answerOf = (changes: object) => ({ days: [{ ...day, ...changes }], more: true });
	const isAnswer = (answer: object) => pastDays.safeParse(answer).success;

	test('have the figures as they were known then and as they are known now', () => {
		const answer = { days: [day, { ...day, asThen: null, asNow: figures }], more: false };
		expect(pastDays.parse(answer)).toEqual(answer);
	});

	test('have every one of their figures and times', () => {
		const without = Object.keys(figures).map((key) => ({ ...figures, [key]: undefined }));
		expect(without.filter((asNow) => isAnswer(answerOf({ asNow })))).toEqual([]);
	});

	test('say which day it is and from when until when, and whether there is more', () => {
		const without = Object.keys(day).map((key) => answerOf({ [key]: undefined }));
		expect(without.filter(isAnswer)).toEqual([]);
		expect(isAnswer({ days: [] })).toBe(false);
		expect(isAnswer({ more: false })).toBe(false);
	});
});
