// By function: the index of date-fns loads all of it, some 200 MB in a server.
import { TZDateMini } from '@date-fns/tz';
import { startOfDay } from 'date-fns/startOfDay';
import { subDays } from 'date-fns/subDays';

/** Days of entries that a device keeps; what is older is in the `opening`. */
export const WINDOW_DAYS = 30;

/** Start of the window: 00:00 Europe/Amsterdam, 30 days before the day of `now` (ms), as ISO text. */
export function windowStart(now: number): string {
	const today = startOfDay(new TZDateMini(now, 'Europe/Amsterdam'));
	return new Date(subDays(today, WINDOW_DAYS).getTime()).toISOString();
}

const HOUR_MS = 60 * 60_000;

/** The same for who asks all day long: in Amsterdam a day begins on an hour of UTC, so that once an hour is enough. */
export function createWindowStart(): (now: number) => string {
	let hour: number | undefined;
	let start = '';
	return (now) => {
		const asked = Math.floor(now / HOUR_MS);
		if (asked !== hour) start = windowStart(now);
		hour = asked;
		return start;
	};
}
