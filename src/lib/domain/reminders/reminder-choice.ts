import { z } from '../schema/zod.ts';
import { reminderHours } from './reminder-hours.ts';

/** Texts of reminders are made where they are sent, so the language of the screen is kept with the choice. */
export const LANGUAGES = ['nl', 'en'] as const;

/** What one person chose about being reminded. */
export const reminderChoice = z.strictObject({
	push: z.boolean(),
	mail: z.boolean(),
	/** null: those of the region that a location is in, also when these change. */
	hours: z.nullable(reminderHours),
	language: z.enum(LANGUAGES)
});

export type ReminderChoice = z.infer<typeof reminderChoice>;
export type Language = ReminderChoice['language'];

/** Of who chose nothing: on each device that was allowed to show messages, and no mail that nobody asked for. */
export const DEFAULT_CHOICE: ReminderChoice = {
	push: true,
	mail: false,
	hours: null,
	language: 'nl'
};
