import { describe, expect, test } from 'vitest';
import { exampleRoom, openExampleSite } from '../../../../tests/support/rooms/example-room.ts';
import { uuidOf } from '../../../../tests/support/sync/people.ts';
import { proposeMoves } from './propose-moves.ts';

const [first, second, third] = [uuidOf(0), uuidOf(1), uuidOf(2)];

function propose(examples: Parameters<typeof exampleRoom>[0][], options = {}) {
	return proposeMoves(openExampleSite(examples.map(exampleRoom)).rooms(), options);
}

describe('proposals to win beds back (D6)', () => {
	test('one person leaves a room of four for a single one: three beds', () => {
		expect(propose([{ beds: 4, occupied: 1 }, { beds: 1 }])).toEqual([
			{ gain: 3, moves: [{ fromId: first, toId: second, people: 1, gain: 3 }] }
		]);
	});

	test('who moves first makes room for the next, and the moves stand in that order', () => {
		const proposals = propose([{ beds: 6, occupied: 3 }, { beds: 4, occupied: 2 }, { beds: 2 }]);
		expect(proposals).toEqual([
			{
				gain: 4,
				moves: [
					{ fromId: second, toId: third, people: 2, gain: 2 },
					{ fromId: first, toId: second, people: 3, gain: 2 }
				]
			}
		]);
	});

	test.each([
		['shared with others', { sharedBy: 'men' as const }],
		['too small', { beds: 2 }],
		['too small without the beds that are out of service', { out: 2 }],
		['in quarantine', { beds: 5, out: 1, outReason: 'quarantine' as const }],
		['held for somebody', { reserved: 1 }],
		['never counted: nobody knows that it is empty', { isCounted: false }],
		['one of which somebody said what can be given', { declared: 1 }],
		['on a higher floor', { floor: 1 }],
		['no place for a pet where nobody knows of one', { suitable: { pets: 'no' as const } }]
	])('nobody is sent to a room that is %s', (_, parts) => {
		const big = { beds: 8, occupied: 3, floor: 0 };
		expect(propose([big, { beds: 4, floor: 0 }])).toHaveLength(1);
		expect(propose([big, { beds: 4, floor: 0, ...parts }])).toEqual([]);
	});

	test.each([
		['is shared: its people are not one household', { sharedBy: 'mixed-agreed' as const }],
		['has more people than beds', { occupied: 9 }],
		['has a hold', { reserved: 1 }],
		['is one of which somebody said what can be given', { declared: 0 }],
		['is in quarantine', { out: 1, outReason: 'quarantine' as const }]
	])('nobody is sent away from a room that %s', (_, parts) => {
		expect(propose([{ beds: 8, occupied: 3, ...parts }, { beds: 3 }])).toEqual([]);
	});

	test('who came to a room that was never counted stays there: others may be in it', () => {
		const site = openExampleSite([
			exampleRoom({ beds: 8, isCounted: false }),
			exampleRoom({ beds: 3 })
		]);
		site.record({ kind: 'arrive', n: 3 }, first);
		expect(proposeMoves(site.rooms())).toEqual([]);
	});

	test('rooms in doubt, and rooms whose people stay, have no part in it', () => {
		const rooms = [{ beds: 4, occupied: 1 }, { beds: 1 }];
		expect(propose(rooms, { doubted: new Set([second]) })).toEqual([]);
		expect(propose(rooms, { stay: new Set([first]) })).toEqual([]);
	});

	test('most beds first, then fewest moves', () => {
		const gains = propose([
			{ beds: 4, occupied: 2, floor: 0 },
			{ beds: 2, floor: 0 },
			{ beds: 8, occupied: 1, floor: 2 },
			{ beds: 1, floor: 2 }
		]).map(({ gain }) => gain);
		expect(gains).toEqual([7, 2]);
	});
});
