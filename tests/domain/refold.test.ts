import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import { CHECKPOINT_EVERY } from '../../src/lib/domain/fold/refold.ts';
import { decodeState, encodeState } from '../../src/lib/domain/fold/state.ts';
import type { EntryRow } from '../../src/lib/domain/schema/entry.ts';
import { worldArbitrary } from '../support/generators/world-arbitrary.ts';
import { example, idOf } from '../support/oracle/example-world.ts';
import type { OracleContent } from '../support/oracle/world.ts';
import { toEntries, toFoldUnits } from '../support/replay-of-fold.ts';
import { createStoredFold, type FoldCounts } from '../support/stored-fold.ts';

const FEW = { numRuns: 400, seed: 64 };
const NO_UNITS = new Map();

describe('S3: the stored fold', () => {
	test('is the fold of all entries, and so is each checkpoint, in whatever order they came', async () => {
		const met: FoldCounts = { appended: 0, converged: 0, jumped: 0, carried: 0, removed: 0 };
		const arrivals = worldArbitrary.chain((world) =>
			fc.record({
				world: fc.constant(world),
				order: fc.shuffledSubarray(toEntries(world), { minLength: world.entries.length }),
				checkpointEvery: fc.constantFrom(1, 2, 3, 5)
			})
		);
		await fc.assert(
			fc.asyncProperty(arrivals, async ({ world, order, checkpointEvery }) => {
				const units = toFoldUnits(world.units);
				const fold = createStoredFold(units, checkpointEvery);
				for (const row of order) {
					await fold.add(row);
					expect(fold.state).toBe(encodeState(foldLocation(fold.rows, units).state));
					expect(fold.since).toBeLessThan(checkpointEvery);
				}
				for (const { position, state } of fold.points)
					expect(stateOf(state)).toBe(fold.stateAt(position));
				for (const name of Object.keys(met) as (keyof FoldCounts)[]) met[name] += fold.counts[name];
			}),
			FEW
		);
		const seldom = Object.entries(met).filter(([, times]) => times < 100);
		expect(seldom, 'each way of folding was met at least 100 times').toEqual([]);
	}, 60_000);

	test('of a long run of movements reads some 64 entries for one of long ago, not all since', async () => {
		const fold = createStoredFold(NO_UNITS, CHECKPOINT_EVERY);
		for (let n = 0; n < 1500; n++) await fold.addAlone(movement(n, minute(n)));
		const before = fold.read;
		await fold.addAlone(movement(3000, minute(300)));
		expect(fold.read - before).toBeLessThan(3 * CHECKPOINT_EVERY);
		expect(fold.counts.carried).toBe(1);
		expect(fold.state).toBe(encodeState(foldLocation(fold.rows, NO_UNITS).state));
		for (const { position, state } of fold.points)
			expect(stateOf(state)).toBe(fold.stateAt(position));
	});

	test('stops at the first checkpoint behind a count that came after the change', async () => {
		const fold = createStoredFold(NO_UNITS, 3);
		for (let n = 0; n < 30; n++) await fold.add(movement(n, minute(n)));
		await fold.add(entry(40, minute(15), { kind: 'recount', n: 9 }));
		const before = fold.read;
		await fold.add(movement(50, minute(13)));
		expect(fold.counts.converged).toBe(1);
		expect(fold.read - before).toBeLessThan(15);
	});

	test('does not skip a confirm that no longer sees what it saw', async () => {
		const fold = createStoredFold(NO_UNITS, 2);
		const seen = { realised: 0, occupied: 8, outOfService: 0, snijverliesDeclared: 0 };
		for (let n = 0; n < 8; n++) await fold.add(entry(n, minute(n), { kind: 'arrive', n: 1 }));
		await fold.add(entry(20, minute(20), { kind: 'confirm', seen }));
		for (let n = 30; n < 36; n++) await fold.add(movement(n, minute(n)));
		expect(fold.state).toContain('"countedAt"');
		await fold.add(entry(50, minute(3), { kind: 'arrive', n: 1 }));
		expect(fold.state).not.toContain('"countedAt"');
		expect(fold.state).toBe(encodeState(foldLocation(fold.rows, NO_UNITS).state));
	});

	test('keeps its place when nothing stands behind its checkpoint any more', async () => {
		const fold = createStoredFold(NO_UNITS, 2);
		for (let n = 0; n < 3; n++) await fold.add(entry(n, minute(n), { kind: 'arrive', n: 1 }));
		await fold.add(example(9, null, { kind: 'void' }, { corrects: idOf(2), deviceSeq: 9 }));
		await fold.add(entry(20, minute(0.5), { kind: 'recount', n: 40 }));
		expect(fold.state).toBe(encodeState(foldLocation(fold.rows, NO_UNITS).state));
		expect(fold.state).toContain('"occupied":41');
	});
});

/** Without the stretch that a checkpoint holds as well. */
function stateOf(point: string): string {
	return encodeState(decodeState(point));
}

function minute(n: number): string {
	return new Date(Date.parse('2026-03-02T06:00:00.000Z') + n * 60_000).toISOString();
}

function entry(n: number, at: string, content: OracleContent): EntryRow {
	return { ...example(n, null, content), observedAt: at, madeAt: at };
}

function movement(n: number, at: string): EntryRow {
	return entry(n, at, { kind: n % 3 === 2 ? 'depart' : 'arrive', n: 1 + (n % 4) });
}
