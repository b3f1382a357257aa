import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../src/lib/domain/figures-of.ts';
import { cardsOf } from '../../src/lib/domain/fold/cards.ts';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import { toEffective } from '../../src/lib/domain/fold/resolve-corrections.ts';
import { placeableOf } from '../../src/lib/domain/ledger.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/domain/default-settings.ts';
import { often, runs } from '../support/few-runs.ts';
import { countFeatures, FEATURES } from '../support/generators/features.ts';
import { worldArbitrary } from '../support/generators/world-arbitrary.ts';
import { replayCards } from '../support/oracle/replay-cards.ts';
import { replayFigures } from '../support/oracle/replay-figures.ts';
import { replayUnplaced } from '../support/oracle/replay-unplaced.ts';
import {
	toCardOfReplay,
	toEntries,
	toFiguresOfReplay,
	toFoldUnits,
	toReserved
} from '../support/replay-of-fold.ts';

const RUNS = { numRuns: runs(800), seed: 20_261_122 };

// Every world is replayed from the start for each of its figures.
const TIMEOUT_MS = 60_000;

describe('the fold against an independent replay', { timeout: TIMEOUT_MS }, () => {
	test('D1-D9, D13, D14: every figure is what a replay from the start gives', () => {
		const met = new Map<string, number>();
		fc.assert(
			fc.property(worldArbitrary, (world) => {
				for (const [feature, occurs] of Object.entries(countFeatures(world)))
					met.set(feature, (met.get(feature) ?? 0) + Number(occurs));
				const units = toFoldUnits(world.units);
				const { state } = foldLocation(toEntries(world), units);
				const figures = figuresOf(state, units, toReserved(world), null);
				const replay = replayFigures(world);
				expect(state.detail).toBe(replay.detail);
				expect(toFiguresOfReplay(figures.location)).toEqual(replay.location);
				expect(figures.largestUnit).toBe(replay.largestUnit);
				for (const [id, expected] of Object.entries(replay.units))
					expect(toFiguresOfReplay(figures.units.get(id)!)).toEqual(expected);
				expect(placeableOf(figures.location)).toBeGreaterThanOrEqual(0);
			}),
			RUNS
		);
		const seldom = FEATURES.filter((feature) => (met.get(feature) ?? 0) < often(100));
		expect(seldom, 'each awkward case occurred at least 100 times').toEqual([]);
	});

	test('D5, D10, D11, D14: cards and entries without a place are what a replay gives', () => {
		fc.assert(
			fc.property(worldArbitrary, (world) => {
				const entries = toEntries(world);
				const { state, unplaced } = foldLocation(entries, toFoldUnits(world.units));
				const byId = [...unplaced].sort((a, b) => (a.id < b.id ? -1 : 1));
				expect(byId).toEqual(replayUnplaced(world));
				const cards = cardsOf(state, toEffective(entries), DEFAULT_SETTINGS).map(toCardOfReplay);
				expect(cards.map((card) => JSON.stringify(card)).sort()).toEqual(
					replayCards(world, DEFAULT_SETTINGS).map((card) => JSON.stringify(card))
				);
			}),
			RUNS
		);
	});
});
