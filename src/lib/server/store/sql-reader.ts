import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { SummedSite } from '../../domain/board/total-of-region.ts';
import type { FieldWrite } from '../../domain/mutations/world.ts';
import type { Conflict } from '../../domain/schema/conflict.ts';
import type { Question } from '../../domain/schema/question.ts';
import { inParts } from './in-parts.ts';
import type { Ask, AskHere } from './kept-selects.ts';
import { toAudit, toClient, toLocation, toRegion, toResult, toUnit } from './row-to-record.ts';
import { readFeed } from './sql-feed.ts';
import { createLedgerReader } from './sql-ledger.ts';
import type { AuditedQuery, Reader } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * Once a writer has locked its regions, `within` names them: from then on every row is read by region and key, so that a
 * database of many machines asks one of them. Before that, and where an id is all that is known, ids are looked up.
 */
export function createReader(
	db: Kysely<Tables>,
	askIn: Ask,
	within: () => string[] = () => []
): Reader {
	const select = db.selectFrom.bind(db);
	/** A query on a table with regions. */
	const here = <Query>(query: Query, regionIds: readonly string[] = within()): Query => {
		if (regionIds.length === 0) return query;
		const regional = query as unknown as SelectQueryBuilder<Tables, 'location', object>;
		return regional.where('region_id', 'in', regionIds) as unknown as Query;
	};
	/** For what every push or pull asks. */
	const ask: AskHere = (shape, inputs, build) => askIn(db, shape, inputs, build);
	const askHere: AskHere = (shape, inputs, build) =>
		askIn(db, shape, { ...inputs, within: within() }, (given) => here(build(given), given.within));
	return {
		epoch: async () =>
			(await ask('epoch', {}, () => select('meta').select('value').where('key', '=', 'epoch')))[0]!
				.value,
		homes: async (ids) => {
			const ofUnits = await inParts(ids.units, (part) =>
				ask('homes of units', { part }, ({ part }) =>
					select('unit').select('location_id').distinct().where('id', 'in', part)
				)
			);
			const ofConflicts = await inParts(ids.conflicts, (part) =>
				select('conflict').select('location_id').distinct().where('id', 'in', part).execute()
			);
			const named = [...ofUnits, ...ofConflicts].map(({ location_id }) => location_id);
			const locationIds = [...new Set([...ids.locations, ...named])];
			const regions = await inParts(locationIds, (part) =>
				ask('homes', { part }, ({ part }) =>
					select('location').select('region_id').distinct().where('id', 'in', part)
				)
			);
			return { locationIds, regionIds: [...new Set(regions.map(({ region_id }) => region_id))] };
		},
		regions: (ids) =>
			inParts(ids, async (part) =>
				(
					await ask('regions', { part }, ({ part }) =>
						select('region').selectAll().where('id', 'in', part).orderBy('id')
					)
				).map(toRegion)
			),
		allRegionIds: async () =>
			(await select('region').select('id').orderBy('id').execute()).map(({ id }) => id),
		regionVersions: () =>
			ask('region versions', {}, () => select('region').select(['id', 'version']).orderBy('id')),
		client: async (id) => {
			const [row] = await ask('client', { id }, ({ id }) =>
				select('client').selectAll().where('id', '=', id)
			);
			return row && toClient(row);
		},
		results: (uuids) =>
			inParts(uuids, async (part) =>
				(
					await ask('results', { part }, ({ part }) =>
						select('result').selectAll().where('uuid', 'in', part)
					)
				).map(toResult)
			),
		locations: (ids) =>
			inParts(ids, async (part) =>
				(
					await askHere('locations', { part }, ({ part }) =>
						select('location').selectAll().where('id', 'in', part)
					)
				).map(toLocation)
			),
		locationIdsOf: async (scope) => {
			const query = select('location').select('id');
			const idsOf = ({ id }: { id: string }) => id;
			if ('regionId' in scope)
				return (await query.where('region_id', '=', scope.regionId).execute()).map(idsOf);
			const { regionIds, municipalities } = scope;
			if (regionIds.length === 0) return [];
			const ofRegions = query.where('region_id', 'in', regionIds);
			const rows = await inParts(municipalities, (part) =>
				ofRegions.where('municipality', 'in', part).execute()
			);
			return rows.map(idsOf);
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
				(
					await askHere('units of', { part }, ({ part }) =>
						select('unit').selectAll().where('location_id', 'in', part)
					)
				).map(toUnit)
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
				).flatMap(toQuestion)
			),
		questionsOf: async (regionId) =>
			(
				await select('feed')
					.select('body')
					.where('region_id', '=', regionId)
					.where('type', '=', 'question')
					.execute()
			).flatMap(toQuestion),
		...createLedgerReader(db, here, askHere),
		locationsKnowing: async ({ personId, name, role }, locationIds) => {
			const rows = await inParts(locationIds, (part) =>
				askHere('knowing', { part, personId, name, role }, (given) =>
					select('staff')
						.select('location_id')
						.where('location_id', 'in', given.part)
						.where('person_id', '=', given.personId)
						.where('name', '=', given.name)
						.where('role', '=', given.role)
				)
			);
			return rows.map(({ location_id }) => location_id);
		},
		feed: (query) => readFeed(db, askIn, query),
		lastAudit: async (regionId) =>
			(
				await ask('last audit', { regionId }, (given) =>
					select('audit')
						.select(['seq', 'hash'])
						.where('region_id', '=', given.regionId)
						.orderBy('seq', 'desc')
						.limit(1)
				)
			)[0],
		audit: async (...part) =>
			(
				await linksOf(db, ...part)
					.selectAll('audit')
					.select(['salt', 'payload'])
					.execute()
			).map(toAudit),
		auditedBefore: (query) => readAuditedBefore(db, askIn, query)
	};
}

/** Links of a chain, from the oldest on, each beside its payload if that is still there. */
function linksOf(db: Kysely<Tables>, regionId: string, afterSeq: number, limit: number) {
	return db
		.selectFrom('audit')
		.leftJoin('audit_payload', (join) =>
			join
				.onRef('audit_payload.region_id', '=', 'audit.region_id')
				.onRef('audit_payload.seq', '=', 'audit.seq')
		)
		.where('audit.region_id', '=', regionId)
		.where('audit.seq', '>', afterSeq)
		.orderBy('audit.seq')
		.limit(limit);
}

/** Actions stand in the text of the query: only then is an index of just these taken. */
export async function readAuditedBefore(
	db: Kysely<Tables>,
	ask: Ask,
	{ actions, ...inputs }: AuditedQuery
): Promise<number[]> {
	const literals = actions.map((action) => sql.lit(action));
	const shape = `audited before ${actions.join(' ')}`;
	const rows = await ask(db, shape, inputs, ({ regionId, afterSeq, before, limit }) =>
		linksOf(db, regionId, afterSeq, limit)
			.select('audit.seq')
			.where('audit.action', 'in', literals)
			.where('audit.at', '<', before)
			.where('audit_payload.seq', 'is not', null)
	);
	return rows.map(({ seq }) => seq);
}

function toQuestion({ body }: { body: string | null }): Question[] {
	return body === null ? [] : [JSON.parse(body) as Question];
}
