import type { Kysely } from 'kysely';
import { announceVersions } from './announce.ts';
import type { BulkInsert } from './bulk-insert.ts';
import { engineOf } from './engine.ts';
import type { Changes, PointChanges } from './records.ts';
import { createReader, inParts, toClient, toRegion } from './sql-reader.ts';
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
	NEW_CLIENT,
	REGION,
	RESULT,
	STAFF,
	UNIT
} from './sql-tables.ts';
import type { Writer } from './store.ts';
import type { Tables } from './tables.ts';

/** For one transaction. */
export function createWriter(db: Kysely<Tables>, insert: BulkInsert): Writer {
	const { isShared } = engineOf(db);
	const unknownClients = new Set<string>();
	return {
		...createReader(db),
		lockRegions: (ids) =>
			inParts([...ids].sort(), async (part) => {
				const regions = db.selectFrom('region').selectAll().where('id', 'in', part).orderBy('id');
				return (await regions.$if(isShared, (query) => query.forUpdate()).execute()).map(toRegion);
			}),
		client: async (id) => {
			const client = db.selectFrom('client').selectAll().where('id', '=', id);
			const row = await client.$if(isShared, (query) => query.forUpdate()).executeTakeFirst();
			if (!row) unknownClients.add(id);
			return row && toClient(row);
		},
		setEpoch: (epoch) => insert(db, META, [{ key: 'epoch', value: epoch }]),
		noteClient: async ({ id, seenAt, pending, oldest }) => {
			await db
				.updateTable('client')
				.set({ seen_at: seenAt, pending, oldest })
				.where('id', '=', id)
				.execute();
		},
		save: async (changes) => {
			await insert(
				db,
				NEW_CLIENT,
				changes.clients.filter(({ id }) => unknownClients.has(id))
			);
			await insert(
				db,
				CLIENT,
				changes.clients.filter(({ id }) => !unknownClients.has(id))
			);
			await saveAll(db, insert, changes);
			if (isShared) await announceVersions(db, changes.regions);
		}
	};
}

async function saveAll(db: Kysely<Tables>, insert: BulkInsert, changes: Changes): Promise<void> {
	await insert(db, REGION, changes.regions);
	await insert(db, LOCATION, changes.locations);
	await insert(db, UNIT, changes.units);
	await insert(db, ENTRY, changes.entries);
	await savePoints(db, insert, changes.points);
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
	changes: PointChanges[]
): Promise<void> {
	for (const { locationId, remove } of changes)
		if (remove.length > 0)
			await db
				.deleteFrom('fold_point')
				.where('location_id', '=', locationId)
				.where('position', 'in', remove)
				.execute();
	await insert(
		db,
		FOLD_POINT,
		changes.flatMap(({ locationId, put }) => put.map((point) => ({ locationId, ...point })))
	);
}
