import { OUT_OF_SERVICE_REASONS, SNIJVERLIES_REASONS } from '../reasons.ts';
import { day, instant, movedPlaces, places, text, uuid } from './ids.ts';
import { z } from './zod.ts';

export const DETAILS = ['site', 'units'] as const;
export const SOURCES = ['site', 'phone', 'import'] as const;

export const outOfServiceReason = z.enum(OUT_OF_SERVICE_REASONS);
export const snijverliesReason = z.enum(SNIJVERLIES_REASONS);
export const detail = z.enum(DETAILS);
export const source = z.enum(SOURCES);

/** `until` = the day the beds are expected back; a passed one returns no beds, it asks (D7). */
const outOfServicePart = z.strictObject({ n: places, until: z.optional(day) });

export const outOfServiceByReason = z.partialRecord(outOfServiceReason, outOfServicePart);
export const snijverliesByReason = z.partialRecord(snijverliesReason, places);

const movement = { n: movedPlaces, holdId: z.optional(uuid), transferId: z.optional(uuid) };

/** What a person may record with `occupancy.record`. */
export const recordedEntry = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('arrive'), ...movement }),
	z.strictObject({ kind: z.literal('depart'), ...movement }),
	z.strictObject({ kind: z.literal('recount'), n: places }),
	z.strictObject({
		kind: z.literal('confirm'),
		seen: z.strictObject({
			realised: places,
			occupied: places,
			outOfService: places,
			/** Sum declared at `site` detail; null at `units`, where snijverlies is derived. */
			snijverliesDeclared: z.nullable(places)
		})
	}),
	z.strictObject({ kind: z.literal('move'), n: movedPlaces, toUnitId: z.optional(uuid) }),
	z.strictObject({ kind: z.literal('declareOutOfService'), byReason: outOfServiceByReason }),
	z.strictObject({
		kind: z.literal('bedsOut'),
		n: movedPlaces,
		reason: outOfServiceReason,
		until: z.optional(day)
	}),
	z.strictObject({ kind: z.literal('bedsBack'), n: movedPlaces, reason: outOfServiceReason }),
	z.strictObject({ kind: z.literal('setRealised'), n: places }),
	z.strictObject({ kind: z.literal('declareSnijverlies'), byReason: snijverliesByReason }),
	z.strictObject({ kind: z.literal('void') })
]);

export const unitCount = z.strictObject({
	unitId: uuid,
	occupied: places,
	outOfService: outOfServiceByReason
});

/** The switch of detail (D5); written by `location.setDetail` only. */
export const setDetailEntry = z.strictObject({
	kind: z.literal('setDetail'),
	detail,
	units: z.optional(z.array(unitCount).check(z.maxLength(2000))),
	snijverlies: z.optional(snijverliesByReason),
	holds: z.optional(
		z
			.array(
				z.strictObject({
					holdId: uuid,
					places: z.array(
						z.strictObject({
							unitId: z.optional(uuid),
							n: places
						})
					)
				})
			)
			.check(z.maxLength(500))
	)
});

export const entryContent = z.union([recordedEntry, setDetailEntry]);

/** An entry as it is stored and sent; its id is the uuid of the mutation that wrote it. */
export const entryRow = z.object({
	id: uuid,
	locationId: uuid,
	unitId: z.optional(uuid),
	entry: entryContent,
	/** When somebody saw it; null on a correction that states none, and on an undated import (D12). */
	observedAt: z.nullable(instant),
	/** An import that does not know when: folds before every dated entry, sets no times (D12). */
	undated: z.optional(z.literal(true)),
	/** `deviceAt` + `offsetMs`, at most `receivedAt` (D13). */
	madeAt: instant,
	deviceSeq: z.int().check(z.minimum(0)),
	/** Absent on the device's own pending entry. */
	receivedAt: z.optional(instant),
	/** personId of the author; names are in the `staff` rows. */
	by: z.string(),
	base: z.optional(z.nullable(uuid)),
	source,
	spokenWith: z.optional(text(80)),
	corrects: z.optional(uuid),
	why: z.optional(text(300))
});

export type OutOfServiceReason = z.infer<typeof outOfServiceReason>;
export type SnijverliesReason = z.infer<typeof snijverliesReason>;
export type Detail = z.infer<typeof detail>;
export type Source = z.infer<typeof source>;
export type OutOfServiceByReason = z.infer<typeof outOfServiceByReason>;
export type SnijverliesByReason = z.infer<typeof snijverliesByReason>;
export type RecordedEntry = z.infer<typeof recordedEntry>;
export type SetDetailEntry = z.infer<typeof setDetailEntry>;
export type EntryContent = z.infer<typeof entryContent>;
export type EntryRow = z.infer<typeof entryRow>;
