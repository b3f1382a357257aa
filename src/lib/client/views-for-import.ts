import { type EncodedState, reviveState } from '../domain/fold/state.ts';
import type { ExistingLocation, SiteBefore } from '../domain/import/existing-location.ts';
import type { EntryRow } from '../domain/schema/entry.ts';
import type { DetailRow, PersonDatabase } from './database.ts';
import { plainEntry } from './entry-group.ts';
import type { LocationSummary } from './view-types.ts';

/** The locations of a region as an import has to know them: own pending edits and the window's entries included. */
export async function readForImport(
	db: PersonDatabase,
	regionId: string
): Promise<ExistingLocation[]> {
	return db.transaction('r', [db.view, db.detail, db.row, db.entry], async () => {
		const views = await db.view.filter((view) => view.regionId === regionId).toArray();
		const details = await db.detail.bulkGet(views.map(({ id }) => id));
		const existing: ExistingLocation[] = [];
		for (const [index, view] of views.entries())
			existing.push(await toExisting(db, view, details[index]));
		return existing;
	});
}

async function toExisting(
	db: PersonDatabase,
	view: LocationSummary,
	detail: DetailRow | undefined
): Promise<ExistingLocation> {
	return {
		location: { ...view.location, fieldWriter: detail?.fieldWriter ?? {} },
		figures: view.figures,
		entries: await readEntries(db, view.id),
		opening: await readOpening(db, view.id)
	};
}

async function readEntries(db: PersonDatabase, locationId: string): Promise<EntryRow[]> {
	const stored = await db.entry
		.where('[locationId+madeAt]')
		.between([locationId, ''], [locationId, '~'])
		.toArray();
	return stored.map(plainEntry);
}

/** null for a location that is only here so far: its entries are all there are. */
async function readOpening(db: PersonDatabase, locationId: string): Promise<SiteBefore | null> {
	const stored = await db.row.get(['location', locationId]);
	const opening = stored?.row.opening as (EncodedState & { at: string }) | null | undefined;
	if (!opening) return null;
	const { realised, occupied, out, declared, count } = reviveState(opening).site;
	return { at: opening.at, realised, occupied, out, declared, count };
}
