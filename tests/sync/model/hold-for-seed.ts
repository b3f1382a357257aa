import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend, BackendName } from './backends.ts';
import { addCounts, type Counts } from './counts.ts';
import { BACKENDS } from './every-backend.ts';
import { explore } from './explore.ts';
import { type Founded, foundWorld } from './found-world.ts';
import { notMet } from './occurrences.ts';

/** Half of the least that a build looks at on each store; the other half is of another seed. */
const LEAST: Record<BackendName, number> = {
	memory: 500,
	sqlite: 150,
	postgres: 50
};

/** On each store as many as fit, and the least anyway: with both seeds two minutes. */
const PLAY_MS = 60_000;
/** Of a seed of its own each, once the least has been played. */
const PORTION = 10;

/** On a slow machine a schedule takes up to a second; the rest is for shortening one that fails. */
const SHRINK_MS = 60_000;
const timeoutFor = (schedules: number) => PLAY_MS + 2 * SHRINK_MS + schedules * 2_000;

/** The tests of one seed on every store. */
export function holdForSeed(seed: number): void {
	const counts: Counts = new Map();

	describe.each(Object.entries(LEAST))('on the store "%s"', (name, least) => {
		let backend: Backend;
		let founded: Founded;

		beforeAll(async () => {
			backend = await BACKENDS[name as BackendName]();
			founded = await foundWorld(backend);
		});

		afterAll(() => backend.close());

		const title = `I1-I8 hold for ${least} schedules of seed ${seed}, and those of the next that fit`;
		test(title, { timeout: timeoutFor(least) }, async () => {
			const until = performance.now() + PLAY_MS;
			for (let next = seed; next === seed || performance.now() < until; next += 1) {
				const schedules = next === seed ? least : PORTION;
				const play = { backend, founded, schedules, seed: next, shrinkMs: SHRINK_MS };
				const run = await explore(play);
				expect(run.found, run.found?.report).toBeUndefined();
				addCounts(counts, run.counts);
			}
		});
	});

	test('these schedules met everything that is to be met', () => {
		expect(notMet(counts)).toEqual([]);
	});
}
