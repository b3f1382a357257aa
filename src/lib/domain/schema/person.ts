import { z } from './zod.ts';

export const ROLES = ['manager', 'municipal', 'rcvs', 'coordinator', 'reader', 'national'] as const;

export const role = z.enum(ROLES);

/** Who is asking and what is theirs: the `me` row, and the only input of the permission function. */
export const me = z.object({
	personId: z.string(),
	name: z.string(),
	role,
	regions: z.array(z.string()),
	municipalities: z.array(z.string()),
	locations: z.array(z.string())
});

/** Who acted at a location, so that entries can carry a personId alone. */
export const staffRow = z.object({
	locationId: z.string(),
	personId: z.string(),
	name: z.string(),
	role
});

export type Role = z.infer<typeof role>;
export type Me = z.infer<typeof me>;
export type StaffRow = z.infer<typeof staffRow>;
