import { expect, test } from 'vitest';
import vectors from '../golden/vectors.json';
import { countFeatures, FEATURES } from '../support/generators/features.ts';
import { describeGoldenVectors } from '../support/describe-golden-vectors.ts';
import { expectedOf, type GoldenVector } from '../support/golden-vector.ts';

const golden = vectors as unknown as GoldenVector[];

describeGoldenVectors(golden);

test('the golden vectors are what the replay gives, and meet every awkward case 12 times', () => {
	const met = golden.map(({ world }) => countFeatures(world));
	const seldom = FEATURES.filter((name) => met.filter((each) => each[name]).length < 12);
	expect(seldom).toEqual([]);
	for (const { world, expected } of golden) expect(expectedOf(world)).toEqual(expected);
});
