import { instant, uuid } from '../domain/schema/ids.ts';
import { mutation } from '../domain/schema/mutation.ts';
import { z } from '../domain/schema/zod.ts';
import { RESULT_CODES } from './codes.ts';

export const MAX_BATCH = 500;
export const MAX_BODY_BYTES = 256_000;
export const MAX_PULL_ROWS = 2000;

/** Read before anything else of a body, so that an old or new app is told so (426, 503) and not "wrong shape". */
export const protocolOnly = z.object({ protocol: z.int() });

export const pushRequest = z.object({
	protocol: z.literal(1),
	clientId: uuid,
	/** Edits this device still holds, this batch included (S22). */
	pending: z.int().check(z.minimum(0)),
	oldest: z.nullable(instant),
	mutations: z.array(mutation).check(z.maxLength(MAX_BATCH))
});

export const pushResult = z.object({
	uuid,
	status: z.enum(['applied', 'noop', 'conflict', 'rejected']),
	regionId: z.optional(z.string()),
	version: z.optional(z.int()),
	code: z.optional(z.enum(RESULT_CODES)),
	detail: z.optional(z.string())
});

const versions = z.record(z.string(), z.int());

export const pushResponse = z.object({
	epoch: z.string(),
	versions,
	serverNow: instant,
	last: z.int(),
	stop: z.optional(z.enum(['gap', 'fork'])),
	results: z.array(pushResult)
});

const opaque = z.string().check(z.maxLength(1024));
const wholeNumber = z.string().check(z.regex(/^\d{1,9}$/));

/** Query of a pull, as text. */
export const pullRequest = z.object({
	client: uuid,
	protocol: wholeNumber,
	scope: z._default(opaque, ''),
	epoch: z._default(opaque, ''),
	cursor: z._default(opaque, ''),
	limit: z._default(wholeNumber, String(MAX_PULL_ROWS)),
	pending: z.optional(wholeNumber),
	oldest: z.optional(z.union([instant, z.literal('')]))
});

export const wireRow = z.object({
	type: z.string(),
	id: z.string(),
	version: z.int(),
	deleted: z.boolean(),
	row: z.nullable(z.record(z.string(), z.unknown()))
});

export const pullResponse = z.object({
	epoch: z.string(),
	scope: z.string(),
	reset: z.boolean(),
	cursor: z.string(),
	more: z.boolean(),
	versions,
	durableMid: z.nullable(z.int()),
	serverNow: instant,
	rows: z.array(wireRow)
});

/** What an event stream sends: a hint to pull, never data. */
export const poke = z.object({ region: z.string(), version: z.int() });

export const problem = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	code: z.string(),
	detail: z.optional(z.string()),
	errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() })))
});

/** Row types a reader may meet; others are kept and not used. */
export const ROW_TYPES = [
	'me',
	'region',
	'location',
	'unit',
	'entry',
	'conflict',
	'staff',
	'total',
	'question'
] as const;

export type RowType = (typeof ROW_TYPES)[number];
export type PushRequest = z.infer<typeof pushRequest>;
export type PushResult = z.infer<typeof pushResult>;
export type PushResponse = z.infer<typeof pushResponse>;
export type PullResponse = z.infer<typeof pullResponse>;
export type WireRow = z.infer<typeof wireRow>;
export type Problem = z.infer<typeof problem>;
