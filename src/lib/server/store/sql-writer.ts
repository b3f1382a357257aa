import type { Kysely } from 'kysely';
import { announceVersions } from './announce.ts';
import type { BulkInsert } from './bulk-insert.ts';
import { engineOf } from './engine.ts';
import { inParts } from './in-parts.ts';
import type { Ask } from './kept-selects.ts';
import type { Changes } from './records.ts';
import { toClient, toRegion } from './row-to-record.ts';
import { createReader } from './sql-reader.ts';
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
	NEW_REGION,
	REGION,
	RESULT,
	STAFF,
	type TableOf,
	UNIT
} from './sql-tables.ts';
import type { Writer } from './store.ts';
import type { Tables } from './tables.ts';

/** For one transaction. */
export function createWriter(db: Kysely<Tables>, insert: BulkInsert, ask: Ask): Writer {
	const { isShared } = engineOf(db);
	/** Regions and clients that were looked for and not there. */
	const unknown = new Set<string>();
	const locked: string[] = [];

	/** Rows of `known`, or those that come new: then somebody else may be making them, which is a race. */
	async function put<Item extends { id: string }>(
		known: TableOf<Item>,
		fresh: TableOf<Item>,
		items: Item[]
	): Promise<void> {
		await insert(
			db,
			known,
			items.filter(({ id }) => !unknown.has(id))
		);
		await insert(
			db,
			fresh,
			items.filter(({ id }) => unknown.has(id))
		);
	}

	return {
		...createReader(db, ask, () => (isShared ? locked : [])),
		lockRegions: async (ids) => {
			const rows = await inParts([...ids].sort(), (part) =>
				ask(db, 'locked regions', { part }, (given) =>
					db
						.selectFrom('region')
						.selectAll()
						.where('id', 'in', given.part)
						.orderBy('id')
						.$if(isShared, (query) => query.forUpdate())
				)
			);
			const found = new Set(rows.map(({ id }) => id));
			locked.push(...found);
			for (const id of ids) if (!found.has(id)) unknown.add(id);
			return rows.map(toRegion);
		},
		client: async (id) => {
			const [row] = await ask(db, 'locked client', { id }, (given) => {
				const client = db.selectFrom('client').selectAll().where('id', '=', given.id);
				return client.$if(isShared, (query) => query.forUpdate());
			});
			if (!row) unknown.add(id);
			return row && toClient(row);
		},
		setEpoch: (epoch) => insert(db, META, [{ key: 'epoch', value: epoch }]),
		forgetPayloads: async (regionId, seqs) => {
			await db
				.deleteFrom('audit_payload')
				.where('region_id', '=', regionId)
				.where('seq', 'in', seqs)
				.execute();
		},
		noteClient: async ({ id, seenAt, pending, oldest }) => {
			await db
				.updateTable('client')
				.set({ seen_at: seenAt, pending, oldest })
				.where('id', '=', id)
				.execute();
		},
		save: async (changes) => {
			await put(REGION, NEW_REGION, changes.regions);
			await put(CLIENT, NEW_CLIENT, changes.clients);
			await saveRows(db, insert, changes);
			unknown.clear();
			if (isShared) await announceVersions(db, changes.regions);
		}
	};
}

async function saveRows(db: Kysely<Tables>, insert: BulkInsert, changes: Changes): Promise<void> {
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
	changes: Changes['points']
): Promise<void> {
	for (const { regionId, locationId, remove } of changes)
		if (remove.length > 0)
			await db
				.deleteFrom('fold_point')
				.where('region_id', '=', regionId)
				.where('location_id', '=', locationId)
				.where('position', 'in', remove)
				.execute();
	await insert(
		db,
		FOLD_POINT,
		changes.flatMap(({ regionId, locationId, put }) =>
			put.map((point) => ({ regionId, locationId, ...point }))
		)
	);
}
