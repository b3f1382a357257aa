import { describe, expect, it } from 'vitest';
import type { Figures } from '$lib/domain/schema/figures.ts';
import { doubtWords } from './doubt-words.ts';
import {
	doubtArrival,
	doubtBeds,
	doubtCount,
	doubtDeparture,
	doubtLost,
	doubtOutOfService
} from './doubt.ts';

const figures: Figures = {
	realised: 110,
	occupied: 102,
	outOfService: 2,
	outOfServiceBy: { repair: 2 },
	snijverlies: { household: 2 },
	snijverliesDeclared: { household: 2 },
	reserved: 1,
	reservedUntil: null,
	overcrowded: 0,
	overpromised: 0,
	observedAt: '2026-11-21T08:00:00.000Z',
	countedAt: '2026-11-21T08:00:00.000Z',
	receivedAt: null
};
const place = { figures, placeable: 3 };

describe('a number that asks for a second look (D3: never refused)', () => {
	it('is an arrival of more than can be placed, by how many', () => {
		expect(doubtArrival(3, place)).toBeUndefined();
		expect(doubtArrival(4, place)).toEqual({ kind: 'more-than-free', n: 1 });
	});

	it('is a departure of more than are here', () => {
		expect(doubtDeparture(102, { people: 102 })).toBeUndefined();
		expect(doubtDeparture(103, { people: 102 })).toEqual({ kind: 'more-than-here', n: 1 });
	});

	it('is a count a fifth away from what stands, and in a small house five away', () => {
		expect(doubtCount(82, place)).toBeUndefined();
		expect(doubtCount(62, place)).toEqual({ kind: 'far-from-now', n: -40 });
		const small = { figures: { ...figures, occupied: 6 }, placeable: 3 };
		expect(doubtCount(10, small)).toBeUndefined();
		expect(doubtCount(11, small)).toEqual({ kind: 'far-from-now', n: 5 });
	});

	it('is a first count only when it is above the usable beds', () => {
		const never = { figures: { ...figures, occupied: 0, countedAt: null }, placeable: 3 };
		expect(doubtCount(108, never)).toBeUndefined();
		expect(doubtCount(109, never)).toEqual({ kind: 'more-than-beds', n: 1 });
	});

	it('is more out of service than nobody sleeps in', () => {
		expect(doubtOutOfService(8, place)).toBeUndefined();
		expect(doubtOutOfService(9, place)).toEqual({ kind: 'more-than-unused', n: 8 });
	});

	it('is fewer beds than are used, or a fifth away from what stands (D3, D7)', () => {
		expect(doubtBeds(110, place)).toBeUndefined();
		expect(doubtBeds(104, place)).toBeUndefined();
		expect(doubtBeds(103, place)).toEqual({ kind: 'fewer-than-used', n: 104 });
		expect(doubtBeds(131, place)).toBeUndefined();
		expect(doubtBeds(132, place)).toEqual({ kind: 'far-from-now', n: 22 });
		const none = {
			figures: { ...figures, realised: 0, occupied: 0, outOfService: 0 },
			placeable: 0
		};
		expect(doubtBeds(40, none)).toBeUndefined();
	});

	it('is more snijverlies than is free: the rest is kept and counts for less (D6)', () => {
		expect(doubtLost(6, place)).toBeUndefined();
		expect(doubtLost(7, place)).toEqual({ kind: 'counts-for-less', n: 6 });
	});
});

it('is no arrival that fits in the beds of a room that only its own people can be given (D6)', () => {
	const room = { fits: 1, isClosed: true };
	expect(doubtArrival(1, { ...place, placeable: 0, room })).toBeUndefined();
	expect(doubtArrival(2, { ...place, placeable: 0, room })).toEqual({
		kind: 'more-than-free',
		n: 1,
		ofRoom: true
	});
});

it('says of a room that it is full, and nothing of the house, which may have room', () => {
	const room = { figures: { ...figures, realised: 2, occupied: 2, outOfService: 0 }, placeable: 0 };
	const ofRoom = doubtArrival(1, { ...room, room: { fits: 0, isClosed: false } });
	expect(ofRoom && doubtWords(ofRoom).hint).toMatch(/^Deze kamer is vol/);
	const counted = doubtCount(3, { ...room, room: { fits: 0, isClosed: false } });
	expect(counted && doubtWords(counted).hint).toMatch(/^Deze kamer is vol/);
	const ofHouse = doubtArrival(1, room);
	expect(ofHouse && doubtWords(ofHouse).hint).toMatch(/RCVS/);
});

it('asks of who leaves no room for the room: a count of all rooms does not mend what is below zero (D5)', () => {
	const left = doubtDeparture(1, { people: 0, isRest: true });
	expect(left && doubtWords(left).hint).toBe('Weet u de kamer? Kies die dan.');
});
