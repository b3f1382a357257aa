import { detail, recordedEntry, setDetailEntry, source } from './entry.ts';
import { instant, text, uuid } from './ids.ts';
import { newLocation } from './location.ts';
import { QUESTION_ARGS } from './question.ts';
import { newUnit } from './unit.ts';
import { z } from './zod.ts';

/** Arguments of each mutation by name, at version 1. A new mutation is one line here and one file beside `decide`. */
export const MUTATION_ARGS = {
	'location.add': newLocation,
	'location.setField': z.strictObject({ locationId: uuid, field: z.string(), value: z.unknown() }),
	'location.setDetail': z.strictObject({
		locationId: uuid,
		detail,
		observedAt: z.optional(instant),
		units: setDetailEntry.shape.units,
		snijverlies: setDetailEntry.shape.snijverlies,
		holds: setDetailEntry.shape.holds,
		source: z.optional(z.enum(['site', 'import'])),
		corrects: z.optional(uuid),
		why: z.optional(text(300))
	}),
	'unit.add': newUnit,
	'unit.setField': z.strictObject({ unitId: uuid, field: z.string(), value: z.unknown() }),
	'unit.retire': z.strictObject({ unitId: uuid }),
	'unit.restore': z.strictObject({ unitId: uuid }),
	'occupancy.record': z.strictObject({
		locationId: uuid,
		unitId: z.optional(uuid),
		observedAt: z.optional(instant),
		undated: z.optional(z.literal(true)),
		source: z.optional(source),
		spokenWith: z.optional(text(80)),
		entry: recordedEntry,
		corrects: z.optional(uuid),
		why: z.optional(text(300))
	}),
	'conflict.settle': z.union([
		z.strictObject({ conflictId: uuid, keep: uuid, why: z.optional(text(300)) }),
		z.strictObject({ conflictId: uuid, value: z.unknown(), why: z.optional(text(300)) })
	]),
	...QUESTION_ARGS
} as const;

export type MutationName = keyof typeof MUTATION_ARGS;
export const MUTATION_NAMES = Object.keys(MUTATION_ARGS) as MutationName[];
export type MutationArgs<N extends MutationName> = z.infer<(typeof MUTATION_ARGS)[N]>;

/** One queued edit as it travels (S1); `args` are checked by `decide`, per name and version. */
export const mutation = z.object({
	uuid,
	mid: z.int().check(z.minimum(1)),
	deviceSeq: z.int().check(z.minimum(1)),
	name: z.string().check(z.maxLength(60)),
	v: z.int().check(z.minimum(1)),
	args: z.record(z.string(), z.unknown()),
	/** `setField`: uuid of the field's last writer as the editor saw it; `recount`: of the newest recount. */
	base: z.optional(z.nullable(uuid)),
	deviceAt: instant,
	/** Server clock minus device clock in ms; null = not known yet, counts as 0. */
	offsetMs: z.nullable(z.int())
});

export type Mutation = z.infer<typeof mutation>;
