import { z } from './zod.ts';

/** Settings of a region; each default is an assumption that a coordinator can change. */
export const regionSettings = z.object({
	freshHours: z._default(z.number(), 12),
	staleHours: z._default(z.number(), 24),
	/** D10: a movement and a count closer than this ask "telde dit al mee?". */
	askMovementMinutes: z._default(z.number(), 5),
	/** D11: two different counts closer than this stand on one card. */
	askRecountHours: z._default(z.number(), 4)
});

const municipality = z.object({
	code: z.string(),
	name: z.string(),
	subRegion: z.optional(z.string()),
	from: z.nullable(z.string()),
	to: z.nullable(z.string())
});

export const regionRow = z.object({
	id: z.string(),
	name: z.string(),
	subRegions: z.array(z.string()),
	municipalities: z.array(municipality),
	settings: regionSettings,
	contact: z.nullable(
		z.object({ name: z.string(), phone: z.optional(z.string()), email: z.optional(z.string()) })
	)
});

export type RegionSettings = z.infer<typeof regionSettings>;
export type Region = z.infer<typeof regionRow>;
export const DEFAULT_SETTINGS: RegionSettings = z.parse(regionSettings, {});
