import type { FoldPoint } from '../../domain/fold/point.ts';
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

export type MemoryTables = {
	meta: Map<'epoch', string>;
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

export function emptyTables(epoch: string): MemoryTables {
	return {
		meta: new Map([['epoch', epoch]]),
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

/** A draft to write in: records are replaced, never changed, so the maps are all that has to be copied. */
export function copyTables(tables: MemoryTables): MemoryTables {
	const entries = Object.entries(tables) as [string, Map<string, unknown>][];
	const copies = entries.map(([name, table]) => [name, new Map(table)]);
	return Object.fromEntries(copies) as MemoryTables;
}

export function dumpTables(tables: MemoryTables): string {
	return JSON.stringify(Object.entries(tables).map(([name, table]) => [name, [...table]]));
}

export function loadTables(dump: string): MemoryTables {
	const tables = JSON.parse(dump) as [string, [string, never][]][];
	return Object.fromEntries(
		tables.map(([name, rows]) => [name, new Map(rows)])
	) as unknown as MemoryTables;
}

export function saveInto(tables: MemoryTables, changes: Changes): void {
	for (const region of changes.regions) tables.regions.set(region.id, region);
	for (const client of changes.clients) tables.clients.set(client.id, client);
	for (const record of changes.locations) tables.locations.set(record.location.id, record);
	for (const record of changes.units) tables.units.set(record.unit.id, record);
	for (const { conflict } of changes.conflicts) tables.conflicts.set(conflict.id, conflict);
	for (const record of changes.entries) tables.entries.set(record.row.id, record);
	for (const row of changes.staff) tables.staff.set(`${row.locationId} ${row.personId}`, row);
	for (const row of changes.feed) tables.feed.set(`${row.regionId} ${row.type} ${row.id}`, row);
	for (const { fieldWrite } of changes.fieldWrites)
		addOnce(tables.fieldWrites, fieldWrite.uuid, fieldWrite);
	for (const result of changes.results) addOnce(tables.results, result.uuid, result);
	for (const link of changes.audit) addOnce(tables.audit, `${link.regionId} ${link.seq}`, link);
	for (const { locationId, put, remove } of changes.points) {
		for (const position of remove) tables.points.delete(`${locationId} ${position}`);
		for (const point of put)
			tables.points.set(`${locationId} ${point.position}`, { ...point, locationId });
	}
}

/** What is written once and never again: a second one is a fault. */
function addOnce<T>(table: Map<string, T>, key: string, record: T): void {
	if (table.has(key)) throw new Error(`${key} is there already`);
	table.set(key, record);
}
