import type { Region } from '../domain/schema/region.ts';
import type { LiveQuery, Views } from './client-types.ts';
import type { ComposedView } from './compose-view.ts';
import type { DetailRow, PersonDatabase } from './database.ts';
import type { Watch } from './failing-queries.ts';
import { toLazyLiveQuery } from './lazy-live-query.ts';
import { toLiveQuery } from './live-query.ts';
import { getMeta, getMetas } from './meta.ts';
import { withUnderway } from './sending-state.ts';
import { type SharedQuery, toSharedQuery } from './shared-query.ts';
import type { FirstScreen } from './first-screen.ts';
import type { StorageGuard } from './storage-guard.ts';
import type { LocationSummary, LocationView, RegionView } from './view-types.ts';

const RECENT = 30;
const NOTHING_DRAWN = {
	shown: () => {},
	drawn: Promise.resolve(),
	entered: () => {},
	drawing: () => undefined
};

export type OwnViews = Views & {
	/** What an edit made of locations and is stored now: it is on the screen before anything is read (S1). */
	show(stored: ComposedView[]): void;
};

/** Everything a screen follows. Nothing here folds: views are complete as they lie. */
export function createViews(
	db: PersonDatabase,
	guard: StorageGuard,
	screen: Pick<FirstScreen, keyof typeof NOTHING_DRAWN> = NOTHING_DRAWN,
	watch: Watch = (query) => query
): OwnViews {
	const live = <T>(read: () => Promise<T>) => watch(toLiveQuery(read, guard, screen.drawing));
	const region = toSharedQuery(live(() => readRegion(db)));
	const locations = new Map<string, SharedQuery<LocationView | undefined>>();

	async function figures<T>(reading: Promise<T>): Promise<T> {
		const read = await reading;
		screen.shown();
		return read;
	}

	function lazy<T>(load: () => Promise<() => Promise<T>>): LiveQuery<T> {
		const loadFigures = async () => {
			const read = await load();
			return () => figures(read());
		};
		return watch(toLazyLiveQuery(loadFigures, guard, screen.drawing));
	}

	function location(id: string): LiveQuery<LocationView | undefined> {
		const known = locations.get(id);
		if (known) return known;
		const query = toSharedQuery(
			live(() => figures(readLocation(db, id))),
			isNewer
		);
		locations.set(id, query);
		return query;
	}

	function show(stored: ComposedView[]): void {
		for (const { summary, detail } of stored)
			locations.get(summary.id)?.tell(toLocationView(summary, detail));
		screen.entered();
	}

	return {
		show,
		locations: () => live(() => figures(readAll(db))),
		location,
		board: () => ({
			all: () => guard.run(() => figures(readAll(db))),
			after: (touched) => live(() => readAfter(db, touched))
		}),
		recentEntries: (locationId, limit = RECENT) =>
			lazy(async () => {
				await screen.drawn;
				const { readRecentEntries } = await import('./recent-entries.ts');
				return () => readRecentEntries(db, locationId, limit);
			}),
		recentActs: (locationId, acts) =>
			lazy(async () => {
				await screen.drawn;
				const { readRecentActs } = await import('./recent-acts.ts');
				return () => readRecentActs(db, locationId, acts);
			}),
		entry: (id) =>
			lazy(async () => {
				const { readOneEntry } = await import('./recent-entries.ts');
				return () => readOneEntry(db, id);
			}),
		ifUndone: (entryId, place) =>
			lazy(async () => {
				const { readIfUndone } = await import('./if-undone.ts');
				return () => readIfUndone(db, entryId, place);
			}),
		history: (locationId, today) =>
			lazy(async () => {
				const { createHistoryReader } = await import('./location-history.ts');
				return createHistoryReader(db, locationId, today);
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
	return toLocationView(withUnderway(view, underway), detail);
}

function toLocationView(
	summary: LocationSummary,
	{ units, fieldWriter, outUntil }: DetailRow
): LocationView {
	return { ...summary, units, fieldWriter, outUntil };
}

/** Views are numbered; what is under way changes without a new number. */
function isNewer(next: LocationView | undefined, shown: LocationView | undefined): boolean {
	if (!next || !shown || next.touched > shown.touched) return true;
	return next.touched === shown.touched && next.sending !== shown.sending;
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
