import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../src/lib/domain/figures-of.ts';
import { cardsOf } from '../../src/lib/domain/fold/cards.ts';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import { toEffective } from '../../src/lib/domain/fold/resolve-corrections.ts';
import type { GoldenFigures, GoldenVector } from './golden-vector.ts';
import type { OracleWorld } from './oracle/world.ts';
import {
	toCardOfReplay,
	toEntries,
	toFiguresOfReplay,
	toFoldUnits,
	toReserved
} from './replay-of-fold.ts';

const SETTINGS = { askMovementMinutes: 5, askRecountHours: 4 };

/** The same checks in Node and in a browser: one fold on both ends. */
export function describeGoldenVectors(vectors: GoldenVector[]): void {
	describe('the golden vectors: entries → figures', () => {
		test('are 200', () => {
			expect(vectors).toHaveLength(200);
		});

		test('are what the fold gives, in whatever order the entries came', () => {
			for (const [index, { world, expected }] of vectors.entries()) {
				const backwards = { ...world, entries: [...world.entries].reverse() };
				expect(foldedOf(world), `vector ${index}`).toEqual(expected);
				expect(foldedOf(backwards), `vector ${index} backwards`).toEqual(expected);
			}
		});
	});
}

function foldedOf(world: OracleWorld): GoldenFigures {
	const entries = toEntries(world);
	const units = toFoldUnits(world.units);
	const { state, unplaced } = foldLocation(entries, units);
	const figures = figuresOf(state, units, toReserved(world), null);
	const cards = cardsOf(state, toEffective(entries), SETTINGS).map(toCardOfReplay);
	const ofUnits = [...figures.units].map(([id, unit]) => [id, toFiguresOfReplay(unit)] as const);
	return {
		location: toFiguresOfReplay(figures.location),
		units: Object.fromEntries(ofUnits),
		detail: state.detail,
		largestUnit: figures.largestUnit,
		cards: cards.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
		unplaced: unplaced.sort((a, b) => (a.id < b.id ? -1 : 1))
	};
}
