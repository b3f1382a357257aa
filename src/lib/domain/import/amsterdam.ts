import { TZDateMini } from '@date-fns/tz';
import type { Day, Instant } from '../schema/ids.ts';

const ZONE = 'Europe/Amsterdam';
const HOUR_MS = 3_600_000;

export type ClockTime = { hours: number; minutes: number; seconds: number };

/**
 * The moment at which clocks in the Netherlands show this. null: they never do, for one in the hour that summer time
 * skips. Of the hour that comes twice the first one, so that an imported figure is never newer than it may be.
 */
export function amsterdamInstant(day: Day, time: ClockTime): Instant | null {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const { hours, minutes, seconds } = time;
	const moment = new TZDateMini(year, month - 1, date, hours, minutes, seconds, 0, ZONE);
	if (moment.getHours() !== hours || moment.getMinutes() !== minutes) return null;
	const before = new TZDateMini(moment.getTime() - HOUR_MS, ZONE);
	const first = before.getHours() === hours ? before : moment;
	return new Date(first.getTime()).toISOString();
}

/** The calendar day in the Netherlands at a moment. */
export function amsterdamDay(instant: Instant): Day {
	const moment = new TZDateMini(Date.parse(instant), ZONE);
	const pad = (n: number) => String(n).padStart(2, '0');
	return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}
