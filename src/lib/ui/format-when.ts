import { dayAfter } from '$lib/domain/pipeline/steps-ahead.ts';
import { m } from '$messages/messages';
import { dayOf, formatDay, formatTime } from './format.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `vandaag 08:12`, `gisteren 16:40`, `20 nov 16:40`; `now` in ms since 1970. */
export function formatWhen(instant: string, now: number): string {
	const day = dayOf(Date.parse(instant));
	const time = formatTime(instant);
	if (day === dayOf(now)) return m.time_today({ time });
	if (day === yesterday(now)) return m.time_yesterday({ time });
	return m.time_day({ day: formatDay(instant, now), time });
}

/** As short as it can be said: `08:12` of the day it is told of, else `gisteren 16:40`, `20 nov 16:40`. */
export function formatWhenShort(instant: string, now: number, toldOf = dayOf(now)): string {
	return dayOf(Date.parse(instant)) === toldOf ? formatTime(instant) : formatWhen(instant, now);
}

/** By the calendar: not every day has 24 hours. */
function yesterday(now: number): string {
	return dayAfter(dayOf(now), -1);
}

/** `zojuist`, `5 minuten geleden`, `3 uur geleden`, `2 dagen geleden`. */
export function formatAge(instant: string, now: number): string {
	const age = now - Date.parse(instant);
	if (age < MINUTE_MS) return m.time_just_now();
	if (age < HOUR_MS) return m.time_minutes_ago({ n: Math.floor(age / MINUTE_MS) });
	if (age < DAY_MS) return m.time_hours_ago({ n: Math.floor(age / HOUR_MS) });
	return m.time_days_ago({ n: Math.floor(age / DAY_MS) });
}
