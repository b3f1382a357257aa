import { z } from '../schema/zod.ts';
import { isQuietHour } from './is-quiet-hour.ts';

/** Texts of reminders are made where they are sent, so the language of the screen is kept with the choice. */
export const LANGUAGES = ['nl', 'en'] as const;

const hour = z.int().check(z.minimum(0), z.maximum(23));

/** What one person chose about being reminded; hours are whole ones, as clocks in the Netherlands show them. */
export const reminderChoice = z
	.strictObject({
		push: z.boolean(),
		mail: z.boolean(),
		hour,
		/** No reminder from this hour up to the other one; the same twice: at any hour. */
		quietFrom: hour,
		quietUntil: hour,
		language: z.enum(LANGUAGES)
	})
	.check(
		z.refine((choice) => !isQuietHour(choice, choice.hour), {
			path: ['hour'],
			error: 'must be outside the quiet hours'
		})
	);

export type ReminderChoice = z.infer<typeof reminderChoice>;
export type Language = ReminderChoice['language'];

/** Of who chose nothing: on each device that was allowed to show messages, and no mail that nobody asked for. */
export const DEFAULT_CHOICE: ReminderChoice = {
	push: true,
	mail: false,
	hour: 15,
	quietFrom: 20,
	quietUntil: 7,
	language: 'nl'
};
