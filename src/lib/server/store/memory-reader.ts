import { type Effective, resolveGroup } from '../../domain/fold/resolve-corrections.ts';
import type { Figures } from '../../domain/schema/figures.ts';
import type { Question } from '../../domain/schema/question.ts';
import { compareFeed, joinParts } from './feed-row.ts';
import type { MemoryTables } from './memory-tables.ts';
import type { EntryRecord, FeedRecord, LocationRecord, UnitRecord } from './records.ts';
import type { FeedQuery, Reader } from './store.ts';

/** Plain scans: for a model a slow answer does, as long as it is the right one. */
export function createMemoryReader(tables: MemoryTables): Reader {
	const points = (locationId: string) =>
		where(tables.points, (point) => point.locationId === locationId).sort(byPosition);
	const chain = (regionId: string) =>
		where(tables.audit, (link) => link.regionId === regionId).sort((a, b) => a.seq - b.seq);
	const entriesOf = (locationId: string) =>
		where(tables.entries, ({ row }) => row.locationId === locationId).sort(
			(a, b) => b.version - a.version
		);
	return {
		epoch: async () => tables.meta.get('epoch')!,
		homes: async (ids) => {
			const named = [
				...pick(tables.units, ids.units).map(({ unit }) => unit.locationId),
				...pick(tables.conflicts, ids.conflicts).map(({ locationId }) => locationId)
			];
			const locationIds = [...new Set([...ids.locations, ...named])];
			const regionIds = pick(tables.locations, locationIds).map(
				({ location }) => location.regionId
			);
			return { locationIds, regionIds: [...new Set(regionIds)] };
		},
		regions: async (ids) => pick(tables.regions, [...ids].sort()),
		allRegionIds: async () => [...tables.regions.keys()].sort(),
		regionVersions: async () =>
			[...tables.regions.values()]
				.map(({ id, version }) => ({ id, version }))
				.sort((a, b) => (a.id < b.id ? -1 : 1)),
		client: async (id) => tables.clients.get(id),
		results: async (uuids) => pick(tables.results, uuids),
		locations: async (ids) => pick(tables.locations, ids),
		locationIdsOf: async (scope) =>
			where(tables.locations, ({ location }) =>
				'regionId' in scope
					? location.regionId === scope.regionId
					: scope.regionIds.includes(location.regionId) &&
						scope.municipalities.includes(location.municipality)
			).map(({ location }) => location.id),
		sitesOf: async (regionId) =>
			where(tables.locations, ({ location }) => location.regionId === regionId).map(
				({ location, figures }) => ({ location, figures: JSON.parse(figures) as Figures })
			),
		units: async (ids) => pick(tables.units, ids),
		unitsOf: async (ids) => where(tables.units, ({ unit }) => ids.includes(unit.locationId)),
		conflicts: async (ids) => pick(tables.conflicts, ids),
		openConflicts: async (ids) =>
			where(
				tables.conflicts,
				(conflict) => !conflict.settledAt && ids.includes(conflict.unitId ?? conflict.locationId)
			),
		fieldWrites: async (uuids) => pick(tables.fieldWrites, uuids),
		questions: async (regionIds, ids) =>
			pick(
				tables.feed,
				regionIds.flatMap((regionId) => ids.map((id) => `${regionId} question ${id}`))
			).flatMap(toQuestion),
		questionsOf: async (regionId) =>
			where(tables.feed, (row) => row.regionId === regionId && row.type === 'question').flatMap(
				toQuestion
			),
		entries: async (ids) => pick(tables.entries, ids),
		corrections: async (roots) =>
			where(tables.entries, ({ root }) => root !== null && roots.includes(root)),
		entriesOf: async (locationId) => entriesOf(locationId),
		entriesBut: async (kinds, locationId) =>
			entriesOf(locationId).filter(
				({ root, row }) => root !== null || !kinds.includes(row.entry.kind)
			),
		pointBefore: async (locationId, position) =>
			points(locationId)
				.filter((point) => point.position < position)
				.map(toPoint)
				.at(-1),
		pointsFrom: async (locationId, position) =>
			points(locationId)
				.filter((point) => point.position >= position)
				.map(toPoint),
		entriesAfter: async (locationId, position, limit) =>
			where(tables.entries, ({ row }) => row.locationId === locationId)
				.filter(({ place }) => place !== null && place > position)
				.map(toEffective)
				.sort(byPosition)
				.slice(0, limit),
		locationsKnowing: async ({ personId, name, role }, locationIds) =>
			where(
				tables.staff,
				(row) => row.personId === personId && locationIds.includes(row.locationId)
			)
				.filter((row) => row.name === name && row.role === role)
				.map(({ locationId }) => locationId),
		feed: async (query) => readFeed(tables, query),
		lastAudit: async (regionId) => {
			const last = chain(regionId).at(-1);
			return last && { seq: last.seq, hash: last.hash };
		},
		audit: async (regionId, afterSeq, limit) =>
			chain(regionId)
				.filter(({ seq }) => seq > afterSeq)
				.slice(0, limit),
		auditedBefore: async ({ regionId, actions, afterSeq, before, limit }) =>
			chain(regionId)
				.filter(
					({ seq, action, at, payload }) =>
						seq > afterSeq && at < before && payload !== null && actions.includes(action)
				)
				.slice(0, limit)
				.map(({ seq }) => seq)
	};
}

function toQuestion({ body }: FeedRecord): Question[] {
	return body === null ? [] : [JSON.parse(body) as Question];
}

function pick<T>(map: Map<string, T>, ids: string[]): T[] {
	return [...new Set(ids)].flatMap((id) => map.get(id) ?? []);
}

function where<T>(map: Map<string, T>, test: (value: T) => boolean): T[] {
	return [...map.values()].filter(test);
}

function toPoint({ position, state }: { position: string; state: string }) {
	return { position, state };
}

function toEffective({ row, effective }: EntryRecord): Effective {
	return effective ?? resolveGroup(row, [])!;
}

const FIGURE_TYPES = ['region', 'location'];

function readFeed(tables: MemoryTables, query: FeedQuery): FeedRecord[] {
	const { regionId, after, limit, locationIds, entriesFrom } = query;
	const entries = where(
		tables.entries,
		({ latest }) => entriesFrom !== null && latest >= entriesFrom
	);
	return [
		...tables.feed.values(),
		...[...tables.locations.values()].map(locationToRow),
		...[...tables.units.values()].map(unitToRow),
		...entries.map(entryToRow)
	]
		.filter(({ type }) => entriesFrom !== null || FIGURE_TYPES.includes(type))
		.filter((row) => row.regionId === regionId && compareFeed(row, after) > 0)
		.filter((row) => !row.locationId || !locationIds || locationIds.includes(row.locationId))
		.sort(compareFeed)
		.slice(0, limit);
}

function locationToRow({ location, figures, opening, version }: LocationRecord): FeedRecord {
	const { id, regionId } = location;
	const body = joinParts({ doc: JSON.stringify(location), figures, opening: opening.text });
	return { regionId, type: 'location', id, locationId: id, version, body };
}

function unitToRow({ unit, figures, opening, version }: UnitRecord): FeedRecord {
	const { id, regionId, locationId } = unit;
	const body = joinParts({ doc: JSON.stringify(unit), figures, opening });
	return { regionId, type: 'unit', id, locationId, version, body };
}

function entryToRow({ row, regionId, version }: EntryRecord): FeedRecord {
	const { id, locationId } = row;
	return { regionId, type: 'entry', id, locationId, version, body: JSON.stringify(row) };
}

function byPosition(a: { position: string }, b: { position: string }): number {
	return a.position < b.position ? -1 : 1;
}
