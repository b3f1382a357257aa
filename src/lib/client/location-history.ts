import { historyDays, type HistoryDay } from '../domain/history/history-days.ts';
import type { FoldPoint } from '../domain/fold/point.ts';
import type { FoldUnits } from '../domain/fold/units.ts';
import { type History, keepHistory, type KeptHistory } from '../domain/history/history-of.ts';
import { mayReadEntries } from '../domain/permissions.ts';
import type { Day, Instant } from '../domain/schema/ids.ts';
import { windowStart } from '../domain/window.ts';
import type { PersonDatabase } from './database.ts';
import { plainEntry } from './entry-group.ts';
import { loadWork } from './location-work.ts';
import { getMetas } from './meta.ts';
import { byEntered, describeEntries } from './recent-entries.ts';
import type { RecentEntry } from './view-types.ts';

export type LocationHistory = History & {
	/** Entries from before this moment are in the opening, which is as it is known now; null = all are here. */
	openedAt: Instant | null;
};

type Kept = KeptHistory & {
	/** What besides entries the figures come from; with another one nothing of it holds. */
	basis: string;
	/** The entries in it; those that the server has stay what they are. */
	isReceived: Map<string, boolean>;
};

/**
 * Reads the figures of every day of the window; undefined for who has no entries here. The first time it is one pass over
 * the entries, and then only what is new is read and folded.
 */
export function createHistoryReader(
	db: PersonDatabase,
	locationId: string,
	today: Day
): () => Promise<LocationHistory | undefined> {
	const noon = Date.parse(`${today}T12:00:00.000Z`);
	let kept: Kept | undefined;

	return async () => {
		const { me, device } = await getMetas(db, ['me', 'device']);
		const { data, start, unitRows, ...work } = await loadWork(db, locationId);
		if (!me || !data.location || !mayReadEntries(me, data.location)) return undefined;
		const entries = db.entry
			.where('[locationId+madeAt]')
			.between([locationId, ''], [locationId, '~']);
		const units = asReceived(work.units, unitRows);
		// Where entries of another history come in place of these, the client is a new one (S16).
		const basis = JSON.stringify([start, [...units.values()], device?.clientId]);
		const before = kept?.basis === basis ? kept : undefined;
		// Whoever reads meanwhile begins anew: a fold that two tell of what they saw knows things that never were at once.
		kept = undefined;
		const ids = before ? await entries.primaryKeys() : [];
		const held = before && isHeld(before, ids) ? before : undefined;
		const rows = held
			? await db.entry.bulkGet(ids.filter((id) => !held.isReceived.get(id)))
			: await entries.toArray();
		const changed = rows.filter((row) => row !== undefined);
		const mine = held ?? begin(basis, start, units);
		for (const { id, receivedAt } of changed) mine.isReceived.set(id, receivedAt !== undefined);
		const history = mine.take(changed.map(plainEntry));
		kept = mine;
		return { ...history, openedAt: start.position === '' ? null : start.position };
	};

	function begin(basis: string, start: FoldPoint, units: FoldUnits): Kept {
		const from = windowStart(noon);
		const days = historyDays(start.position > from ? start.position : from, noon);
		return { ...keepHistory({ start, units, days }), basis, isReceived: new Map() };
	}
}

/** A unit of which the server has sent no row is one that it did not know on any day. */
function asReceived(units: FoldUnits, rows: ReadonlyMap<string, unknown>): FoldUnits {
	return new Map(
		[...units].map(([id, unit]) => [id, rows.has(id) ? unit : { ...unit, addedAt: null }])
	);
}

/** What was taken back or left the window is in a fold that was kept, and cannot be taken out of it. */
function isHeld({ isReceived }: Kept, ids: string[]): boolean {
	const here = new Set(ids);
	return [...isReceived.keys()].every((id) => here.has(id));
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
