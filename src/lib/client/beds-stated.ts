import { amsterdamDay } from '../domain/import/amsterdam.ts';
import { dayAfter } from '../domain/pipeline/steps-ahead.ts';
import type { Day } from '../domain/schema/ids.ts';
import type { PersonDatabase } from './database.ts';

/** Length of the moment that a position begins with. */
const INSTANT = 24;

/**
 * Whether somebody stated on that day or later how many beds there are, in the house or in a room of it. A list that is
 * read in every day repeats what it said before the day: nobody looked, unless somebody put its number right.
 */
export async function readBedsStated(
	db: PersonDatabase,
	locationId: string,
	day: Day
): Promise<boolean> {
	// A day in the Netherlands begins before that of UTC.
	const rows = await db.entry
		.where('[locationId+place]')
		.between([locationId, dayAfter(day, -1)], [locationId, '~'])
		.filter(({ entry, effective }) => (effective?.content ?? entry).kind === 'setRealised')
		.filter(({ source, winner }) => source !== 'import' || winner !== undefined)
		.toArray();
	return rows.some(({ place = '' }) => amsterdamDay(place.slice(0, INSTANT)) >= day);
}
