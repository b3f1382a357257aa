import { describe, expect, test } from 'vitest';
import { example, idOf } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent } from '../../../../tests/support/oracle/world.ts';
import { applyEntry } from './apply-entry.ts';
import { answerDoubts, setOut } from './place.ts';
import { resolveGroup } from './resolve-corrections.ts';
import { type Doubt, emptyPlace, emptyState, HOUSE, type LocationState } from './state.ts';

const [ROOM, OTHER] = [idOf(9001), idOf(9002)] as [string, string];
const SEEN = '2026-03-02T09:00:00.000Z';
const UNDATED = { undated: true, source: 'import' } as const;

function doubtOf(place: string): Doubt {
	return { place, id: idOf(1), by: 'anna', at: SEEN, seenOccupied: 4 };
}

const left = (place: string, ...doubted: string[]) => {
	const state = { doubts: doubted.map(doubtOf) };
	answerDoubts(state, place);
	return state.doubts.map((doubt) => doubt.place);
};

describe('D14: a count answers', () => {
	test('of one unit the doubts about that unit and about the house, and leaves those of others', () => {
		expect(left(ROOM, OTHER, ROOM, HOUSE)).toEqual([OTHER]);
	});

	test('of the house or the site every doubt', () => {
		expect(left(HOUSE, OTHER, ROOM, HOUSE)).toEqual([]);
		expect(left('', OTHER, ROOM, HOUSE)).toEqual([]);
	});
});

describe('when beds out of service are expected back', () => {
	test('is kept where it was stated, and no more than a number where it was not', () => {
		const place = emptyPlace({});
		setOut(place, 'repair', 2, '2026-03-09');
		setOut(place, 'cleaning', 1);
		expect(place.out).toStrictEqual({
			repair: { n: 2, until: '2026-03-09' },
			cleaning: { n: 1 }
		});
	});

	test('goes with the last bed', () => {
		const place = emptyPlace({});
		setOut(place, 'repair', 2, '2026-03-09');
		setOut(place, 'repair', 0, '2026-03-09');
		expect(place.out).toEqual({});
	});
});

describe('D12: what is undated, on top of an opening in which everything was seen', () => {
	const CONFIRMED: OracleContent = {
		kind: 'confirm',
		seen: { realised: 0, occupied: 5, outOfService: 0, snijverliesDeclared: 0 }
	};

	/** Everything of it counted, seen and moved at one moment. */
	function openingAt(detail: LocationState['detail']): LocationState {
		const times = { observedAt: SEEN, countedAt: SEEN, movedAt: SEEN, declaredAt: SEEN };
		const place = { ...emptyPlace(null), ...times, occupied: 5 };
		return {
			...emptyState(),
			detail,
			site: { ...place, declared: {} },
			rest: { occupied: 5, observedAt: SEEN, movedAt: SEEN },
			house: { observedAt: SEEN, countedAt: SEEN },
			units: { [ROOM]: place }
		};
	}

	const timesOf = ({ site, rest, house, units }: LocationState) =>
		[site, rest, house, units[ROOM]!].map((place) =>
			Object.entries(place).filter(([name]) => name.endsWith('At'))
		);

	test.each<[string, LocationState['detail'], OracleContent, string?]>([
		['an arrival', 'site', { kind: 'arrive', n: 2 }],
		['a confirm', 'site', CONFIRMED],
		['what the site declares', 'site', { kind: 'declareSnijverlies', byReason: { care: 1 } }],
		['a number of beds', 'site', { kind: 'setRealised', n: 0 }],
		['a move', 'site', { kind: 'move', n: 1, toUnitId: ROOM }],
		['an arrival', 'units', { kind: 'arrive', n: 2 }],
		['an arrival', 'units', { kind: 'arrive', n: 2 }, ROOM],
		['a confirm', 'units', CONFIRMED, ROOM],
		['a confirm of the house', 'units', CONFIRMED]
	])('sets no times: %s at %s', (_, detail, content, unitId) => {
		const state = openingAt(detail);
		const row = example(1, null, content, { ...UNDATED, ...(unitId ? { unitId } : {}) });
		expect(applyEntry(state, resolveGroup(row, [])!, new Map())).toBeUndefined();
		expect(timesOf(state)).toEqual(timesOf(openingAt(detail)));
	});
});
