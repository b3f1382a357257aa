import type { FoldPoint } from '../../domain/fold/refold.ts';
import { type Effective, resolveGroup } from '../../domain/fold/resolve-corrections.ts';
import type { FieldWrite } from '../../domain/mutations/world.ts';
import type { Conflict } from '../../domain/schema/conflict.ts';
import type {
	AuditRecord,
	Changes,
	ClientRecord,
	EntryRecord,
	FeedRecord,
	LocationRecord,
	RegionRecord,
	ResultRecord,
	StaffRecord,
	UnitRecord
} from './records.ts';
import type { FeedQuery, Reader, Store, Writer } from './store.ts';

/** A store in memory, for the model of the protocol: plain maps and scans, one piece of work at a time. */
export function createMemoryStore(
	epoch: string
): Store & { dump(): string; restore(dump: string): void } {
	let tables = emptyTables(epoch);
	let queue: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const next = queue.then(work, work);
		queue = next.catch(() => undefined);
		return next;
	};
	return {
		read: (work) => inTurn(() => work(readerOf(tables))),
		write: (work) =>
			inTurn(async () => {
				// What is written is seen from the next transaction on, so a throw leaves nothing behind.
				const staged: (() => void)[] = [];
				const result = await work(writerOf(tables, staged));
				for (const apply of staged) apply();
				return result;
			}),
		dump: () => JSON.stringify(tables, (_, value: unknown) =>
				value instanceof Map ? [...(value as Map<string, unknown>)] : value
			),
		restore: (dump) => {
			const parsed = JSON.parse(dump) as Record<string, unknown>;
			tables = Object.fromEntries(
				Object.entries(parsed).map(([name, value]) => [
					name,
					Array.isArray(value) ? new Map(value as [string, never][]) : value
				])
			) as Tables;
		}
	};
}

type Tables = {
	epoch: string;
	regions: Map<string, RegionRecord>;
	clients: Map<string, ClientRecord>;
	results: Map<string, ResultRecord>;
	locations: Map<string, LocationRecord>;
	units: Map<string, UnitRecord>;
	conflicts: Map<string, Conflict>;
	fieldWrites: Map<string, FieldWrite>;
	entries: Map<string, EntryRecord>;
	points: Map<string, FoldPoint & { locationId: string }>;
	staff: Map<string, StaffRecord>;
	feed: Map<string, FeedRecord>;
	audit: Map<string, AuditRecord>;
};

function emptyTables(epoch: string): Tables {
	return {
		epoch,
		regions: new Map(),
		clients: new Map(),
		results: new Map(),
		locations: new Map(),
		units: new Map(),
		conflicts: new Map(),
		fieldWrites: new Map(),
		entries: new Map(),
		points: new Map(),
		staff: new Map(),
		feed: new Map(),
		audit: new Map()
	};
}

function readerOf(tables: Tables): Reader {
	const pick = <T>(map: Map<string, T>, ids: string[]): T[] =>
		ids.flatMap((id) => (map.has(id) ? [map.get(id)!] : []));
	const where = <T>(map: Map<string, T>, test: (value: T) => boolean): T[] =>
		[...map.values()].filter(test);
	const points = (locationId: string) =>
		where(tables.points, (point) => point.locationId === locationId).sort(byPosition);
	return {
		epoch: async () => tables.epoch,
		homes: async (ids) => [
			...pick(tables.locations, ids.locations).map(({ location: { id, regionId } }) => ({
				id,
				regionId,
				locationId: id
			})),
			...pick(tables.units, ids.units).map(({ unit }) => unit),
			...pick(tables.conflicts, ids.conflicts)
		],
		regions: async (ids) => pick(tables.regions, ids),
		allRegionIds: async () => [...tables.regions.keys()].sort(),
		client: async (id) => tables.clients.get(id),
		results: async (uuids) => pick(tables.results, uuids),
		locations: async (ids) => pick(tables.locations, ids),
		locationIdsOf: async (scope) =>
			where(tables.locations, ({ location }) =>
				'regionId' in scope
					? location.regionId === scope.regionId
					: scope.municipalities.includes(location.municipality)
			).map(({ location }) => location.id),
		units: async (ids) => pick(tables.units, ids),
		unitsOf: async (ids) => where(tables.units, ({ unit }) => ids.includes(unit.locationId)),
		conflicts: async (ids) => pick(tables.conflicts, ids),
		openConflicts: async (ids) =>
			where(
				tables.conflicts,
				(conflict) => !conflict.settledAt && ids.includes(conflict.unitId ?? conflict.locationId)
			),
		fieldWrites: async (uuids) => pick(tables.fieldWrites, uuids),
		entries: async (ids) => pick(tables.entries, ids),
		corrections: async (roots) =>
			where(tables.entries, ({ root }) => root !== null && roots.includes(root)),
		entriesOf: async (locationId, sources) =>
			where(
				tables.entries,
				({ row }) =>
					row.locationId === locationId && (!sources || sources.includes(row.source as 'import'))
			),
		pointBefore: async (locationId, position) =>
			points(locationId).findLast((point) => point.position < position),
		pointsFrom: async (locationId, position) =>
			points(locationId).filter((point) => point.position >= position),
		entriesAfter: async (locationId, position, limit) =>
			where(
				tables.entries,
				({ row, place }) => row.locationId === locationId && place !== null && place > position
			)
				.map(toEffective)
				.sort(byPosition)
				.slice(0, limit),
		staff: async (locationIds, personId) =>
			where(
				tables.staff,
				(row) => locationIds.includes(row.locationId) && row.personId === personId
			),
		feed: async (query) => feedOf(tables, query),
		lastAudit: async (regionId) =>
			where(tables.audit, (row) => row.regionId === regionId)
				.sort((a, b) => a.seq - b.seq)
				.at(-1),
		audit: async (regionId, afterSeq, limit) =>
			where(tables.audit, (row) => row.regionId === regionId && row.seq > afterSeq)
				.sort((a, b) => a.seq - b.seq)
				.slice(0, limit)
	};
}

function writerOf(tables: Tables, staged: (() => void)[]): Writer {
	const reader = readerOf(tables);
	return {
		...reader,
		lockRegions: (ids) => reader.regions([...ids].sort()),
		noteClient: async (held) =>
			void staged.push(() => {
				const client = tables.clients.get(held.id);
				if (client) tables.clients.set(held.id, { ...client, ...held });
			}),
		setEpoch: async (epoch) => void staged.push(() => (tables.epoch = epoch)),
		save: async (changes) => {
			const copy = structuredClone(changes);
			staged.push(() => saveInto(tables, copy));
		}
	};
}

function saveInto(tables: Tables, changes: Changes): void {
	for (const region of changes.regions) tables.regions.set(region.id, region);
	for (const client of changes.clients) tables.clients.set(client.id, client);
	for (const result of changes.results) tables.results.set(result.uuid, result);
	for (const record of changes.locations) tables.locations.set(record.location.id, record);
	for (const record of changes.units) tables.units.set(record.unit.id, record);
	for (const { conflict } of changes.conflicts) tables.conflicts.set(conflict.id, conflict);
	for (const { fieldWrite } of changes.fieldWrites)
		tables.fieldWrites.set(fieldWrite.uuid, fieldWrite);
	for (const record of changes.entries) tables.entries.set(record.row.id, record);
	for (const { locationId, put, remove } of changes.points) {
		for (const position of remove) tables.points.delete(`${locationId} ${position}`);
		for (const point of put)
			tables.points.set(`${locationId} ${point.position}`, { ...point, locationId });
	}
	for (const row of changes.staff) tables.staff.set(`${row.locationId} ${row.personId}`, row);
	for (const row of changes.feed) tables.feed.set(`${row.regionId} ${row.type} ${row.id}`, row);
	for (const row of changes.audit) tables.audit.set(`${row.regionId} ${row.seq}`, row);
}

function feedOf(tables: Tables, query: FeedQuery): FeedRecord[] {
	const { regionId, after, limit, locationIds, entriesFrom } = query;
	const entries = [...tables.entries.values()]
		.filter((record) => record.regionId === regionId && isWanted(record, entriesFrom))
		.map(entryToFeed);
	const rows = [...tables.feed.values()].filter((row) => row.regionId === regionId);
	return [...rows, ...entries]
		.filter((row) => !row.locationId || !locationIds || locationIds.includes(row.locationId))
		.filter((row) => compareFeed(row, after) > 0)
		.sort(compareFeed)
		.slice(0, limit);
}

function isWanted({ latest }: EntryRecord, entriesFrom: string | null): boolean {
	return entriesFrom !== null && latest >= entriesFrom;
}

function entryToFeed({ row, regionId, version }: EntryRecord): FeedRecord {
	return {
		regionId,
		type: 'entry',
		id: row.id,
		locationId: row.locationId,
		version,
		body: JSON.stringify(row)
	};
}

type FeedKey = { version: number; type: string; id: string };

function compareFeed(a: FeedKey, b: FeedKey): number {
	if (a.version !== b.version) return a.version - b.version;
	if (a.type !== b.type) return a.type < b.type ? -1 : 1;
	return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

function byPosition(a: { position: string }, b: { position: string }): number {
	return a.position < b.position ? -1 : 1;
}

export function toEffective({ row, effective }: EntryRecord): Effective {
	return effective ?? resolveGroup(row, [])!;
}
