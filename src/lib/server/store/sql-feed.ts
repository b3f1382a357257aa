import type { Kysely } from 'kysely';
import type { FeedRecord } from './records.ts';
import type { FeedQuery } from './store.ts';
import type { Tables } from './tables.ts';

/** Rows of a region behind a key, in the order (version, type, id): the feed and the entries, merged (S7). */
export async function readFeed(db: Kysely<Tables>, query: FeedQuery): Promise<FeedRecord[]> {
	if (query.locationIds?.length === 0) return readRows(db, query);
	const [rows, entries] = [
		await readRows(db, query),
		query.entriesFrom === null ? [] : await readEntries(db, query, query.entriesFrom)
	];
	if (entries.length === 0) return rows;
	return [...rows, ...entries].sort(compareKeys).slice(0, query.limit);
}

async function readRows(db: Kysely<Tables>, query: FeedQuery): Promise<FeedRecord[]> {
	const { after, regionId, locationIds, limit } = query;
	const rows = await db
		.selectFrom('feed')
		.selectAll()
		.where('region_id', '=', regionId)
		.where('version', '>=', after.version)
		.where((where) =>
			where.or([
				where('version', '>', after.version),
				where('type', '>', after.type),
				where.and([where('type', '=', after.type), where('id', '>', after.id)])
			])
		)
		.$if(locationIds !== null, (select) =>
			select.where((where) =>
				where.or([
					where('location_id', 'is', null),
					...(locationIds!.length > 0 ? [where('location_id', 'in', locationIds!)] : [])
				])
			)
		)
		.orderBy('version')
		.orderBy('type')
		.orderBy('id')
		.limit(limit)
		.execute();
	return rows.map((row) => ({
		regionId: row.region_id,
		type: row.type,
		id: row.id,
		locationId: row.location_id,
		version: row.version,
		body: row.body
	}));
}

async function readEntries(
	db: Kysely<Tables>,
	{ after, regionId, locationIds, limit }: FeedQuery,
	from: string
): Promise<FeedRecord[]> {
	// Of one version only the entries behind the key's own type and id are still to come.
	const restOfVersion = after.type < 'entry' ? '' : after.type === 'entry' ? after.id : null;
	const rows = await db
		.selectFrom('entry')
		.select(['id', 'location_id', 'version', 'body'])
		.where('region_id', '=', regionId)
		.where((where) =>
			where.or([
				where('version', '>', after.version),
				...(restOfVersion === null
					? []
					: [where.and([where('version', '=', after.version), where('id', '>', restOfVersion)])])
			])
		)
		.where('latest', '>=', from)
		.$if(locationIds !== null, (select) => select.where('location_id', 'in', locationIds!))
		.orderBy('version')
		.orderBy('id')
		.limit(limit)
		.execute();
	return rows.map((row) => ({
		regionId,
		type: 'entry',
		id: row.id,
		locationId: row.location_id,
		version: row.version,
		body: row.body
	}));
}

function compareKeys(a: FeedRecord, b: FeedRecord): number {
	if (a.version !== b.version) return a.version - b.version;
	if (a.type !== b.type) return a.type < b.type ? -1 : 1;
	return a.id < b.id ? -1 : 1;
}
