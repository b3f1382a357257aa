import { day, instant, uuid } from '../domain/schema/ids.ts';
import { z } from '../domain/schema/zod.ts';

/** `GET /api/history`: the days of a location before a moment, which is the first one of a day. */
export const pastDaysQuery = z.object({ location: uuid, before: instant });

const byReason = z.record(z.string(), z.number());
const moment = z.nullable(z.string());

const figures = z.object({
	realised: z.number(),
	occupied: z.number(),
	outOfService: z.number(),
	outOfServiceBy: byReason,
	snijverlies: byReason,
	snijverliesDeclared: byReason,
	reserved: z.number(),
	reservedUntil: moment,
	overcrowded: z.number(),
	overpromised: z.number(),
	observedAt: moment,
	countedAt: moment,
	receivedAt: moment
});

const pastDay = z.object({
	day,
	from: instant,
	until: instant,
	asThen: z.nullable(figures),
	asNow: z.nullable(figures)
});

/** Oldest first; `more`: something was seen before the first of them. Nothing at all for who may not read the entries. */
export const pastDays = z.object({ days: z.array(pastDay), more: z.boolean() });

export type PastDaysQuery = z.infer<typeof pastDaysQuery>;
export type PastDays = z.infer<typeof pastDays>;
