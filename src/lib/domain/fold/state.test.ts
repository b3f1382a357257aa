import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../../tests/support/few-runs.ts';
import { worldArbitrary } from '../../../../tests/support/generators/world-arbitrary.ts';
import { toEntries, toFoldUnits } from '../../../../tests/support/replay-of-fold.ts';
import { foldLocation } from './fold-location.ts';
import { toPosition } from './position.ts';
import {
	decodeState,
	emptyPlace,
	emptyState,
	encodeState,
	type LocationState,
	reviveState,
	unitState
} from './state.ts';

const NO_REST = emptyState().rest;
const roomWith = (occupied: number) => ({ ...emptyPlace(null), occupied });

describe('the text of a state', () => {
	test('comes back as the state it was, and gives the same text again', () => {
		fc.assert(
			fc.property(worldArbitrary, (world) => {
				const { state } = foldLocation(toEntries(world), toFoldUnits(world.units));
				const text = encodeState(state);
				expect(encodeState(decodeState(text))).toBe(text);
				expect(encodeState(structuredClone(state))).toBe(text);
			}),
			{ numRuns: runs(150), seed: 3 }
		);
	});

	test('leaves out what is empty', () => {
		const state = emptyState();
		unitState(state, 'b');
		expect(encodeState(state)).toBe('{"site":{}}');
		expect(decodeState('{"site":{}}')).toEqual(emptyState());
		expect(reviveState({})).toEqual(emptyState());
	});

	const AT = '2026-03-02T09:00:00.000Z';
	const COUNT = { id: 'c', n: 3, by: 'anna', at: AT, base: null };
	const DOUBT = { place: '', id: 'd', by: 'anna', at: AT, seenOccupied: 3 };
	const SWITCHED = { id: 's', siteOccupied: 3, unitsOccupied: 2 };

	test.each<[string, Partial<LocationState>]>([
		['{"detail":"units","site":{}}', { detail: 'units' }],
		['{"site":{"occupied":-1}}', { site: { ...emptyPlace({}), occupied: -1 } }],
		['{"site":{"realised":0}}', { site: { ...emptyPlace({}), realised: 0 } }],
		[`{"site":{"observedAt":"${AT}"}}`, { site: { ...emptyPlace({}), observedAt: AT } }],
		[`{"site":{"countedAt":"${AT}"}}`, { site: { ...emptyPlace({}), countedAt: AT } }],
		[`{"site":{"movedAt":"${AT}"}}`, { site: { ...emptyPlace({}), movedAt: AT } }],
		[`{"site":{"declaredAt":"${AT}"}}`, { site: { ...emptyPlace({}), declaredAt: AT } }],
		[`{"site":{"count":${JSON.stringify(COUNT)}}}`, { site: { ...emptyPlace({}), count: COUNT } }],
		[
			`{"site":{"countBefore":${JSON.stringify(COUNT)}}}`,
			{ site: { ...emptyPlace({}), countBefore: COUNT } }
		],
		[
			'{"site":{"out":{"repair":{"n":1}}}}',
			{ site: { ...emptyPlace({}), out: { repair: { n: 1 } } } }
		],
		['{"site":{},"units":{"a":{"occupied":1}}}', { units: { a: roomWith(1), b: roomWith(0) } }],
		['{"site":{},"rest":{"occupied":-1}}', { rest: { ...NO_REST, occupied: -1 } }],
		[`{"site":{},"rest":{"observedAt":"${AT}"}}`, { rest: { ...NO_REST, observedAt: AT } }],
		[`{"site":{},"rest":{"movedAt":"${AT}"}}`, { rest: { ...NO_REST, movedAt: AT } }],
		[`{"site":{},"house":{"observedAt":"${AT}"}}`, { house: { observedAt: AT, countedAt: null } }],
		[`{"site":{},"house":{"countedAt":"${AT}"}}`, { house: { observedAt: null, countedAt: AT } }],
		[`{"site":{},"doubts":[${JSON.stringify(DOUBT)}]}`, { doubts: [DOUBT] }],
		[`{"site":{},"switched":${JSON.stringify(SWITCHED)}}`, { switched: SWITCHED }],
		['{"site":{},"switchedAt":"p"}', { switchedAt: 'p' }],
		['{"site":{},"firstSwitchedAt":"p"}', { firstSwitchedAt: 'p' }]
	])('names each part where it is not empty, and no other: %s', (text, part) => {
		expect(encodeState({ ...emptyState(), ...part })).toBe(text);
		expect(encodeState(decodeState(text))).toBe(text);
	});

	test('does not depend on the order in which units and reasons came', () => {
		const texts = [
			['a', 'b'],
			['b', 'a']
		].map((ids) => {
			const state = emptyState();
			for (const id of ids) {
				unitState(state, id).occupied = 1;
				state.site.out[id] = { n: 1 };
				state.site.declared = { ...state.site.declared, [id]: 2 };
			}
			return encodeState(state);
		});
		expect(texts[0]).toBe(texts[1]);
	});

	test('D6: keeps that all free beds of a unit can be given, and drops a 0 of the site', () => {
		const state = emptyState();
		unitState(state, 'a').declared = { household: 0 };
		state.site.declared = { household: 0, care: 2 };
		expect(encodeState(state)).toBe(
			'{"site":{"declared":{"care":2}},"units":{"a":{"declared":{}}}}'
		);
	});

	test('keeps beds that were set to none', () => {
		const state = emptyState();
		state.site.realised = 0;
		expect(decodeState(encodeState(state)).site.realised).toBe(0);
	});
});

describe('D9: a position', () => {
	const MOMENT = '2026-03-02T09:00:00.000Z';

	test('sorts as text by moment, then sequence, then id', () => {
		const inOrder = [
			toPosition(null, 9, 'z'),
			toPosition('2026-03-02T08:59:59.999Z', 9, 'z'),
			toPosition(MOMENT, 0, 'a'),
			toPosition(MOMENT, 35, 'a'),
			toPosition(MOMENT, 36, 'a'),
			toPosition(MOMENT, 36, 'b'),
			toPosition(MOMENT, Number.MAX_SAFE_INTEGER, 'a'),
			'~'
		];
		expect([...inOrder].reverse().sort()).toEqual(inOrder);
		expect(inOrder.every((position) => position >= '')).toBe(true);
	});
});
