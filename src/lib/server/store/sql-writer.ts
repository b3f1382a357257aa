import { type Insertable, type Kysely, sql } from 'kysely';
import type {
	AuditRecord,
	Changes,
	EntryRecord,
	LocationRecord,
	PointChanges,
	RegionRecord,
	ResultRecord
} from './records.ts';
import { createReader, toRegion } from './sql-reader.ts';
import type { Writer } from './store.ts';
import type { Tables } from './tables.ts';

/** Rows per statement: few round trips, and few enough texts for the statement cache. */
const ROWS_AT_ONCE = 50;

export function createWriter(db: Kysely<Tables>): Writer {
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
		setEpoch: async (epoch) => {
			await put(db, 'meta', ['key'], [{ key: 'epoch', value: epoch }]);
		},
		noteClient: async ({ id, seenAt, pending, oldest }) => {
			await db
				.updateTable('client')
				.set({ seen_at: seenAt, pending, oldest })
				.where('id', '=', id)
				.execute();
		},
		save: (changes) => saveAll(db, changes)
	};
}

async function saveAll(db: Kysely<Tables>, changes: Changes): Promise<void> {
	await put(db, 'region', ['id'], changes.regions.map(fromRegion));
	await put(
		db,
		'client',
		['id'],
		changes.clients.map((client) => ({
			id: client.id,
			person_id: client.personId,
			last_mid: client.lastMid,
			seen_at: client.seenAt,
			pending: client.pending,
			oldest: client.oldest
		}))
	);
	await put(db, 'location', ['id'], changes.locations.map(fromLocation));
	await put(
		db,
		'unit',
		['id'],
		changes.units.map(({ unit, version }) => ({
			id: unit.id,
			region_id: unit.regionId,
			location_id: unit.locationId,
			doc: JSON.stringify(unit),
			version
		}))
	);
	await put(db, 'entry', ['id'], changes.entries.map(fromEntry));
	for (const points of changes.points) await savePoints(db, points);
	await put(
		db,
		'field_write',
		['uuid'],
		changes.fieldWrites.map(({ regionId, fieldWrite }) => ({
			uuid: fieldWrite.uuid,
			region_id: regionId,
			target_id: fieldWrite.targetId,
			field: fieldWrite.field,
			body: JSON.stringify(fieldWrite)
		}))
	);
	await put(
		db,
		'conflict',
		['id'],
		changes.conflicts.map(({ conflict, version }) => ({
			id: conflict.id,
			region_id: conflict.regionId,
			location_id: conflict.locationId,
			target_id: conflict.unitId ?? conflict.locationId,
			settled: conflict.settledAt ? 1 : 0,
			version,
			body: JSON.stringify(conflict)
		}))
	);
	await put(
		db,
		'staff',
		['location_id', 'person_id'],
		changes.staff.map((row) => ({
			location_id: row.locationId,
			person_id: row.personId,
			name: row.name,
			role: row.role
		}))
	);
	await put(
		db,
		'feed',
		['region_id', 'type', 'id'],
		changes.feed.map((row) => ({
			region_id: row.regionId,
			type: row.type,
			id: row.id,
			location_id: row.locationId,
			version: row.version,
			body: row.body
		}))
	);
	await put(db, 'result', ['uuid'], changes.results.map(fromResult));
	await put(db, 'audit', [], changes.audit.map(fromAudit));
	await put(
		db,
		'audit_payload',
		[],
		changes.audit.flatMap(({ regionId, seq, salt, payload }) =>
			salt === null || payload === null ? [] : [{ region_id: regionId, seq, salt, payload }]
		)
	);
}

/** Inserts rows, or brings the ones with the same key up to date; without keys a second one is a fault. */
async function put<T extends keyof Tables>(
	db: Kysely<Tables>,
	table: T,
	keys: (keyof Tables[T] & string)[],
	rows: Insertable<Tables[T]>[]
): Promise<void> {
	if (rows.length === 0) return;
	const rest = Object.keys(rows[0]!).filter((column) => !(keys as string[]).includes(column));
	const update = Object.fromEntries(rest.map((column) => [column, sql.ref(`excluded.${column}`)]));
	for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
		const insert = db.insertInto(table).values(rows.slice(start, start + ROWS_AT_ONCE));
		await (
			keys.length === 0
				? insert
				: insert.onConflict((conflict) =>
						conflict.columns(keys).doUpdateSet(update as never)
					)
		).execute();
	}
}

async function savePoints(db: Kysely<Tables>, points: PointChanges): Promise<void> {
	if (points.remove.length > 0)
		await db
			.deleteFrom('fold_point')
			.where('location_id', '=', points.locationId)
			.where('position', 'in', points.remove)
			.execute();
	await put(
		db,
		'fold_point',
		['location_id', 'position'],
		points.put.map((point) => ({ location_id: points.locationId, ...point }))
	);
}

function fromRegion({ id, version, doc }: RegionRecord) {
	return { id, version, doc: JSON.stringify(doc) };
}

function fromLocation({ location, head, opening, receivedAt, version }: LocationRecord) {
	return {
		id: location.id,
		region_id: location.regionId,
		municipality: location.municipality,
		doc: JSON.stringify(location),
		head_position: head.position,
		head_state: head.state,
		head_since: head.since,
		opening_at: opening.at,
		opening_state: opening.state,
		received_at: receivedAt,
		version
	};
}

function fromEntry({ row, regionId, root, place, effective, latest, version }: EntryRecord) {
	return {
		id: row.id,
		region_id: regionId,
		location_id: row.locationId,
		root,
		place,
		effective: effective === null ? null : JSON.stringify(effective),
		latest,
		source: row.source,
		version,
		body: JSON.stringify(row)
	};
}

function fromResult(result: ResultRecord) {
	return {
		uuid: result.uuid,
		person_id: result.personId,
		client_id: result.clientId,
		mid: result.mid,
		region_id: result.regionId ?? null,
		version: result.version ?? null,
		status: result.status,
		code: result.code ?? null,
		detail: result.detail ?? null
	};
}

function fromAudit(record: AuditRecord) {
	return {
		region_id: record.regionId,
		seq: record.seq,
		at: record.at,
		actor: record.actor,
		action: record.action,
		object: record.object,
		outcome: record.outcome,
		origin: record.origin,
		payload_hash: record.payloadHash,
		prev_hash: record.prevHash,
		hash: record.hash
	};
}
