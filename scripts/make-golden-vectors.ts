import { mkdirSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { countFeatures, FEATURES } from '../tests/support/generators/features.ts';
import { worldArbitrary } from '../tests/support/generators/world-arbitrary.ts';
import { expectedOf } from '../tests/support/golden-vector.ts';
import type { OracleWorld } from '../tests/support/oracle/world.ts';

/**
 * Writes tests/golden/vectors.json: small worlds that meet every awkward case of the fold several times, with what
 * the independent replay makes of them. The same seed gives the same file.
 */
const VECTORS = 200;
const EACH = 12;
const SAMPLE = { numRuns: 1500, seed: 20_261_122 };

const worlds = fc
	.sample(worldArbitrary, SAMPLE)
	.sort((a, b) => a.entries.length - b.entries.length || compare(a, b));
const lines = choose(worlds).map((world) => JSON.stringify({ world, expected: expectedOf(world) }));
mkdirSync('tests/golden', { recursive: true });
writeFileSync('tests/golden/vectors.json', `[\n${lines.join(',\n')}\n]\n`);

/** The smallest worlds that still add to what was met too seldom, then the smallest of the others. */
function choose(smallestFirst: OracleWorld[]): OracleWorld[] {
	const met = new Map<string, number>();
	const chosen = new Set<OracleWorld>();
	for (const world of smallestFirst) {
		const features = Object.entries(countFeatures(world)).flatMap(([name, is]) =>
			is ? [name] : []
		);
		if (!features.some((name) => (met.get(name) ?? 0) < EACH)) continue;
		for (const name of features) met.set(name, (met.get(name) ?? 0) + 1);
		chosen.add(world);
	}
	const seldom = FEATURES.filter((name) => (met.get(name) ?? 0) < EACH);
	if (seldom.length > 0) throw new Error(`too seldom: ${seldom.join(', ')}`);
	if (chosen.size > VECTORS) throw new Error(`${chosen.size} worlds are needed`);
	const others = smallestFirst.filter((world) => world.entries.length > 3 && !chosen.has(world));
	return [...chosen, ...others].slice(0, VECTORS);
}

function compare(a: OracleWorld, b: OracleWorld): number {
	return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
