import type { Instant, Uuid } from './ids.ts';

/** One value that somebody gave to a field; the uuid is that of the mutation. */
export type ConflictSide = {
	uuid: Uuid | null;
	value: unknown;
	by: string | null;
	observedAt: Instant | null;
	receivedAt: Instant | null;
};

/** Two or more people gave a field different values on the same base (S11): the current value stands. */
export type Conflict = {
	id: Uuid;
	regionId: string;
	locationId: Uuid;
	unitId?: Uuid;
	field: string;
	sides: ConflictSide[];
	/** The value that stands until somebody settles. */
	current: unknown;
	openedAt: Instant;
	settledAt?: Instant;
	settledBy?: string;
	settledWhy?: string;
};
