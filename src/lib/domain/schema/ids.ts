import { isRealInstant } from './is-real-instant.ts';
import { z } from './zod.ts';

/** Lower-case canonical uuid: the fold compares ids bytewise (D9), so one spelling only. */
export const uuid = z
	.string()
	.check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'not a uuid'));

/** ISO 8601 in UTC with milliseconds, 24 characters: sorts as text the way it sorts as time. */
export const instant = z.string().check(
	z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'not an ISO time in UTC with ms'),
	z.refine((text) => isRealInstant(text), 'no such moment')
);

/** A calendar day, `2026-12-31`. */
export const day = z.string().check(
	z.regex(/^\d{4}-\d{2}-\d{2}$/, 'not a day'),
	z.refine((text) => isRealInstant(`${text}T00:00:00.000Z`), 'no such day')
);

/** Bed places; never negative on the wire. */
export const places = z.int().check(z.minimum(0), z.maximum(99_999));

/** People who move: at least one. */
export const movedPlaces = z.int().check(z.minimum(1), z.maximum(99_999));

/** Safety region, `VR04`. */
export const regionId = z.string().check(z.regex(/^[A-Z]{2}\d{2}$/, 'not a region code'));

/** CBS municipality code, `GM0150`, kept as text. */
export const municipalityCode = z
	.string()
	.check(z.regex(/^GM\d{4}$/, 'not a CBS municipality code'));

/** Text of at most `max` characters, trimmed, never empty. */
export const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));

export type Uuid = z.infer<typeof uuid>;
export type Instant = z.infer<typeof instant>;
export type Day = z.infer<typeof day>;
