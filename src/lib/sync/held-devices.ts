import { instant, uuid } from '../domain/schema/ids.ts';
import { z } from '../domain/schema/zod.ts';

const heldDevice = z.object({
	clientId: uuid,
	name: z.string(),
	email: z.string(),
	/** The locations in these regions that are this person's; none: it works for all of a municipality or region. */
	places: z.array(z.string()),
	pending: z.number(),
	/** When the first of them was made, by the device's clock; null: it did not say. */
	oldest: z.nullable(z.string()),
	seenAt: instant
});

/** `GET /api/devices`: who holds edits that nobody has received, heard longest ago first (S22). */
export const heldDevices = z.object({ devices: z.array(heldDevice) });

export type HeldDevice = z.infer<typeof heldDevice>;
export type HeldDevices = z.infer<typeof heldDevices>;
