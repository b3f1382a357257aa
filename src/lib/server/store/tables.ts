import type { AuthTables } from '../auth/tables.ts';
import type { ReminderTables } from '../reminders/tables.ts';

/**
 * Columns of the sync core: text and integer only, times as text of fixed width, ids compared bytewise,
 * documents as JSON text. That is what lets another SQL store run the same queries.
 */
export type CoreTables = {
	meta: { key: string; value: string };
	region: { id: string; version: number; doc: string };
	client: {
		id: string;
		person_id: string;
		last_mid: number;
		seen_at: string;
		pending: number;
		oldest: string | null;
	};
	result: {
		uuid: string;
		person_id: string;
		client_id: string;
		mid: number;
		region_id: string | null;
		version: number | null;
		status: string;
		code: string | null;
		detail: string | null;
	};
	location: {
		id: string;
		region_id: string;
		municipality: string;
		doc: string;
		head_position: string;
		head_state: string;
		head_since: number;
		opening_at: string;
		opening: string;
		figures: string;
		received_at: string | null;
		version: number;
	};
	unit: {
		id: string;
		region_id: string;
		location_id: string;
		doc: string;
		figures: string;
		opening: string;
		version: number;
	};
	entry: {
		id: string;
		region_id: string;
		location_id: string;
		root: string | null;
		place: string | null;
		effective: string | null;
		latest: string;
		source: string;
		version: number;
		body: string;
	};
	fold_point: { region_id: string; location_id: string; position: string; state: string };
	field_write: { uuid: string; region_id: string; target_id: string; field: string; body: string };
	conflict: {
		id: string;
		region_id: string;
		location_id: string;
		target_id: string;
		settled: number;
		version: number;
		body: string;
	};
	staff: { region_id: string; location_id: string; person_id: string; name: string; role: string };
	feed: {
		region_id: string;
		type: string;
		id: string;
		location_id: string | null;
		version: number;
		body: string | null;
	};
	audit: {
		region_id: string;
		seq: number;
		at: string;
		actor: string;
		action: string;
		object: string;
		outcome: string;
		origin: string;
		payload_hash: string;
		prev_hash: string;
		hash: string;
	};
	audit_payload: { region_id: string; seq: number; salt: string; payload: string };
};

export type Tables = CoreTables & AuthTables & ReminderTables;
