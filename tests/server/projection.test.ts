import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/lib/server/store/memory-store.ts';
import { countFeatures, FEATURES } from '../support/generators/features.ts';
import { expectProjection } from '../support/sync/expect-projection.ts';
import { EPOCH } from '../support/sync/stores.ts';
import { journeyArbitrary } from '../support/sync/world-mutations.ts';
import { openReusedSqlite } from './reused-sqlite.ts';

const SEED = 20_260_302;

/** Holds are another mutation's; everything else must be met. */
const EXPECTED = FEATURES.filter((feature) => feature !== 'hold');

/** So many that the rarest case is met often enough in the product's own store. */
const SQLITE_WORLDS = 700;
const AT_LEAST = 100;
const MEMORY_WORLDS = 60;

describe('I2: the stored projection is the replay of what was accepted', () => {
	let opened: Awaited<ReturnType<typeof openReusedSqlite>>;
	const met = new Map<string, number>(EXPECTED.map((feature) => [feature, 0]));

	beforeAll(async () => void (opened = await openReusedSqlite()));
	afterAll(() => opened.close());

	test(
		'in SQLite, after permuted, split and repeated pushes, read by a fresh pull',
		{ timeout: 600_000 },
		async () => {
			const property = fc.asyncProperty(journeyArbitrary, async (journey) => {
				await opened.empty();
				const world = await expectProjection(opened.store, journey);
				for (const [feature, occurs] of Object.entries(countFeatures(world)))
					if (met.has(feature)) met.set(feature, met.get(feature)! + Number(occurs));
			});
			await fc.assert(property, { numRuns: SQLITE_WORLDS, seed: SEED });
			const seldom = [...met].filter(([, times]) => times < AT_LEAST);
			expect(seldom, `each awkward case occurred at least ${AT_LEAST} times`).toEqual([]);
		}
	);

	test(
		'in the memory store too, which the model of the protocol stands on',
		{ timeout: 60_000 },
		async () => {
			expect.hasAssertions();
			const property = fc.asyncProperty(journeyArbitrary, async (journey) => {
				await expectProjection(createMemoryStore(EPOCH), journey);
			});
			await fc.assert(property, { numRuns: MEMORY_WORLDS, seed: SEED });
		}
	);
});
