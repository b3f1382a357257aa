import { TZDate } from '@date-fns/tz';
import { startOfDay, subDays } from 'date-fns';

/** Days of entries that a device keeps; what is older is in the `opening`. */
export const WINDOW_DAYS = 30;

/** Start of the window: 00:00 Europe/Amsterdam, 30 days before the day of `now` (ms), as ISO text. */
export function windowStart(now: number): string {
	const today = startOfDay(new TZDate(now, 'Europe/Amsterdam'));
	return new Date(subDays(today, WINDOW_DAYS).getTime()).toISOString();
}
