import { historyDays, type HistoryDay } from '../domain/history/history-days.ts';
import { type History, historyOf } from '../domain/history/history-of.ts';
import { mayReadEntries } from '../domain/permissions.ts';
import type { Day, Instant } from '../domain/schema/ids.ts';
import { windowStart } from '../domain/window.ts';
import type { PersonDatabase, StoredEntry } from './database.ts';
import { plainEntry } from './entry-group.ts';
import { loadWork } from './location-work.ts';
import { getMeta } from './meta.ts';
import { describeEntries } from './recent-entries.ts';
import type { RecentEntry } from './view-types.ts';

export type LocationHistory = History & {
	/** Entries from before this moment are in the opening, which is as it is known now; null = all are here. */
	openedAt: Instant | null;
};

/** The figures of every day of the window; undefined for who has no entries here. One pass over the entries. */
export async function readHistory(
	db: PersonDatabase,
	locationId: string,
	today: Day
): Promise<LocationHistory | undefined> {
	const me = await getMeta(db, 'me');
	const { data, start, units } = await loadWork(db, locationId);
	if (!me || !data.location || !mayReadEntries(me, data.location)) return undefined;
	const rows = await db.entry
		.where('[locationId+madeAt]')
		.between([locationId, ''], [locationId, '~'])
		.toArray();
	const noon = Date.parse(`${today}T12:00:00.000Z`);
	const from = windowStart(noon);
	const days = historyDays(start.position > from ? start.position : from, noon);
	const history = historyOf({ start, entries: rows.map(plainEntry), units, days });
	return { ...history, openedAt: start.position === '' ? null : start.position };
}

/** Everything that was seen on one day, with what was made of it since; newest entered first. */
export async function readDayEntries(
	db: PersonDatabase,
	locationId: string,
	day: Pick<HistoryDay, 'from' | 'until'>
): Promise<RecentEntry[]> {
	const between = (index: 'own' | 'place') =>
		db.entry
			.where(`[locationId+${index}]`)
			.between([locationId, day.from], [locationId, day.until], true, false)
			.toArray();
	const stands = await between('place');
	// What was taken out stands nowhere: it is told where it stood.
	const takenOut = (await between('own')).filter(({ corrects, place }) => !corrects && !place);
	const roots = [...stands, ...takenOut].map(({ root }) => root);
	const members = await db.entry
		.where('root')
		.anyOf([...new Set(roots)])
		.toArray();
	return describeEntries(db, locationId, members.sort(byEntered));
}

function byEntered(a: StoredEntry, b: StoredEntry): number {
	return a.madeAt === b.madeAt ? b.deviceSeq - a.deviceSeq : a.madeAt < b.madeAt ? 1 : -1;
}
