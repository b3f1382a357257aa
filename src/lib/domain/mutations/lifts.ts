import type { MutationName } from '../schema/mutation.ts';

/** Turns arguments of one version into those of the next. What it is given was checked by nobody yet. */
export type Lift = (args: Record<string, unknown>) => Record<string, unknown>;

export type Lifts = Partial<Record<MutationName, readonly Lift[]>>;

/**
 * S15: of each mutation the step from version 1 to 2, then from 2 to 3, and so on. A step stays for 24 months after
 * the last release that wrote its version. No mutation has a second version yet.
 */
export const LIFTS: Lifts = {};
