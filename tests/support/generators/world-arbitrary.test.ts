import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmCounts } from '../oracle/confirms.ts';
import type { Ledger } from '../oracle/ledger.ts';
import { placedEntries } from '../oracle/placed-entries.ts';
import { replayCards } from '../oracle/replay-cards.ts';
import { replayFigures } from '../oracle/replay-figures.ts';
import { replayUnplaced } from '../oracle/replay-unplaced.ts';
import { countFeatures, FEATURES } from './features.ts';
import { worldArbitrary } from './world-arbitrary.ts';

const SETTINGS = { askMovementMinutes: 5, askRecountHours: 4 };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('600 worlds of one seed', { timeout: 60_000 }, () => {
	const worlds = fc.sample(worldArbitrary, { numRuns: 600, seed: 20260302 });

	it('meet every awkward case of the fold at least 100 times', () => {
		const found = worlds.map(countFeatures);
		const counts = FEATURES.map((name) => [name, found.filter((each) => each[name]).length]);
		expect(counts.filter(([, n]) => Number(n) < 100)).toEqual([]);
	});

	it('hold 1 to 40 entries each, as the wire spells them', () => {
		for (const { entries } of worlds) {
			expect(entries.length).toBeGreaterThan(0);
			expect(entries.length).toBeLessThanOrEqual(40);
			expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
			for (const { id, observedAt, madeAt, receivedAt } of entries) {
				expect(id).toMatch(UUID);
				expect(madeAt).toMatch(INSTANT);
				expect(madeAt <= receivedAt!).toBe(true);
				expect(observedAt ?? madeAt).toMatch(INSTANT);
				expect((observedAt ?? madeAt) <= receivedAt!).toBe(true);
			}
		}
	});

	it('hold confirms of which at least a third is right in the end', () => {
		const confirms = worlds.flatMap((world) =>
			placedEntries(world)
				.filter(({ entry }) => entry.kind === 'confirm')
				.map((confirm) => confirmCounts(world, confirm))
		);
		const right = confirms.filter(Boolean).length / confirms.length;
		expect(right).toBeGreaterThan(1 / 3);
		expect(right).toBeLessThan(2 / 3);
	});
});

describe('the replay of any world', () => {
	it('balances in every unit and at the location (D2)', () => {
		fc.assert(
			fc.property(worldArbitrary, (world) => {
				const { location, units } = replayFigures(world);
				for (const ledger of [location, ...Object.values(units)]) expectBalance(ledger);
			})
		);
	});

	it('is the same in whatever order the entries arrived (S12)', () => {
		const shuffled = worldArbitrary.chain((world) =>
			fc
				.shuffledSubarray(world.entries, { minLength: world.entries.length })
				.map((entries) => [world, { ...world, entries }] as const)
		);
		fc.assert(
			fc.property(shuffled, ([world, other]) => {
				expect(replayFigures(other)).toEqual(replayFigures(world));
				expect(replayCards(other, SETTINGS)).toEqual(replayCards(world, SETTINGS));
				expect(replayUnplaced(other)).toEqual(replayUnplaced(world));
			})
		);
	});
});

function expectBalance(ledger: Ledger) {
	const snijverlies = Object.values(ledger.snijverlies).reduce((sum, n) => sum + n, 0);
	expect(ledger.realised + ledger.overcrowded + ledger.overpromised).toBe(
		ledger.occupied + ledger.outOfService + snijverlies + ledger.reserved + ledger.placeable
	);
}
