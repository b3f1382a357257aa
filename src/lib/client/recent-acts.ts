import type { PersonDatabase, StoredEntry } from './database.ts';
import { actOf, atOnce, byEntered, describeEntries } from './recent-entries.ts';
import type { RecentEntry } from './view-types.ts';

/** How often as many moments are looked at as acts are asked for: several may have been spent on one act. */
const MOST_TURNS = 3;

/**
 * The acts in which something was last entered or put right at a location, each whole: all that was entered at once,
 * and what was made of it since. What it costs depends on how large those are, not on how much there is besides.
 */
export async function readRecentActs(
	db: PersonDatabase,
	locationId: string,
	limit: number
): Promise<RecentEntry[]> {
	return atOnce(db, async () => {
		const acts = await newestActs(db, locationId, limit);
		const originals = await readMoments(
			db,
			[...acts.values()].map(({ madeAt }) => [locationId, madeAt])
		);
		const whole = originals.filter((row) => acts.has(actOf(row)));
		return describeEntries(db, locationId, await withMade(db, whole));
	});
}

/** By name an entry of each: of what corrects another, the act of that one. */
async function newestActs(
	db: PersonDatabase,
	locationId: string,
	limit: number
): Promise<Map<string, StoredEntry>> {
	const acts = new Map<string, StoredEntry>();
	let before = '~';
	for (let turn = 0; turn < MOST_TURNS && acts.size < limit; turn++) {
		const moments = await momentsBefore(db, [locationId, before], limit);
		for (const row of await readOriginals(db, await readMoments(db, moments)))
			if (acts.size < limit) acts.set(actOf(row), row);
		if (moments.length < limit) break;
		before = moments.at(-1)![1];
	}
	return acts;
}

/** The newest first. */
async function momentsBefore(db: PersonDatabase, end: Moment, limit: number): Promise<Moment[]> {
	const keys = await db.entry
		.where('[locationId+madeAt]')
		.between([end[0], ''], end)
		.reverse()
		.limit(limit)
		.uniqueKeys();
	return keys as unknown as Moment[];
}

type Moment = [locationId: string, madeAt: string];

/** Side by side: each is one read of what lies together. */
async function readMoments(db: PersonDatabase, moments: Moment[]): Promise<StoredEntry[]> {
	const unique = new Map(moments.map((moment) => [moment[1], moment]));
	const read = [...unique.values()].map((moment) =>
		db.entry.where('[locationId+madeAt]').equals(moment).toArray()
	);
	return (await Promise.all(read)).flat();
}

/** In place of what corrects an entry that is here, that entry. */
async function readOriginals(db: PersonDatabase, rows: StoredEntry[]): Promise<StoredEntry[]> {
	const roots = rows.flatMap(({ corrects, root }) => (corrects ? [root] : []));
	const found = await db.entry.bulkGet([...new Set(roots)]);
	const originals = new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])));
	return rows.map((row) => originals.get(row.root) ?? row);
}

/** With everything that corrects them; newest entered first. */
async function withMade(db: PersonDatabase, rows: StoredEntry[]): Promise<StoredEntry[]> {
	const roots = rows.flatMap(({ id, winner }) => (winner ? [id] : []));
	const made = roots.length > 0 ? await db.entry.where('root').anyOf(roots).toArray() : [];
	const all = new Map([...rows, ...made].map((row) => [row.id, row]));
	return [...all.values()].sort(byEntered);
}
