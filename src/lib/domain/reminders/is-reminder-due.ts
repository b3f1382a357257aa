import { TZDateMini } from '@date-fns/tz';
import { isOnBoard } from '../board/board-site.ts';
import { amsterdamDay } from '../import/amsterdam.ts';
import type { Location } from '../schema/location.ts';
import { isQuietHour } from './is-quiet-hour.ts';
import type { ReminderHours } from './reminder-hours.ts';

export type ReminderCase = {
	location: Pick<Location, 'status'>;
	/** The last count, or confirmation that saw the same numbers (D14). */
	countedAt: string | null;
	/** Those that hold for this person and this location. */
	hours: ReminderHours;
};

/**
 * Whether somebody is reminded now (`now` in ms, by the server's clock) that a location was not passed on today. Due from
 * its hour to the end of that day, so that a server that was away then still does it; that it is done once is for
 * who sends.
 */
export function isReminderDue({ location, countedAt, hours }: ReminderCase, now: number): boolean {
	if (!isOnBoard({ location }) || isCountedToday(countedAt, now)) return false;
	// By the clock on the wall: an hour that summer time skips is over, one that comes twice is still the same.
	const hour = new TZDateMini(now, 'Europe/Amsterdam').getHours();
	return hour >= hours.hour && !isQuietHour(hours, hour);
}

/** A device whose clock runs ahead may have counted tomorrow. */
function isCountedToday(countedAt: string | null, now: number): boolean {
	return countedAt !== null && amsterdamDay(countedAt) >= reminderDay(now);
}

/** The day in the Netherlands that a reminder is about. */
export function reminderDay(now: number): string {
	return amsterdamDay(new Date(now).toISOString());
}
