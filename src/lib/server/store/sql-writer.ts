import { type Kysely, sql } from 'kysely';
import type { BulkInsert } from './bulk-insert.ts';
import type { Changes, PointChanges, RegionRecord } from './records.ts';
import { createReader, toRegion } from './sql-reader.ts';
import {
	AUDIT,
	AUDIT_PAYLOAD,
	CLIENT,
	CONFLICT,
	ENTRY,
	FEED,
	FIELD_WRITE,
	FOLD_POINT,
	LOCATION,
	META,
	REGION,
	RESULT,
	STAFF,
	UNIT
} from './sql-tables.ts';
import type { Writer } from './store.ts';
import type { Tables } from './tables.ts';

export function createWriter(db: Kysely<Tables>, insert: BulkInsert): Writer {
	return {
		...createReader(db),
		lockRegions: async (ids) => {
			const locked: RegionRecord[] = [];
			for (const id of [...ids].sort()) {
				const row = await db
					.updateTable('region')
					.set({ version: sql<number>`version` })
					.where('id', '=', id)
					.returningAll()
					.executeTakeFirst();
				if (row) locked.push(toRegion(row));
			}
			return locked;
		},
		setEpoch: (epoch) => insert(db, META, [{ key: 'epoch', value: epoch }]),
		noteClient: async ({ id, seenAt, pending, oldest }) => {
			await db
				.updateTable('client')
				.set({ seen_at: seenAt, pending, oldest })
				.where('id', '=', id)
				.execute();
		},
		save: (changes) => saveAll(db, insert, changes)
	};
}

async function saveAll(db: Kysely<Tables>, insert: BulkInsert, changes: Changes): Promise<void> {
	await insert(db, REGION, changes.regions);
	await insert(db, CLIENT, changes.clients);
	await insert(db, LOCATION, changes.locations);
	await insert(db, UNIT, changes.units);
	await insert(db, ENTRY, changes.entries);
	for (const points of changes.points) await savePoints(db, insert, points);
	await insert(db, FIELD_WRITE, changes.fieldWrites);
	await insert(db, CONFLICT, changes.conflicts);
	await insert(db, STAFF, changes.staff);
	await insert(db, FEED, changes.feed);
	await insert(db, RESULT, changes.results);
	await insert(db, AUDIT, changes.audit);
	await insert(
		db,
		AUDIT_PAYLOAD,
		changes.audit.filter(({ payload }) => payload !== null)
	);
}

async function savePoints(
	db: Kysely<Tables>,
	insert: BulkInsert,
	{ locationId, put, remove }: PointChanges
): Promise<void> {
	if (remove.length > 0)
		await db
			.deleteFrom('fold_point')
			.where('location_id', '=', locationId)
			.where('position', 'in', remove)
			.execute();
	await insert(
		db,
		FOLD_POINT,
		put.map((point) => ({ locationId, ...point }))
	);
}
