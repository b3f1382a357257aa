import { describe, expect, it } from 'vitest';
import { figuresDouble, minutesAgo, unitDouble } from '../../../../day/view-double.ts';
import { doubtRoom, roomsOver } from './room-doubt.ts';

const room = (id: string, occupied: number, outOfService = 0) =>
	unitDouble(id, {
		figures: figuresDouble({ realised: 2, occupied, outOfService, countedAt: minutesAgo(60) })
	});
const typed = (people: string, out = '') => ({ people, out });

describe('what makes the number of a room worth a second look (D3)', () => {
	it('is that there are more people than beds, also where it is far from what stood', () => {
		expect(doubtRoom(room('101', 1), typed('9'), true)).toEqual({ kind: 'more-than-beds', n: 7 });
		expect(doubtRoom(room('101', 1, 1), typed('2'), true)).toEqual({
			kind: 'more-than-beds',
			n: 1
		});
	});

	it('is that far fewer are there than stood; the first count of a room differs from nothing', () => {
		const crowded = room('101', 8);
		expect(doubtRoom(crowded, typed('1'), true)).toEqual({ kind: 'far-from-now', n: -7 });
		expect(doubtRoom(crowded, typed('1'), false)).toBeUndefined();
	});

	it('is held at the first count against the beds out of service that are typed with it', () => {
		expect(doubtRoom(room('101', 0), typed('2', '1'), false)).toEqual({
			kind: 'more-than-beds',
			n: 1
		});
	});

	it('is nothing where nothing, or no number, is typed', () => {
		expect(doubtRoom(room('101', 1), undefined, true)).toBeUndefined();
		expect(doubtRoom(room('101', 1), typed('veel'), true)).toBeUndefined();
	});

	it('is added up for the house', () => {
		const rooms = [room('101', 1), room('102', 1), room('103', 1)];
		const counts = { '101': typed('3'), '102': typed('2'), '103': typed('9') };
		expect(roomsOver(rooms, counts, true)).toBe(2);
	});
});
