import type { Kysely } from 'kysely';
import { readFeed } from '../../../src/lib/server/store/sql-feed.ts';
import type { Tables } from '../../../src/lib/server/store/tables.ts';
import { planOf } from './plan-of.ts';

const SITES = 80;
const ENTRIES = 20_000;
/** The last tenth of the entries is in the window. */
const WINDOW = '2026-10-01T00:00:00.000Z';

export const siteOf = (number: number) => `site-${number}`;

/** Entries of years, spread over the locations of one region. */
export async function fillEntries(db: Kysely<Tables>): Promise<void> {
	const entry = (number: number) => ({
		id: `entry-${(number * 7919) % ENTRIES}`,
		region_id: 'VR04',
		location_id: siteOf(number % SITES),
		latest: number < ENTRIES * 0.9 ? '2025-01-01T00:00:00.000Z' : '2026-11-01T00:00:00.000Z',
		source: 'app',
		version: number + 1,
		body: '{}'
	});
	for (let start = 0; start < ENTRIES; start += 1000)
		await db
			.insertInto('entry')
			.values(Array.from({ length: 1000 }, (_, place) => entry(start + place)))
			.execute();
}

/** How the database goes about a pull of these locations from the start, as `explain` tells it. */
export function planOfFeed(
	db: Kysely<Tables>,
	explain: string,
	locationIds: string[] | null
): Promise<string> {
	const after = { version: 0, type: '', id: '' };
	return planOf(db, explain, (ask) =>
		readFeed(db, ask, {
			...{ regionId: 'VR04', after, limit: 500 },
			...{ entriesFrom: WINDOW, locationIds }
		})
	);
}
