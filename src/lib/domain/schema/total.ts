import { instant } from './ids.ts';
import { regionRow, regionSettings } from './region.ts';
import { z } from './zod.ts';

const byReason = z.record(z.string(), z.int());

/** Summed ledgers in bed places, as they travel; `placeable` is never in them (D1). */
const summedFigures = z.object({
	realised: z.int(),
	occupied: z.int(),
	outOfService: z.int(),
	outOfServiceBy: byReason,
	snijverlies: byReason,
	snijverliesDeclared: byReason,
	reserved: z.int(),
	overcrowded: z.int(),
	overpromised: z.int()
});

/** The sites of one kind that were last counted in one hour. */
const totalPart = z.object({
	/** A location's `kind`; of a later version perhaps one that this build does not know. */
	kind: z.string(),
	/** Start of the hour of their `countedAt` (D14); null: never confirmed. */
	countedAt: z.nullable(instant),
	sites: z.int(),
	figures: summedFigures
});

/** What another region sees of a region: sums and whom to call, never its sites (domain section 3). */
export const totalRow = z.object({
	regionId: z.string(),
	name: z.string(),
	contact: regionRow.shape.contact,
	/** The region's own limits of freshness. */
	settings: z.pick(regionSettings, { freshHours: true, staleHours: true }),
	/** When it was summed, by the server's clock. */
	summedAt: instant,
	parts: z.array(totalPart)
});

export type TotalRow = z.infer<typeof totalRow>;
export type TotalPart = z.infer<typeof totalPart>;
