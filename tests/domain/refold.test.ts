import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEntry } from '../../src/lib/domain/fold/apply-entry.ts';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import { CHECKPOINT_EVERY } from '../../src/lib/domain/fold/refold.ts';
import { decodeState, emptyState, encodeState } from '../../src/lib/domain/fold/state.ts';
import { stateWithout } from '../../src/lib/domain/fold/state-without.ts';
import type { EntryRow } from '../../src/lib/domain/schema/entry.ts';
import { often, runs } from '../support/few-runs.ts';
import { worldArbitrary } from '../support/generators/world-arbitrary.ts';
import { example, idOf, room } from '../support/oracle/example-world.ts';
import type { OracleContent } from '../support/oracle/world.ts';
import { toEntries, toFoldUnits } from '../support/replay-of-fold.ts';
import { createStoredFold, type FoldCounts } from '../support/stored-fold.ts';

const FEW = { numRuns: runs(400), seed: 64 };
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
		const seldom = Object.entries(met).filter(([, times]) => times < often(100));
		expect(seldom, 'each way of folding was met at least 100 times').toEqual([]);
	}, 60_000);

	test('tells what each entry made of it, as a fold of all the others, and stays as it was (D11)', async () => {
		const asked = fc.record({
			world: worldArbitrary,
			checkpointEvery: fc.constantFrom(1, 2, 3, 5, CHECKPOINT_EVERY)
		});
		await fc.assert(
			fc.asyncProperty(asked, async ({ world, checkpointEvery }) => {
				const units = toFoldUnits(world.units);
				const fold = createStoredFold(units, checkpointEvery);
				await fold.add(...toEntries(world));
				const before = fold.state;
				for (const entry of fold.places) {
					const others = emptyState();
					for (const other of fold.places)
						if (other.id !== entry.id) applyEntry(others, other, units);
					const state = await stateWithout(fold.source, entry, units);
					expect(encodeState(state!)).toBe(encodeState(others));
				}
				expect(fold.state).toBe(before);
			}),
			FEW
		);
	}, 60_000);

	test.each([
		{ every: Infinity, run: 'movements' },
		{ every: 3, run: 'movements and confirms' }
	])(
		'of a long run of $run reads some 64 entries for one of long ago, not all since',
		async ({ every }) => {
			const fold = createStoredFold(NO_UNITS, CHECKPOINT_EVERY);
			let occupied = 0;
			for (let n = 0; n < 1500; n++) {
				const isConfirm = n % every === 2;
				const row = isConfirm ? confirm(n, minute(n), occupied) : movement(n, minute(n));
				if ('n' in row.entry) occupied += row.entry.kind === 'arrive' ? row.entry.n : -row.entry.n;
				await fold.addAlone(row);
			}
			const before = fold.read;
			await fold.addAlone(movement(3000, minute(300)));
			expect(fold.read - before).toBeLessThan(3 * CHECKPOINT_EVERY);
			expect(fold.counts.carried).toBe(1);
			expect(fold.state).toBe(encodeState(foldLocation(fold.rows, NO_UNITS).state));
			for (const { position, state } of fold.points)
				expect(stateOf(state)).toBe(fold.stateAt(position));
		}
	);

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

	test('D14: does not carry a confirm of the house over a room that then held fewer than nobody', async () => {
		const rooms = [room(1, 4), room(2, 4)];
		const [a, b] = rooms.map(({ id }) => id) as [string, string];
		const units = toFoldUnits(rooms);
		const fold = createStoredFold(units, 4);
		const stated = { kind: 'setDetail', detail: 'units', units: [stating(a, 2), stating(b, 1)] };
		const seen = { realised: 8, occupied: 2, outOfService: 0, snijverliesDeclared: null };
		const contents: [OracleContent, string?][] = [
			[stated as OracleContent],
			[{ kind: 'arrive', n: 1 }, b],
			[{ kind: 'depart', n: 1 }, b],
			[{ kind: 'bedsOut', n: 1, reason: 'repair' }, b],
			[{ kind: 'depart', n: 1 }, a],
			[{ kind: 'confirm', seen: { ...seen, outOfService: 1 } }],
			[{ kind: 'arrive', n: 1 }, a],
			[{ kind: 'arrive', n: 1 }, b]
		];
		for (const [n, [content, unitId]] of contents.entries())
			await fold.add({ ...entry(n, minute(n), content), ...(unitId ? { unitId } : {}) });
		const counted = `"countedAt":"${minute(5)}"`;
		for (const late of [20, 21]) {
			expect(fold.state).toContain(counted);
			const content = { kind: 'move', n: 1, toUnitId: b } as const;
			await fold.add({ ...entry(late, minute(1), content), unitId: a });
		}
		expect(fold.state).not.toContain(counted);
		expect(fold.counts.carried).toBe(1);
		expect(fold.state).toBe(encodeState(foldLocation(fold.rows, units).state));
	});

	test('D14: does not grow with confirms that do not count', async () => {
		const fold = createStoredFold(NO_UNITS, CHECKPOINT_EVERY);
		for (let n = 0; n < 500; n++) await fold.addAlone(confirm(n, minute(n), 1 + n));
		const longest = Math.max(...fold.points.map(({ state }) => stateOf(state).length));
		expect(longest).toBeLessThan(300);
		expect(fold.state).toContain(idOf(499));
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

function stating(unitId: string, occupied: number) {
	return { unitId, occupied, outOfService: {} };
}

function confirm(n: number, at: string, occupied: number): EntryRow {
	const seen = { realised: 0, occupied, outOfService: 0, snijverliesDeclared: 0 };
	return entry(n, at, { kind: 'confirm', seen });
}

function movement(n: number, at: string): EntryRow {
	return entry(n, at, { kind: n % 3 === 2 ? 'depart' : 'arrive', n: 1 + (n % 4) });
}
