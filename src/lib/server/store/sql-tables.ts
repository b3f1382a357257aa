import type { FoldPoint } from '../../domain/fold/point.ts';
import type {
	AuditRecord,
	Changes,
	ClientRecord,
	EntryRecord,
	FeedRecord,
	LocationRecord,
	RegionRecord,
	ResultRecord,
	UnitRecord
} from './records.ts';
import type { CoreTables } from './tables.ts';

type Value = string | number | null;

/**
 * How records lie in a table: each column with what goes into it. A row whose `keys` are there already is brought
 * up to date in its `changing` columns; without them a second row is a fault.
 */
export type TableOf<Item, Name extends keyof CoreTables = keyof CoreTables> = {
	name: Name;
	columns: Record<string, (item: Item) => Value>;
	keys?: string[];
	changing?: string[];
};

/** Columns that hold numbers; all others hold text. */
export const NUMBERS: ReadonlySet<string> = new Set([
	'head_since',
	'last_mid',
	'mid',
	'pending',
	'seq',
	'settled',
	'version'
]);

export const META: TableOf<{ key: string; value: string }> = {
	name: 'meta',
	columns: { key: ({ key }) => key, value: ({ value }) => value },
	keys: ['key'],
	changing: ['value']
};

export const REGION: TableOf<RegionRecord> = {
	name: 'region',
	columns: {
		id: ({ id }) => id,
		version: ({ version }) => version,
		doc: ({ doc }) => JSON.stringify(doc)
	},
	keys: ['id'],
	changing: ['version', 'doc']
};

export const CLIENT: TableOf<ClientRecord> = {
	name: 'client',
	columns: {
		id: ({ id }) => id,
		person_id: ({ personId }) => personId,
		last_mid: ({ lastMid }) => lastMid,
		seen_at: ({ seenAt }) => seenAt,
		pending: ({ pending }) => pending,
		oldest: ({ oldest }) => oldest
	},
	keys: ['id'],
	changing: ['last_mid', 'seen_at', 'pending', 'oldest']
};

/** What was not known when it was looked for: should another writer have made it since, nothing of it is overwritten. */
export const NEW_REGION: TableOf<RegionRecord> = { name: REGION.name, columns: REGION.columns };
export const NEW_CLIENT: TableOf<ClientRecord> = { name: CLIENT.name, columns: CLIENT.columns };

export const LOCATION: TableOf<LocationRecord> = {
	name: 'location',
	columns: {
		id: ({ location }) => location.id,
		region_id: ({ location }) => location.regionId,
		municipality: ({ location }) => location.municipality,
		doc: ({ location }) => JSON.stringify(location),
		head_position: ({ head }) => head.position,
		head_state: ({ head }) => head.state,
		head_since: ({ head }) => head.since,
		opening_at: ({ opening }) => opening.at,
		opening: ({ opening }) => opening.text,
		figures: ({ figures }) => figures,
		received_at: ({ receivedAt }) => receivedAt,
		version: ({ version }) => version
	},
	keys: ['id'],
	changing: [
		'doc',
		'head_position',
		'head_state',
		'head_since',
		'opening_at',
		'opening',
		'figures',
		'received_at',
		'version'
	]
};

export const UNIT: TableOf<UnitRecord> = {
	name: 'unit',
	columns: {
		id: ({ unit }) => unit.id,
		region_id: ({ unit }) => unit.regionId,
		location_id: ({ unit }) => unit.locationId,
		doc: ({ unit }) => JSON.stringify(unit),
		figures: ({ figures }) => figures,
		opening: ({ opening }) => opening,
		version: ({ version }) => version
	},
	keys: ['id'],
	changing: ['doc', 'figures', 'opening', 'version']
};

export const ENTRY: TableOf<EntryRecord> = {
	name: 'entry',
	columns: {
		id: ({ row }) => row.id,
		region_id: ({ regionId }) => regionId,
		location_id: ({ row }) => row.locationId,
		root: ({ root }) => root,
		place: ({ place }) => place,
		effective: ({ effective }) => (effective === null ? null : JSON.stringify(effective)),
		latest: ({ latest }) => latest,
		source: ({ row }) => row.source,
		version: ({ version }) => version,
		body: ({ row }) => JSON.stringify(row)
	},
	keys: ['id'],
	changing: ['root', 'place', 'effective', 'latest', 'version']
};

export const FOLD_POINT: TableOf<{ regionId: string; locationId: string } & FoldPoint> = {
	name: 'fold_point',
	columns: {
		region_id: ({ regionId }) => regionId,
		location_id: ({ locationId }) => locationId,
		position: ({ position }) => position,
		state: ({ state }) => state
	},
	keys: ['location_id', 'position'],
	changing: ['state']
};

export const FIELD_WRITE: TableOf<Changes['fieldWrites'][number]> = {
	name: 'field_write',
	columns: {
		uuid: ({ fieldWrite }) => fieldWrite.uuid,
		region_id: ({ regionId }) => regionId,
		target_id: ({ fieldWrite }) => fieldWrite.targetId,
		field: ({ fieldWrite }) => fieldWrite.field,
		body: ({ fieldWrite }) => JSON.stringify(fieldWrite)
	}
};

export const CONFLICT: TableOf<Changes['conflicts'][number]> = {
	name: 'conflict',
	columns: {
		id: ({ conflict }) => conflict.id,
		region_id: ({ conflict }) => conflict.regionId,
		location_id: ({ conflict }) => conflict.locationId,
		target_id: ({ conflict }) => conflict.unitId ?? conflict.locationId,
		settled: ({ conflict }) => (conflict.settledAt ? 1 : 0),
		version: ({ version }) => version,
		body: ({ conflict }) => JSON.stringify(conflict)
	},
	keys: ['id'],
	changing: ['settled', 'version', 'body']
};

export const STAFF: TableOf<Changes['staff'][number]> = {
	name: 'staff',
	columns: {
		region_id: ({ regionId }) => regionId,
		location_id: ({ locationId }) => locationId,
		person_id: ({ personId }) => personId,
		name: ({ name }) => name,
		role: ({ role }) => role
	},
	keys: ['location_id', 'person_id'],
	changing: ['name', 'role']
};

export const FEED: TableOf<FeedRecord> = {
	name: 'feed',
	columns: {
		region_id: ({ regionId }) => regionId,
		type: ({ type }) => type,
		id: ({ id }) => id,
		location_id: ({ locationId }) => locationId,
		version: ({ version }) => version,
		body: ({ body }) => body
	},
	keys: ['region_id', 'type', 'id'],
	changing: ['location_id', 'version', 'body']
};

export const RESULT: TableOf<ResultRecord> = {
	name: 'result',
	columns: {
		uuid: ({ uuid }) => uuid,
		person_id: ({ personId }) => personId,
		client_id: ({ clientId }) => clientId,
		mid: ({ mid }) => mid,
		region_id: ({ regionId }) => regionId ?? null,
		version: ({ version }) => version ?? null,
		status: ({ status }) => status,
		code: ({ code }) => code ?? null,
		detail: ({ detail }) => detail ?? null
	}
};

export const AUDIT: TableOf<AuditRecord> = {
	name: 'audit',
	columns: {
		region_id: ({ regionId }) => regionId,
		seq: ({ seq }) => seq,
		at: ({ at }) => at,
		actor: ({ actor }) => actor,
		action: ({ action }) => action,
		object: ({ object }) => object,
		outcome: ({ outcome }) => outcome,
		origin: ({ origin }) => origin,
		payload_hash: ({ payloadHash }) => payloadHash,
		prev_hash: ({ prevHash }) => prevHash,
		hash: ({ hash }) => hash
	}
};

/** Of links whose payload retention has not deleted. */
export const AUDIT_PAYLOAD: TableOf<AuditRecord> = {
	name: 'audit_payload',
	columns: {
		region_id: ({ regionId }) => regionId,
		seq: ({ seq }) => seq,
		salt: ({ salt }) => salt,
		payload: ({ payload }) => payload
	}
};
