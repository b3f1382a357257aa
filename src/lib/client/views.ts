import type { Region } from '../domain/schema/region.ts';
import type { LiveQuery, Views } from './client-types.ts';
import type { PersonDatabase } from './database.ts';
import { toLazyLiveQuery } from './lazy-live-query.ts';
import { toLiveQuery } from './live-query.ts';
import { getMeta, getMetas } from './meta.ts';
import { withUnderway } from './sending-state.ts';
import { toSharedQuery } from './shared-query.ts';
import type { FirstScreen } from './first-screen.ts';
import type { StorageGuard } from './storage-guard.ts';
import type { LocationSummary, LocationView, RegionView } from './view-types.ts';

const RECENT = 30;
const NOTHING_DRAWN = { shown: () => {}, drawn: Promise.resolve() };

/** Everything a screen follows. Nothing here folds: views are complete as they lie. */
export function createViews(
	db: PersonDatabase,
	guard: StorageGuard,
	screen: Pick<FirstScreen, 'shown' | 'drawn'> = NOTHING_DRAWN
): Views {
	const live = <T>(read: () => Promise<T>) => toLiveQuery(read, guard);
	const region = toSharedQuery(live(() => readRegion(db)));
	const locations = new Map<string, LiveQuery<LocationView | undefined>>();

	async function figures<T>(reading: Promise<T>): Promise<T> {
		const read = await reading;
		screen.shown();
		return read;
	}

	function lazy<T>(load: () => Promise<() => Promise<T>>): LiveQuery<T> {
		return toLazyLiveQuery(async () => {
			const read = await load();
			return () => figures(read());
		}, guard);
	}

	function location(id: string): LiveQuery<LocationView | undefined> {
		const known = locations.get(id);
		if (known) return known;
		const query = toSharedQuery(live(() => figures(readLocation(db, id))));
		locations.set(id, query);
		return query;
	}

	return {
		locations: () => live(() => figures(readAll(db))),
		location,
		board: () => ({
			all: () => figures(readAll(db)),
			after: (touched) => live(() => readAfter(db, touched))
		}),
		recentEntries: (locationId, limit = RECENT) =>
			lazy(async () => {
				await screen.drawn;
				const { readRecentEntries } = await import('./recent-entries.ts');
				return () => readRecentEntries(db, locationId, limit);
			}),
		entry: (id) =>
			lazy(async () => {
				const { readOneEntry } = await import('./recent-entries.ts');
				return () => readOneEntry(db, id);
			}),
		history: (locationId, today) =>
			lazy(async () => {
				const { readHistory } = await import('./location-history.ts');
				return () => readHistory(db, locationId, today);
			}),
		dayEntries: (locationId, day) =>
			lazy(async () => {
				const { readDayEntries } = await import('./location-history.ts');
				return () => readDayEntries(db, locationId, day);
			}),
		bedsStated: (locationId, day) =>
			lazy(async () => {
				const { readBedsStated } = await import('./beds-stated.ts');
				return () => readBedsStated(db, locationId, day);
			}),
		inbox: () =>
			lazy(async () => {
				const { readInbox } = await import('./inbox.ts');
				return () => readInbox(db);
			}),
		region: () => region,
		questions: () =>
			lazy(async () => {
				const { readQuestionViews } = await import('./question-views.ts');
				return () => readQuestionViews(db);
			}),
		otherTotals: () =>
			lazy(async () => {
				const { readOtherTotals } = await import('./other-totals.ts');
				return () => readOtherTotals(db);
			}),
		async forImport(regionId) {
			const { readForImport } = await import('./views-for-import.ts');
			return readForImport(db, regionId);
		}
	};
}

async function readAll(db: PersonDatabase): Promise<LocationSummary[]> {
	const underway = await getMeta(db, 'underway');
	return (await db.view.toArray()).map((view) => withUnderway(view, underway));
}

async function readAfter(
	db: PersonDatabase,
	touched: number
): Promise<{ changed: LocationSummary[]; count: number }> {
	const changed = await db.view.where('touched').above(touched).toArray();
	return { changed, count: await db.view.count() };
}

async function readLocation(db: PersonDatabase, id: string): Promise<LocationView | undefined> {
	const [view, detail, underway] = await db.transaction('r', db.view, db.detail, db.meta, () =>
		Promise.all([db.view.get(id), db.detail.get(id), getMeta(db, 'underway')])
	);
	if (!view || !detail) return undefined;
	const { units, fieldWriter, outUntil } = detail;
	return { ...withUnderway(view, underway), units, fieldWriter, outUntil };
}

async function readRegion(db: PersonDatabase): Promise<RegionView> {
	const [rows, { me, sync }] = await db.transaction('r', db.row, db.meta, () =>
		Promise.all([db.row.where('type').equals('region').toArray(), getMetas(db, ['me', 'sync'])])
	);
	return {
		me: me ?? null,
		regions: rows.map(({ row }) => row as unknown as Region),
		pulledAt: sync?.pulledAt ?? null
	};
}
