import { reminderChoice } from '../domain/reminders/reminder-choice.ts';
import { reminderHours } from '../domain/reminders/reminder-hours.ts';
import { instant } from '../domain/schema/ids.ts';
import { z } from '../domain/schema/zod.ts';

/** Of a push service's address; those of browsers have some 200 characters. */
const MAX_ENDPOINT = 1000;

const key = (bytes: number) =>
	z.string().check(z.regex(new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}={0,2}$`)));

/** Where and with which keys a browser takes messages, as `PushSubscription.toJSON()` says it (RFC 8291). */
export const pushDevice = z.object({
	endpoint: z.string().check(z.minLength(1), z.maxLength(MAX_ENDPOINT)),
	keys: z.object({ p256dh: key(65), auth: key(16) })
});

/** When a region reminds those who chose no hours of their own. */
const regionHours = z.object({ regionId: z.string(), name: z.string(), hours: reminderHours });

/** A coordinator sets them. */
export const setRegionHours = z.strictObject({ regionId: z.string(), hours: reminderHours });

/** What somebody's reminders are; `push` or `mail` null: not set up on this server. */
export const remindersView = z.object({
	push: z.nullable(z.object({ publicKey: z.string() })),
	mail: z.nullable(z.object({ address: z.string() })),
	choice: reminderChoice,
	/** Of the regions where this person has something: what holds for who chose no hours. */
	regions: z.array(regionHours),
	devices: z.array(z.object({ addedAt: instant, isThis: z.boolean() }))
});

export const reminderTrial = z.strictObject({ by: z.enum(['push', 'mail']) });

/** `none`: there is nothing to send it to. */
export const trialOutcome = z.object({ outcome: z.enum(['sent', 'failed', 'none']) });

/** What the service worker shows; `path` is where a tap leads. */
export const pushMessage = z.object({ title: z.string(), body: z.string(), path: z.string() });

export type PushDevice = z.infer<typeof pushDevice>;
export type RemindersView = z.infer<typeof remindersView>;
export type RegionHours = z.infer<typeof regionHours>;
export type SetRegionHours = z.infer<typeof setRegionHours>;
export type ReminderTrial = z.infer<typeof reminderTrial>;
export type TrialOutcome = z.infer<typeof trialOutcome>;
export type PushMessage = z.infer<typeof pushMessage>;
