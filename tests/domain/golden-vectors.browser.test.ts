import vectors from '../golden/vectors.json';
import { describeGoldenVectors } from '../support/describe-golden-vectors.ts';
import type { GoldenVector } from '../support/golden-vector.ts';

describeGoldenVectors(vectors as unknown as GoldenVector[]);
