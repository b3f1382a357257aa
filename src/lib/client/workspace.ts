import type { PromiseExtended } from 'dexie';
import { mayReadEntries } from '../domain/permissions.ts';
import type { EntryRow } from '../domain/schema/entry.ts';
import type { Me } from '../domain/schema/person.ts';
import type { Region } from '../domain/schema/region.ts';
import { type ComposedView, composeView } from './compose-view.ts';
import type { PersonDatabase } from './database.ts';
import { putEntry, putNewEntry, removeEntry } from './entry-store.ts';
import { foldWork, headRow, layOver, loadWork, type LocationWork } from './location-work.ts';
import { getMetas, type Meta, neededDevice, putMeta } from './meta.ts';
import { type OverlayRow } from './overlay.ts';
import { pruneEntries } from './prune-entries.ts';

/**
 * What one transaction works on: locations are read once, changed in memory and written once with their fold and
 * view, whatever number of edits or rows the transaction brings.
 */
export type Workspace = {
	me: Me | undefined;
	device: Meta['device'];
	work(locationId: string): Promise<LocationWork>;
	/**
	 * Reads several, after which `loaded` gives them without waiting: Dexie loses a transaction over a hundred waits
	 * in a row that ask the database nothing.
	 */
	load(locationIds: Iterable<string>): Promise<void>;
	loaded(locationId: string): LocationWork;
	region(id: string): Promise<Region | undefined>;
	/** Stores an entry; the fold follows at `fold` or `save`. */
	putEntry(entry: EntryRow, pending: boolean): Promise<void>;
	/** The same of an own one that was made just now and names no other; `written` waits for it. */
	putNewEntry(entry: EntryRow): Promise<void>;
	removeEntry(id: string): Promise<void>;
	addOverlay(row: OverlayRow): Promise<void>;
	/** The same of one that changes no field; `written` waits for it. */
	putOverlay(row: OverlayRow): void;
	/**
	 * What was written without waiting for it, as `save` does. The database does what it is asked in order, so that what
	 * is read meanwhile does not miss it.
	 */
	written(): Promise<void>;
	removeOverlays(rows: OverlayRow[]): Promise<void>;
	/** The fold of a location with everything stored so far. */
	fold(locationId: string): ReturnType<typeof foldWork>;
	/** Writes every location that was touched, and gives what a screen shows of it. */
	save(): Promise<ComposedView[]>;
};

/** Read in the same breath: `at`, locations that it is about, and `in`, regions that these probably lie in. */
export async function openWorkspace(
	db: PersonDatabase,
	near: { at?: Iterable<string>; in?: Iterable<string> } = {}
): Promise<Workspace> {
	const works = new Map<string, LocationWork>();
	/** Two that ask at once change the same one. */
	const reading = new Map<string, Promise<LocationWork>>();
	const regions = new Map<string, Region | undefined>();
	/** Where an own entry went that may have kept older ones (D13). */
	const lightened = new Set<string>();
	/** Dexie's own promises: it loses count of waits in a function that nobody waits for. */
	const writing: PromiseExtended<unknown>[] = [];
	const [{ me, device: stored }] = await Promise.all([
		getMetas(db, ['me', 'device']),
		load(near.at ?? []),
		...Array.from(new Set(near.in), region)
	]);
	const device = { ...neededDevice(stored) };

	async function work(locationId: string): Promise<LocationWork> {
		const known = works.get(locationId);
		if (known) return known;
		const underway = reading.get(locationId) ?? loadWork(db, locationId);
		reading.set(locationId, underway);
		const found = await underway;
		works.set(locationId, found);
		return found;
	}

	async function load(locationIds: Iterable<string>): Promise<void> {
		for (const id of new Set(locationIds)) if (!works.has(id)) await work(id);
	}

	function loaded(locationId: string): LocationWork {
		const found = works.get(locationId);
		if (!found) throw new Error(`location ${locationId} was not loaded`);
		return found;
	}

	async function region(id: string): Promise<Region | undefined> {
		if (!regions.has(id)) {
			const row = await db.row.get(['region', id]);
			regions.set(id, row?.row as Region | undefined);
		}
		return regions.get(id);
	}

	async function addEntry(entry: EntryRow, pending: boolean): Promise<void> {
		const change = await putEntry(db, entry, pending);
		const { changes } = await work(entry.locationId);
		changes.push(change);
	}

	async function dropEntry(id: string): Promise<void> {
		const change = await removeEntry(db, id);
		if (!change) return;
		lightened.add(change.locationId);
		(await work(change.locationId)).changes.push(change);
	}

	function later(one: PromiseExtended<unknown>): void {
		// A failure is met where it is waited for.
		one.catch(() => {});
		writing.push(one);
	}

	async function written(): Promise<void> {
		await Promise.all(writing.splice(0));
	}

	async function addNewEntry(entry: EntryRow): Promise<void> {
		const { change, written } = putNewEntry(db, entry);
		later(written);
		(await work(entry.locationId)).changes.push(change);
	}

	async function addOverlay(row: OverlayRow): Promise<void> {
		await db.overlay.put(row);
		if (row.fieldSeq === undefined) return;
		const found = await work(row.locationId);
		found.overlays.push(row);
		layOver(found);
	}

	async function removeOverlays(rows: OverlayRow[]): Promise<void> {
		await db.overlay.bulkDelete(rows.map(({ uuid }) => uuid));
		const gone = new Set(rows.map(({ uuid }) => uuid));
		const touched = new Set(rows.map(({ locationId }) => locationId));
		await load(touched);
		for (const id of touched) {
			const found = loaded(id);
			found.overlays = found.overlays.filter(({ uuid }) => !gone.has(uuid));
			layOver(found);
		}
	}

	async function save(): Promise<ComposedView[]> {
		let touched = device.touched;
		device.touched += works.size;

		async function saveAll(): Promise<ComposedView[]> {
			const views: ComposedView[] = [];
			for (const found of works.values()) {
				const view = await saveWork(found, ++touched);
				if (view) views.push(view);
			}
			return views;
		}

		const [views] = await Promise.all([saveAll(), putMeta(db, 'device', device), written()]);
		return views;
	}

	async function saveWork(found: LocationWork, touched: number): Promise<ComposedView | undefined> {
		const { location } = found.data;
		if (!location) return dropLocation(db, found);
		// Who has the entries has figures of an own fold.
		const folds = me !== undefined && mayReadEntries(me, location);
		if (folds) {
			const before = found.stored?.start;
			await foldWork(db, found);
			if (before !== found.stored!.start || lightened.has(found.id))
				await pruneEntries(db, found.id, found.start.position);
		}
		const view = await composeView(db, found, location, {
			region: await region(location.regionId),
			state: folds ? found.head!.state : null,
			touched
		});
		await Promise.all([
			folds && db.head.put(headRow(found)),
			db.view.put(view.summary),
			db.detail.put(view.detail)
		]);
		return view;
	}

	return {
		me,
		device,
		work,
		load,
		loaded,
		region,
		putEntry: addEntry,
		putNewEntry: addNewEntry,
		removeEntry: dropEntry,
		addOverlay,
		putOverlay: (row) => later(db.overlay.put(row)),
		removeOverlays,
		written,
		fold: async (id) => foldWork(db, await work(id)),
		save
	};
}

/** A location that left the scope takes with it all but what this person still has to send (S5, S10). */
async function dropLocation(db: PersonDatabase, { id, stored }: LocationWork): Promise<undefined> {
	await db.view.delete(id);
	await db.detail.delete(id);
	if (!stored) return undefined;
	await db.head.delete(id);
	await db.point.where('[locationId+position]').between([id, ''], [id, '~']).delete();
	const entries = await db.entry
		.where('[locationId+madeAt]')
		.between([id, ''], [id, '~'])
		.toArray();
	const received = entries.filter(({ pending }) => !pending);
	await db.entry.bulkDelete(received.map((entry) => entry.id));
}
