/**
 * `npm run test:mutants` plays the properties hundreds of times, each time to learn whether one of them fails: it plays
 * an eighth of the worlds, and does not ask whether those met every awkward case.
 */
const IS_EIGHTH = process.env.OPVANGBORD_FEW_RUNS === '1';

export const runs = (n: number): number => (IS_EIGHTH ? Math.ceil(n / 8) : n);

/** How often something has to be met in as many runs. */
export const often = (n: number): number => (IS_EIGHTH ? 0 : n);
