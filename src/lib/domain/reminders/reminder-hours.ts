import { z } from '../schema/zod.ts';
import { isQuietHour } from './is-quiet-hour.ts';

const hour = z.int().check(z.minimum(0), z.maximum(23));

/** When a reminder comes and when none does; whole hours, as clocks in the Netherlands show them. */
export const reminderHours = z
	.strictObject({
		hour,
		/** No reminder from this hour up to the other one; the same twice: at any hour. */
		quietFrom: hour,
		quietUntil: hour
	})
	.check(
		z.refine((hours) => !isQuietHour(hours, hours.hour), {
			path: ['hour'],
			error: 'must be outside the quiet hours'
		})
	);

export type ReminderHours = z.infer<typeof reminderHours>;

/** Of a region that set nothing. */
export const DEFAULT_HOURS: ReminderHours = { hour: 15, quietFrom: 20, quietUntil: 7 };
