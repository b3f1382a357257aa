import type { Figures } from './figures.ts';
import { places, text, uuid } from './ids.ts';
import { fitness, type Fitness, type Suitability } from './location.ts';
import { z } from './zod.ts';

export const SHARED_BY = ['family', 'men', 'women', 'mixed-agreed', 'none'] as const;

export const sharedBy = z.enum(SHARED_BY);
export const floor = z.int().check(z.minimum(-9), z.maximum(99));

const suitable = z.strictObject({
	infants: z.optional(fitness),
	pets: z.optional(fitness),
	wheelchair: z.optional(fitness),
	care: z.optional(fitness)
});

/** Every field that `unit.setField` may write; beds change by a `setRealised` entry instead. */
export const UNIT_FIELDS = {
	name: text(60),
	floor: z.nullable(floor),
	'suitable.infants': fitness,
	'suitable.pets': fitness,
	'suitable.wheelchair': fitness,
	'suitable.care': fitness,
	sharedBy
} as const;

export type UnitField = keyof typeof UNIT_FIELDS;

export const newUnit = z.strictObject({
	id: uuid,
	locationId: uuid,
	name: text(60),
	floor: z.optional(floor),
	beds: places,
	suitable: z.optional(suitable),
	sharedBy: z.optional(sharedBy)
});

/** A room, cabin or apartment as it is kept. */
export type Unit = {
	id: string;
	regionId: string;
	locationId: string;
	name: string;
	floor?: number;
	/** The first step of `realised`; holds since ever, later steps are entries. */
	beds: number;
	suitable: Partial<Record<Suitability, Fitness>>;
	sharedBy: z.infer<typeof sharedBy>;
	/** When the server received it; of a unit from before this was kept it is not known. */
	addedAt?: string;
	retired: boolean;
	/** When it was retired, in the fold's order: from then on it has no beds (D5). */
	retiredAt?: string;
	fieldWriter: Record<string, string>;
};

export type UnitRow = Unit & { figures: Figures; opening: unknown };
export type SharedBy = z.infer<typeof sharedBy>;
