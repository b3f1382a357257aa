import type fc from 'fast-check';
import type { OracleWorld } from '../oracle/world.ts';
import { blueprintArbitrary } from './blueprint.ts';
import { buildWorld } from './build-world.ts';

/** A location with up to 5 units and what 3 people noted there in some 3 days. */
export const worldArbitrary: fc.Arbitrary<OracleWorld> = blueprintArbitrary.map(buildWorld);
