import { entryRow, type EntryRow } from '../domain/schema/entry.ts';
import { me as meSchema } from '../domain/schema/person.ts';
import type { WireRow } from '../sync/messages.ts';
import type { PersonDatabase, StoredRow } from './database.ts';
import { putMeta } from './meta.ts';

/** An entry that this build can fold; one of a later kind is kept as a row and not used. */
export function readEntry({ type, row }: WireRow): EntryRow | undefined {
	if (type !== 'entry') return undefined;
	const parsed = entryRow.safeParse(row);
	return parsed.success ? parsed.data : undefined;
}

export function toStoredRow({ type, id, version, row }: WireRow): StoredRow {
	const { locationId } = row as { locationId?: unknown };
	const home = type === 'location' ? id : typeof locationId === 'string' ? locationId : '';
	return { type, id, version, locationId: home, row: row! };
}

/**
 * Writes rows that are no entries, unknown types too, and returns the locations they are about. A region that
 * changed is about all of its locations.
 */
export async function writePlainRows(db: PersonDatabase, rows: WireRow[]): Promise<Set<string>> {
	const touched = new Set<string>();
	const keys = rows.map(({ type, id }) => [type, id] as [string, string]);
	const known = await db.row.bulkGet(keys);
	for (const before of known) if (before?.locationId) touched.add(before.locationId);
	const put = rows.filter(({ deleted, row }) => !deleted && row !== null).map(toStoredRow);
	for (const { locationId } of put) if (locationId) touched.add(locationId);
	await db.row.bulkPut(put);
	await db.row.bulkDelete(keys.filter((_, index) => rows[index]!.deleted));
	for (const [index, { type, id, row }] of rows.entries()) {
		if (type === 'me' && row) await keepMe(db, row);
		if (type === 'region' && known[index] && row && !isSameRegion(known[index].row, row))
			for (const locationId of await locationsOf(db, id)) touched.add(locationId);
	}
	return touched;
}

export async function keepMe(db: PersonDatabase, row: unknown): Promise<void> {
	const parsed = meSchema.safeParse(row);
	if (parsed.success) await putMeta(db, 'me', parsed.data);
}

function isSameRegion(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
	const shown = ({ settings, municipalities }: Record<string, unknown>) =>
		JSON.stringify([settings, municipalities]);
	return shown(a) === shown(b);
}

async function locationsOf(db: PersonDatabase, regionId: string): Promise<string[]> {
	const views = await db.view.toArray();
	return views.filter((view) => view.regionId === regionId).map(({ id }) => id);
}
