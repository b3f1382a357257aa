import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend, BackendName } from './backends.ts';
import { addCounts, type Counts } from './counts.ts';
import { BACKENDS } from './every-backend.ts';
import { explore } from './explore.ts';
import { type Founded, foundWorld } from './found-world.ts';
import { notMet } from './occurrences.ts';

/** Half of what a build looks at on each store; the other half is of another seed. */
const SCHEDULES: Record<BackendName, number> = {
	memory: 500,
	sqlite: 150,
	postgres: 50
};

/** On a slow machine a schedule takes up to a second; the rest is for shortening one that fails. */
const SHRINK_MS = 60_000;
const timeoutFor = (schedules: number) => 2 * SHRINK_MS + schedules * 2_000;

/** The tests of one seed on every store. */
export function holdForSeed(seed: number): void {
	const counts: Counts = new Map();

	describe.each(Object.entries(SCHEDULES))('on the store "%s"', (name, schedules) => {
		let backend: Backend;
		let founded: Founded;

		beforeAll(async () => {
			backend = await BACKENDS[name as BackendName]();
			founded = await foundWorld(backend);
		});

		afterAll(() => backend.close());

		const title = `I1-I8 hold for ${schedules} schedules of seed ${seed}`;
		test(title, { timeout: timeoutFor(schedules) }, async () => {
			const run = await explore({ backend, founded, schedules, seed, shrinkMs: SHRINK_MS });
			expect(run.found, run.found?.report).toBeUndefined();
			addCounts(counts, run.counts);
		});
	});

	test('these schedules met everything that is to be met', () => {
		expect(notMet(counts)).toEqual([]);
	});
}
