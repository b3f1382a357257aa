import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { joinParts } from './feed-row.ts';
import type { Ask } from './kept-selects.ts';
import type { FeedRecord } from './records.ts';
import type { FeedQuery } from './store.ts';
import type { Tables } from './tables.ts';

/** Tables whose rows travel; each has an index in the order (version, id) within a region. */
type Source = 'entry' | 'feed' | 'location' | 'unit';

/** Rows of a region behind a key, in the order (version, type, id), merged by the database (S7). */
export async function readFeed(
	db: Kysely<Tables>,
	ask: Ask,
	query: FeedQuery
): Promise<FeedRecord[]> {
	const { regionId, locationIds, entriesFrom } = query;
	const parts: Parts = { whole: locationIds === null, entries: entriesFrom !== null };
	const shape = `feed ${parts.whole} ${parts.entries}`;
	const rows = await ask(db, shape, toInputs(query), (given) =>
		sourcesOf(db, parts, given)
			.reduce((all, source) => all.unionAll(source))
			.orderBy('version')
			.orderBy('type')
			.orderBy('id')
			.limit(given.limit)
	);
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

/** What a query asks for, whatever its values: all locations or some, entries and units or figures only. */
type Parts = { whole: boolean; entries: boolean };

type Given = ReturnType<typeof toInputs>;

function toInputs({ regionId, after, limit, locationIds, entriesFrom }: FeedQuery) {
	return {
		...{ regionId, limit, entriesFrom: entriesFrom ?? '', locationIds: locationIds ?? [] },
		...{ version: after.version, type: after.type, id: after.id },
		locationAfter: idAfter('location', after),
		unitAfter: idAfter('unit', after),
		entryAfter: idAfter('entry', after)
	};
}

function sourcesOf(db: Kysely<Tables>, parts: Parts, given: Given): Select[] {
	const sources = [others(db, parts, given)];
	if (!parts.whole && given.locationIds.length === 0) return sources;
	sources.push(locations(db, parts, given));
	// There are many units to a location: who may not have them should not wait for them.
	if (parts.entries) sources.push(units(db, parts, given), entries(db, parts, given));
	return sources;
}

type Select = SelectQueryBuilder<Tables, Source, Row>;

function others(db: Kysely<Tables>, parts: Parts, given: Given): Select {
	const { version, type, id, locationIds } = given;
	return db
		.selectFrom('feed')
		.select(['type', 'id', 'location_id', 'version', 'body'])
		.select([sql<string | null>`null`.as('figures'), sql<string | null>`null`.as('opening')])
		.where('region_id', '=', given.regionId)
		.where('version', '>=', given.version)
		.where((where) =>
			where.or([
				where('version', '>', version),
				where('type', '>', type),
				where.and([where('type', '=', type), where('id', '>', id)])
			])
		)
		.$if(!parts.entries, (select) => select.where('type', '=', 'region'))
		.$if(!parts.whole, (select) =>
			select.where((where) =>
				where.or([
					where('location_id', 'is', null),
					...(locationIds.length > 0 ? [where('location_id', 'in', locationIds)] : [])
				])
			)
		);
}

function locations(db: Kysely<Tables>, parts: Parts, given: Given): Select {
	return db
		.selectFrom('location')
		.select([sql<string>`'location'`.as('type'), 'id', 'id as location_id', 'version'])
		.select(['doc as body', 'figures', 'opening'])
		.where('region_id', '=', given.regionId)
		.where('version', '>=', given.version)
		.where((where) =>
			where.or([where('version', '>', given.version), where('id', '>', given.locationAfter)])
		)
		.$if(!parts.whole, (select) => select.where('id', 'in', given.locationIds));
}

function units(db: Kysely<Tables>, parts: Parts, given: Given): Select {
	return db
		.selectFrom('unit')
		.select([sql<string>`'unit'`.as('type'), 'id', 'location_id', 'version'])
		.select(['doc as body', 'figures', 'opening'])
		.where('region_id', '=', given.regionId)
		.where('version', '>=', given.version)
		.where((where) =>
			where.or([where('version', '>', given.version), where('id', '>', given.unitAfter)])
		)
		.$if(!parts.whole, (select) => select.where('location_id', 'in', given.locationIds));
}

function entries(db: Kysely<Tables>, parts: Parts, given: Given): Select {
	return db
		.selectFrom('entry')
		.select([sql<string>`'entry'`.as('type'), 'id', 'location_id', 'version', 'body'])
		.select([sql<string | null>`null`.as('figures'), sql<string | null>`null`.as('opening')])
		.where('region_id', '=', given.regionId)
		.where('version', '>=', given.version)
		.where((where) =>
			where.or([where('version', '>', given.version), where('id', '>', given.entryAfter)])
		)
		.where('latest', '>=', given.entriesFrom)
		.$if(!parts.whole, (select) => select.where('location_id', 'in', given.locationIds));
}

/** Behind which id rows of a type are still to come in the key's own version: all, those behind its id, or none. */
function idAfter(type: string, after: FeedQuery['after']): string {
	if (after.type < type) return '';
	return after.type === type ? after.id : '~';
}
