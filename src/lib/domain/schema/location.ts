import type { Detail } from './entry.ts';
import type { Figures } from './figures.ts';
import { day, municipalityCode, places, regionId, text, uuid } from './ids.ts';
import { z } from './zod.ts';

export const KINDS = ['goo', 'hub', 'cno', 'asylum', 'amv', 'other'] as const;
export const OPERATORS = ['municipality', 'safety-region', 'coa', 'noo', 'other'] as const;
export const STATUSES = ['preparing', 'open', 'closing', 'closed'] as const;
export const SUITABILITIES = ['infants', 'pets', 'wheelchair', 'care'] as const;

export const kind = z.enum(KINDS);
export const operator = z.enum(OPERATORS);
export const status = z.enum(STATUSES);

/** `unknown` is never `no` (D8). */
export const fitness = z.enum(['yes', 'no', 'unknown']);

/** Of a location also "n of m units"; m is left out where nobody said it. */
export const siteFitness = z.union([
	fitness,
	z.strictObject({ units: places, of: z.optional(places) })
]);

const degrees = (limit: number) => z.number().check(z.minimum(-limit), z.maximum(limit));

const addressFields = {
	street: text(120),
	number: text(20),
	suffix: z.optional(text(20)),
	postcode: text(10),
	city: text(80),
	bagId: z.optional(text(16)),
	lat: z.optional(degrees(90)),
	lon: z.optional(degrees(180))
};

export const address = z.strictObject(addressFields);

/** A place on earth in degrees: north, then east. One value, because half of it is another place. */
export const pin = z.strictObject({ lat: degrees(90), lon: degrees(180) });

const MOST_STEPS = 24;

/** From that day on there are to be so many beds in all (D7). */
export const pipelineStep = z.strictObject({ on: day, beds: places });

/** In order of day and none twice, so that one plan is one text. */
export const pipeline = z.array(pipelineStep).check(
	z.minLength(1),
	z.maxLength(MOST_STEPS),
	z.refine(
		(steps) => steps.every(({ on }, index) => index === 0 || steps[index - 1]!.on < on),
		'days must ascend'
	)
);

/**
 * Every field that `location.setField` may write, by its dotted path, with the values it takes.
 * null empties an optional field.
 */
export const LOCATION_FIELDS = {
	name: text(120),
	kind,
	operator: z.nullable(operator),
	'address.street': text(120),
	'address.number': text(20),
	'address.suffix': z.nullable(text(20)),
	'address.postcode': text(10),
	'address.city': text(80),
	'address.bagId': z.nullable(text(16)),
	'address.pin': z.nullable(pin),
	'suitable.infants': siteFitness,
	'suitable.pets': siteFitness,
	'suitable.wheelchair': siteFitness,
	'suitable.care': siteFitness,
	phone: z.nullable(text(40)),
	note: z.nullable(text(2000)),
	status,
	opensOn: z.nullable(day),
	closesOn: z.nullable(day),
	pipeline: z.nullable(pipeline),
	contractEndsOn: z.nullable(day),
	hidden: z.boolean()
} as const;

export type LocationField = keyof typeof LOCATION_FIELDS;

export const newLocation = z.strictObject({
	id: uuid,
	regionId,
	municipality: municipalityCode,
	name: text(120),
	kind,
	operator: z.optional(operator),
	/** Absent where nobody knows it yet. */
	address: z.optional(
		address.check(
			z.refine(({ lat, lon }) => (lat === undefined) === (lon === undefined), 'half a pin')
		)
	)
});

/** Master data of a site as it is kept; figures and opening travel beside it in the row. */
export type Location = {
	id: string;
	regionId: string;
	municipality: string;
	name: string;
	kind: z.infer<typeof kind>;
	operator?: z.infer<typeof operator>;
	/** Absent while nobody gave one; part of it where fields were filled one by one. */
	address?: Partial<z.infer<typeof address>>;
	suitable: Partial<Record<(typeof SUITABILITIES)[number], z.infer<typeof siteFitness>>>;
	phone?: string;
	note?: string;
	status: z.infer<typeof status>;
	opensOn?: string;
	closesOn?: string;
	/** Beds to come or to go; never inside `realised` (D7). */
	pipeline?: PipelineStep[];
	contractEndsOn?: string;
	hidden: boolean;
	/** Per dotted field the uuid of its last applied writer; a field never written is absent (S11). */
	fieldWriter: Record<string, string>;
	detail: Detail;
};

export type LocationRow = Location & { figures: Figures; opening: unknown };
export type Pin = z.infer<typeof pin>;
export type PipelineStep = z.infer<typeof pipelineStep>;
export type Kind = z.infer<typeof kind>;
export type Operator = z.infer<typeof operator>;
export type Status = z.infer<typeof status>;
export type Fitness = z.infer<typeof fitness>;
export type SiteFitness = z.infer<typeof siteFitness>;
export type Suitability = (typeof SUITABILITIES)[number];
