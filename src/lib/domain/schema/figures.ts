import type { Instant } from './ids.ts';

/**
 * What is known of a place in bed places, as it travels (figures row of the protocol).
 * `placeable` is never in it: it follows from the balance (D1), see `placeableOf`.
 */
export type Figures = {
	realised: number;
	occupied: number;
	outOfService: number;
	outOfServiceBy: Record<string, number>;
	/** What counts, per reason: never above the free beds. */
	snijverlies: Record<string, number>;
	/** What was declared, per reason; may be more than counts (D6). */
	snijverliesDeclared: Record<string, number>;
	reserved: number;
	reservedUntil: Instant | null;
	overcrowded: number;
	overpromised: number;
	observedAt: Instant | null;
	countedAt: Instant | null;
	receivedAt: Instant | null;
};
