import { DEFAULT_SETTINGS } from '../default-settings.ts';
import { z } from './zod.ts';

/** Settings of a region. */
export const regionSettings = z.object({
	freshHours: z._default(z.number(), DEFAULT_SETTINGS.freshHours),
	staleHours: z._default(z.number(), DEFAULT_SETTINGS.staleHours),
	/** D10: a movement and a count closer than this ask "telde dit al mee?". */
	askMovementMinutes: z._default(z.number(), DEFAULT_SETTINGS.askMovementMinutes),
	/** D11: two different counts closer than this stand on one card. */
	askRecountHours: z._default(z.number(), DEFAULT_SETTINGS.askRecountHours)
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
