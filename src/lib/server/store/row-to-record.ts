import type { Effective } from '../../domain/fold/resolve-corrections.ts';
import { resolveGroup } from '../../domain/fold/resolve-corrections.ts';
import type { EntryRow } from '../../domain/schema/entry.ts';
import type { ResultCode } from '../../sync/codes.ts';
import type {
	AuditRecord,
	ClientRecord,
	EntryRecord,
	LocationRecord,
	RegionRecord,
	ResultRecord,
	UnitRecord
} from './records.ts';
import type { CoreTables } from './tables.ts';

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

export function toResult(row: CoreTables['result']): ResultRecord {
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

export function toLocation(row: CoreTables['location']): LocationRecord {
	return {
		location: JSON.parse(row.doc) as LocationRecord['location'],
		head: { position: row.head_position, state: row.head_state, since: row.head_since },
		opening: { at: row.opening_at, text: row.opening },
		figures: row.figures,
		receivedAt: row.received_at,
		version: row.version
	};
}

export function toUnit(row: CoreTables['unit']): UnitRecord {
	const { doc, figures, opening, version } = row;
	return { unit: JSON.parse(doc) as UnitRecord['unit'], figures, opening, version };
}

export function toEntry(row: CoreTables['entry']): EntryRecord {
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

export function toEffective(row: Pick<CoreTables['entry'], 'body' | 'effective'>): Effective {
	if (row.effective !== null) return JSON.parse(row.effective) as Effective;
	return resolveGroup(JSON.parse(row.body) as EntryRow, [])!;
}

export function toAudit(
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
