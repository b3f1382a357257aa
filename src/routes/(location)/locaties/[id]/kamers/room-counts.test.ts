import { describe, expect, it } from 'vitest';
import { figuresDouble, unitDouble, viewDouble } from '../../../../day/view-double.ts';
import { compareCounts, toStated, unreadableRooms } from './room-counts.ts';

const rooms = ['101', '102', '103'].map((id) => unitDouble(id));
const counts = {
	'101': { people: '3', out: '' },
	'102': { people: '0', out: '1' }
};

describe('what is stated of rooms at the switch (D5)', () => {
	it('is what was counted; a room that was not is left out, and nobody sleeps there', () => {
		expect(toStated(rooms, counts, 'repair', '2026-12-01')).toEqual([
			{ unitId: '101', occupied: 3, outOfService: {} },
			{ unitId: '102', occupied: 0, outOfService: { repair: { n: 1, until: '2026-12-01' } } }
		]);
	});

	it('stands beside the numbers of the location, and nothing is levelled', () => {
		const view = viewDouble({
			figures: figuresDouble({ realised: 10, occupied: 7, outOfService: 1 })
		});
		expect(compareCounts(view, rooms, toStated(rooms, counts, 'repair'))).toEqual([
			{ what: 'people', site: 7, rooms: 3 },
			{ what: 'beds', site: 10, rooms: 12 },
			{ what: 'out', site: 1, rooms: 1 }
		]);
	});

	it('is unreadable where beds are out of service in a room that nobody counted, or a number is none', () => {
		const wrong = {
			'101': { people: '', out: '1' },
			'102': { people: 'drie', out: '' },
			'103': { people: '2', out: '-1' }
		};
		expect(unreadableRooms(rooms, wrong)).toEqual(rooms);
		expect(unreadableRooms(rooms, counts)).toEqual([]);
	});
});
