// By function: the index of date-fns loads all of it, some 200 MB in a server.
import { TZDateMini } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { startOfDay } from 'date-fns/startOfDay';
import { subDays } from 'date-fns/subDays';
import { amsterdamDay } from '../import/amsterdam.ts';
import type { Day, Instant } from '../schema/ids.ts';

/** A calendar day in the Netherlands: from its first moment up to the first of the next. */
export type HistoryDay = { day: Day; from: Instant; until: Instant };

/** Every day from the one that `from` lies in up to today, oldest first; `now` in ms since 1970. */
export function historyDays(from: Instant, now: number): HistoryDay[] {
	const days: HistoryDay[] = [];
	let start = startOfDay(new TZDateMini(Date.parse(from), 'Europe/Amsterdam'));
	while (start.getTime() <= now) {
		const next = addDays(start, 1);
		days.push({ day: amsterdamDay(toIso(start)), from: toIso(start), until: toIso(next) });
		start = next;
	}
	return days;
}

/** The start of a day, `n` calendar days before another one. */
export function daysBefore(start: Instant, n: number): Instant {
	return toIso(subDays(new TZDateMini(Date.parse(start), 'Europe/Amsterdam'), n));
}

function toIso(moment: Date): Instant {
	return new Date(moment.getTime()).toISOString();
}
