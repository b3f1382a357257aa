import type { Region } from '../domain/schema/region.ts';
import type { Views } from './client-types.ts';
import type { PersonDatabase } from './database.ts';
import { toLazyLiveQuery } from './lazy-live-query.ts';
import { toLiveQuery } from './live-query.ts';
import { getMeta, readSync } from './meta.ts';
import { withUnderway } from './sending-state.ts';
import type { StorageGuard } from './storage-guard.ts';
import type { LocationSummary, LocationView, RegionView } from './view-types.ts';

const RECENT = 30;

/** Everything a screen follows. Nothing here folds: views are complete as they lie. */
export function createViews(db: PersonDatabase, guard: StorageGuard): Views {
	const live = <T>(read: () => Promise<T>) => toLiveQuery(read, guard);
	return {
		locations: () => live(() => readAll(db)),
		location: (id) => live(() => readLocation(db, id)),
		board: () => ({
			all: () => readAll(db),
			after: (touched) => live(() => readAfter(db, touched))
		}),
		recentEntries: (locationId, limit = RECENT) =>
			toLazyLiveQuery(async () => {
				const { readRecentEntries } = await import('./recent-entries.ts');
				return () => readRecentEntries(db, locationId, limit);
			}, guard),
		entry: (id) =>
			toLazyLiveQuery(async () => {
				const { readOneEntry } = await import('./recent-entries.ts');
				return () => readOneEntry(db, id);
			}, guard),
		history: (locationId, today) =>
			toLazyLiveQuery(async () => {
				const { readHistory } = await import('./location-history.ts');
				return () => readHistory(db, locationId, today);
			}, guard),
		dayEntries: (locationId, day) =>
			toLazyLiveQuery(async () => {
				const { readDayEntries } = await import('./location-history.ts');
				return () => readDayEntries(db, locationId, day);
			}, guard),
		bedsStated: (locationId, day) =>
			toLazyLiveQuery(async () => {
				const { readBedsStated } = await import('./beds-stated.ts');
				return () => readBedsStated(db, locationId, day);
			}, guard),
		inbox: () =>
			toLazyLiveQuery(async () => {
				const { readInbox } = await import('./inbox.ts');
				return () => readInbox(db);
			}, guard),
		region: () => live(() => readRegion(db)),
		questions: () =>
			toLazyLiveQuery(async () => {
				const { readQuestionViews } = await import('./question-views.ts');
				return () => readQuestionViews(db);
			}, guard),
		otherTotals: () =>
			toLazyLiveQuery(async () => {
				const { readOtherTotals } = await import('./other-totals.ts');
				return () => readOtherTotals(db);
			}, guard),
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
	const [view, detail, underway] = await Promise.all([
		db.view.get(id),
		db.detail.get(id),
		getMeta(db, 'underway')
	]);
	if (!view || !detail) return undefined;
	const { units, fieldWriter, outUntil } = detail;
	return { ...withUnderway(view, underway), units, fieldWriter, outUntil };
}

async function readRegion(db: PersonDatabase): Promise<RegionView> {
	const rows = await db.row.where('type').equals('region').toArray();
	const { pulledAt } = await readSync(db);
	return {
		me: (await getMeta(db, 'me')) ?? null,
		regions: rows.map(({ row }) => row as unknown as Region),
		pulledAt
	};
}
