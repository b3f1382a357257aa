import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { joinParts } from './feed-row.ts';
import type { FeedRecord } from './records.ts';
import type { FeedQuery } from './store.ts';
import type { Tables } from './tables.ts';

/** Tables whose rows travel; each has an index in the order (version, id) within a region. */
type Source = 'entry' | 'feed' | 'location' | 'unit';

/** Rows of a region behind a key, in the order (version, type, id), merged by the database (S7). */
export async function readFeed(db: Kysely<Tables>, query: FeedQuery): Promise<FeedRecord[]> {
	const { regionId, entriesFrom, limit, locationIds } = query;
	const sources = [others(db, query)];
	if (locationIds?.length !== 0) {
		sources.push(locations(db, query));
		// There are many units to a location: who may not have them should not wait for them.
		if (entriesFrom !== null) sources.push(units(db, query), entries(db, query, entriesFrom));
	}
	const rows = await sources
		.reduce((all, source) => all.unionAll(source))
		.orderBy('version')
		.orderBy('type')
		.orderBy('id')
		.limit(limit)
		.execute();
	return rows.map((row) => ({
		regionId,
		type: row.type,
		id: row.id,
		locationId: row.location_id,
		version: row.version,
		body: row.figures === null ? row.body : joinParts(toParts(row))
	}));
}

type Row = {
	type: string;
	id: string;
	location_id: string | null;
	version: number;
	body: string | null;
	figures: string | null;
	opening: string | null;
};

function toParts({ body, figures, opening }: Row) {
	return { doc: body!, figures: figures!, opening: opening! };
}

type Select = SelectQueryBuilder<Tables, Source, Row>;

function others(db: Kysely<Tables>, query: FeedQuery): Select {
	const { after, locationIds, entriesFrom } = query;
	return db
		.selectFrom('feed')
		.select(['type', 'id', 'location_id', 'version', 'body'])
		.select([sql<string | null>`null`.as('figures'), sql<string | null>`null`.as('opening')])
		.where('region_id', '=', query.regionId)
		.where('version', '>=', after.version)
		.where((where) =>
			where.or([
				where('version', '>', after.version),
				where('type', '>', after.type),
				where.and([where('type', '=', after.type), where('id', '>', after.id)])
			])
		)
		.$if(entriesFrom === null, (select) => select.where('type', '=', 'region'))
		.$if(locationIds !== null, (select) =>
			select.where((where) =>
				where.or([
					where('location_id', 'is', null),
					...(locationIds!.length > 0 ? [where('location_id', 'in', locationIds!)] : [])
				])
			)
		);
}

function locations(db: Kysely<Tables>, query: FeedQuery): Select {
	const { after, locationIds } = query;
	return db
		.selectFrom('location')
		.select([sql<string>`'location'`.as('type'), 'id', 'id as location_id', 'version'])
		.select(['doc as body', 'figures', 'opening'])
		.where('region_id', '=', query.regionId)
		.where('version', '>=', after.version)
		.where((where) =>
			where.or([where('version', '>', after.version), where('id', '>', idAfter('location', after))])
		)
		.$if(locationIds !== null, (select) => select.where('id', 'in', locationIds!));
}

function units(db: Kysely<Tables>, query: FeedQuery): Select {
	const { after, locationIds } = query;
	return db
		.selectFrom('unit')
		.select([sql<string>`'unit'`.as('type'), 'id', 'location_id', 'version'])
		.select(['doc as body', 'figures', 'opening'])
		.where('region_id', '=', query.regionId)
		.where('version', '>=', after.version)
		.where((where) =>
			where.or([where('version', '>', after.version), where('id', '>', idAfter('unit', after))])
		)
		.$if(locationIds !== null, (select) => select.where('location_id', 'in', locationIds!));
}

function entries(db: Kysely<Tables>, query: FeedQuery, from: string): Select {
	const { after, locationIds } = query;
	return db
		.selectFrom('entry')
		.select([sql<string>`'entry'`.as('type'), 'id', 'location_id', 'version', 'body'])
		.select([sql<string | null>`null`.as('figures'), sql<string | null>`null`.as('opening')])
		.where('region_id', '=', query.regionId)
		.where('version', '>=', after.version)
		.where((where) =>
			where.or([where('version', '>', after.version), where('id', '>', idAfter('entry', after))])
		)
		.where('latest', '>=', from)
		.$if(locationIds !== null, (select) => select.where('location_id', 'in', locationIds!));
}

/** Behind which id rows of a type are still to come in the key's own version: all, those behind its id, or none. */
function idAfter(type: string, after: FeedQuery['after']): string {
	if (after.type < type) return '';
	return after.type === type ? after.id : '~';
}
