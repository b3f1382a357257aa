import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { SummedSite } from '../../domain/board/total-of-region.ts';
import type { Effective } from '../../domain/fold/resolve-corrections.ts';
import { resolveGroup } from '../../domain/fold/resolve-corrections.ts';
import type { FieldWrite } from '../../domain/mutations/world.ts';
import type { Conflict } from '../../domain/schema/conflict.ts';
import type { EntryRow } from '../../domain/schema/entry.ts';
import type { Question } from '../../domain/schema/question.ts';
import type { ResultCode } from '../../sync/codes.ts';
import { readFeed } from './sql-feed.ts';
import type {
	AuditRecord,
	ClientRecord,
	EntryRecord,
	LocationRecord,
	RegionRecord,
	ResultRecord,
	UnitRecord
} from './records.ts';
import type { Reader } from './store.ts';
import type { CoreTables, Tables } from './tables.ts';

/** SQLite takes 32,766 parameters a statement; a list stays far below. */
const IDS_AT_ONCE = 500;

/**
 * Once a writer has locked its regions, `within` names them: from then on every row is read by region and key, so that a
 * database of many machines asks one of them. Before that, and where an id is all that is known, ids are looked up.
 */
export function createReader(db: Kysely<Tables>, within: () => string[] = () => []): Reader {
	const select = db.selectFrom.bind(db);
	/** A query on a table with regions. */
	const here = <Query>(query: Query): Query => {
		const regionIds = within();
		if (regionIds.length === 0) return query;
		const regional = query as unknown as SelectQueryBuilder<Tables, 'location', object>;
		return regional.where('region_id', 'in', regionIds) as unknown as Query;
	};
	const entriesOf = (locationId: string) =>
		here(select('entry').selectAll())
			.where('location_id', '=', locationId)
			.orderBy('version', 'desc');
	return {
		epoch: async () =>
			(await select('meta').select('value').where('key', '=', 'epoch').executeTakeFirstOrThrow())
				.value,
		homes: async (ids) => {
			const ofUnits = await inParts(ids.units, (part) =>
				select('unit').select('location_id').distinct().where('id', 'in', part).execute()
			);
			const ofConflicts = await inParts(ids.conflicts, (part) =>
				select('conflict').select('location_id').distinct().where('id', 'in', part).execute()
			);
			const named = [...ofUnits, ...ofConflicts].map(({ location_id }) => location_id);
			const locationIds = [...new Set([...ids.locations, ...named])];
			const regions = await inParts(locationIds, (part) =>
				select('location').select('region_id').distinct().where('id', 'in', part).execute()
			);
			return { locationIds, regionIds: [...new Set(regions.map(({ region_id }) => region_id))] };
		},
		regions: (ids) =>
			inParts(ids, async (part) =>
				(await select('region').selectAll().where('id', 'in', part).orderBy('id').execute()).map(
					toRegion
				)
			),
		allRegionIds: async () =>
			(await select('region').select('id').orderBy('id').execute()).map(({ id }) => id),
		regionVersions: () => select('region').select(['id', 'version']).orderBy('id').execute(),
		client: async (id) => {
			const row = await select('client').selectAll().where('id', '=', id).executeTakeFirst();
			return row && toClient(row);
		},
		results: (uuids) =>
			inParts(uuids, async (part) =>
				(await select('result').selectAll().where('uuid', 'in', part).execute()).map(toResult)
			),
		locations: (ids) =>
			inParts(ids, async (part) =>
				(await here(select('location').selectAll()).where('id', 'in', part).execute()).map(
					toLocation
				)
			),
		locationIdsOf: async (scope) => {
			const query = select('location').select('id');
			const rows =
				'regionId' in scope
					? await query.where('region_id', '=', scope.regionId).execute()
					: await inParts(scope.municipalities, (part) =>
							query.where('municipality', 'in', part).execute()
						);
			return rows.map(({ id }) => id);
		},
		sitesOf: async (regionId) =>
			(
				await select('location')
					.select(['doc', 'figures'])
					.where('region_id', '=', regionId)
					.execute()
			).map(({ doc, figures }) => ({
				location: JSON.parse(doc) as SummedSite['location'],
				figures: JSON.parse(figures) as SummedSite['figures']
			})),
		units: (ids) =>
			inParts(ids, async (part) =>
				(await here(select('unit').selectAll()).where('id', 'in', part).execute()).map(toUnit)
			),
		unitsOf: (ids) =>
			inParts(ids, async (part) =>
				(await here(select('unit').selectAll()).where('location_id', 'in', part).execute()).map(
					toUnit
				)
			),
		conflicts: (ids) =>
			inParts(ids, async (part) =>
				(await here(select('conflict').select('body')).where('id', 'in', part).execute()).map(
					({ body }) => JSON.parse(body) as Conflict
				)
			),
		openConflicts: (targetIds) =>
			inParts(targetIds, async (part) =>
				(
					await here(select('conflict').select('body'))
						.where('target_id', 'in', part)
						.where('settled', '=', 0)
						.execute()
				).map(({ body }) => JSON.parse(body) as Conflict)
			),
		fieldWrites: (uuids) =>
			inParts(uuids, async (part) =>
				(await here(select('field_write').select('body')).where('uuid', 'in', part).execute()).map(
					({ body }) => JSON.parse(body) as FieldWrite
				)
			),
		questions: (regionIds, ids) =>
			inParts(regionIds.length === 0 ? [] : ids, async (part) =>
				(
					await select('feed')
						.select('body')
						.where('region_id', 'in', regionIds)
						.where('type', '=', 'question')
						.where('id', 'in', part)
						.execute()
				).flatMap(({ body }) => (body === null ? [] : (JSON.parse(body) as Question)))
			),
		entries: (ids) =>
			inParts(ids, async (part) =>
				(await select('entry').selectAll().where('id', 'in', part).execute()).map(toEntry)
			),
		corrections: (roots) =>
			inParts(roots, async (part) =>
				(await here(select('entry').selectAll()).where('root', 'in', part).execute()).map(toEntry)
			),
		entriesOf: async (locationId) => (await entriesOf(locationId).execute()).map(toEntry),
		entriesBut: async (kinds, locationId) => {
			// A quote in free text is escaped in the body, so that only a kind reads like this.
			const query = entriesOf(locationId).where(({ and, eb, or }) => {
				const others = kinds.map((kind) => eb('body', 'not like', `%"kind":"${kind}"%`));
				return or([eb('root', 'is not', null), and(others)]);
			});
			return (await query.execute()).map(toEntry);
		},
		pointBefore: (locationId, position) =>
			here(select('fold_point').select(['position', 'state']))
				.where('location_id', '=', locationId)
				.where('position', '<', position)
				.orderBy('position', 'desc')
				.limit(1)
				.executeTakeFirst(),
		pointsFrom: (locationId, position) =>
			here(select('fold_point').select(['position', 'state']))
				.where('location_id', '=', locationId)
				.where('position', '>=', position)
				.orderBy('position')
				.execute(),
		entriesAfter: async (locationId, position, limit) =>
			(
				await here(select('entry').select(['body', 'effective']))
					.where('location_id', '=', locationId)
					.where('place', 'is not', null)
					.where('place', '>', position)
					.orderBy('place')
					.limit(limit)
					.execute()
			).map(toEffective),
		locationsKnowing: async ({ personId, name, role }, locationIds) => {
			const rows = await inParts(locationIds, (part) =>
				here(select('staff').select('location_id'))
					.where('location_id', 'in', part)
					.where('person_id', '=', personId)
					.where('name', '=', name)
					.where('role', '=', role)
					.execute()
			);
			return rows.map(({ location_id }) => location_id);
		},
		feed: (query) => readFeed(db, query),
		lastAudit: (regionId) =>
			select('audit')
				.select(['seq', 'hash'])
				.where('region_id', '=', regionId)
				.orderBy('seq', 'desc')
				.limit(1)
				.executeTakeFirst(),
		audit: async (regionId, afterSeq, limit) =>
			(
				await select('audit')
					.leftJoin('audit_payload', (join) =>
						join
							.onRef('audit_payload.region_id', '=', 'audit.region_id')
							.onRef('audit_payload.seq', '=', 'audit.seq')
					)
					.selectAll('audit')
					.select(['salt', 'payload'])
					.where('audit.region_id', '=', regionId)
					.where('audit.seq', '>', afterSeq)
					.orderBy('audit.seq')
					.limit(limit)
					.execute()
			).map(toAudit)
	};
}

export async function inParts<Id, Row>(
	ids: Id[],
	read: (part: Id[]) => Promise<Row[]>
): Promise<Row[]> {
	const rows: Row[] = [];
	for (let start = 0; start < ids.length; start += IDS_AT_ONCE)
		rows.push(...(await read(ids.slice(start, start + IDS_AT_ONCE))));
	return rows;
}

export function toRegion(row: CoreTables['region']): RegionRecord {
	return { id: row.id, version: row.version, doc: JSON.parse(row.doc) as RegionRecord['doc'] };
}

export function toClient(row: CoreTables['client']): ClientRecord {
	return {
		id: row.id,
		personId: row.person_id,
		lastMid: row.last_mid,
		seenAt: row.seen_at,
		pending: row.pending,
		oldest: row.oldest
	};
}

function toResult(row: CoreTables['result']): ResultRecord {
	return {
		uuid: row.uuid,
		personId: row.person_id,
		clientId: row.client_id,
		mid: row.mid,
		status: row.status as ResultRecord['status'],
		...(row.region_id === null ? {} : { regionId: row.region_id }),
		...(row.version === null ? {} : { version: row.version }),
		...(row.code === null ? {} : { code: row.code as ResultCode }),
		...(row.detail === null ? {} : { detail: row.detail })
	};
}

function toLocation(row: CoreTables['location']): LocationRecord {
	return {
		location: JSON.parse(row.doc) as LocationRecord['location'],
		head: { position: row.head_position, state: row.head_state, since: row.head_since },
		opening: { at: row.opening_at, text: row.opening },
		figures: row.figures,
		receivedAt: row.received_at,
		version: row.version
	};
}

function toUnit(row: CoreTables['unit']): UnitRecord {
	const { doc, figures, opening, version } = row;
	return { unit: JSON.parse(doc) as UnitRecord['unit'], figures, opening, version };
}

function toEntry(row: CoreTables['entry']): EntryRecord {
	return {
		row: JSON.parse(row.body) as EntryRow,
		regionId: row.region_id,
		root: row.root,
		place: row.place,
		effective: row.effective === null ? null : (JSON.parse(row.effective) as Effective),
		latest: row.latest,
		version: row.version
	};
}

function toEffective(row: Pick<CoreTables['entry'], 'body' | 'effective'>): Effective {
	if (row.effective !== null) return JSON.parse(row.effective) as Effective;
	return resolveGroup(JSON.parse(row.body) as EntryRow, [])!;
}

function toAudit(
	row: CoreTables['audit'] & { salt: string | null; payload: string | null }
): AuditRecord {
	return {
		regionId: row.region_id,
		seq: row.seq,
		at: row.at,
		actor: row.actor,
		action: row.action,
		object: row.object,
		outcome: row.outcome,
		origin: row.origin,
		payloadHash: row.payload_hash,
		prevHash: row.prev_hash,
		hash: row.hash,
		salt: row.salt,
		payload: row.payload
	};
}
