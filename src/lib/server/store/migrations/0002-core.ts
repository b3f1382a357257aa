import type { Migration } from './migration.ts';

/** Regions, locations, the ledger of entries and the sync protocol's own tables. */
export const core0002: Migration = {
	name: '0002-core',
	statements: ({ text, integer, clustered }) => [
		// Facts about the database as a whole: `epoch` (S16), and `example` once the demo's example stands.
		`create table meta (key ${text} not null primary key, value ${text} not null)`,

		// The lock row of a region: its version counter and the finished document (S6).
		`create table region (id ${text} not null primary key, version ${integer} not null, doc ${text} not null)`,

		// Which regions make up a province, with dates.
		`create table province_region (
			province_id ${text} not null,
			region_id ${text} not null,
			valid_from ${text} not null,
			valid_to ${text},
			primary key (province_id, region_id, valid_from)
		)`,

		`create table client (
			id ${text} not null primary key,
			person_id ${text} not null,
			last_mid ${integer} not null,
			seen_at ${text} not null,
			pending ${integer} not null,
			oldest ${text}
		)`,
		'create index client_person on client (person_id)',

		// What became of each mutation, by its uuid, whoever sends it again (S2, S4). Rows with a random key are
		// kept in the order of writing beside an index: a push then changes few pages.
		`create table result (
			uuid ${text} not null primary key,
			person_id ${text} not null,
			client_id ${text} not null,
			mid ${integer} not null,
			region_id ${text},
			version ${integer},
			status ${text} not null,
			code ${text},
			detail ${text}
		)`,

		`create table location (
			id ${text} not null primary key,
			region_id ${text} not null,
			municipality ${text} not null,
			doc ${text} not null,
			head_position ${text} not null,
			head_state ${text} not null,
			head_since ${integer} not null,
			opening_at ${text} not null,
			opening ${text} not null,
			figures ${text} not null,
			received_at ${text},
			version ${integer} not null
		)`,
		'create index location_region on location (region_id, municipality)',
		'create index location_feed on location (region_id, version, id)',

		`create table unit (
			id ${text} not null primary key,
			region_id ${text} not null,
			location_id ${text} not null,
			doc ${text} not null,
			figures ${text} not null,
			opening ${text} not null,
			version ${integer} not null
		)`,
		'create index unit_location on unit (location_id)',
		'create index unit_feed on unit (region_id, version, id)',

		// place = position in the fold while this entry is the one in force; root = what a correction comes down to.
		`create table entry (
			id ${text} not null primary key,
			region_id ${text} not null,
			location_id ${text} not null,
			root ${text},
			place ${text},
			effective ${text},
			latest ${text} not null,
			source ${text} not null,
			version ${integer} not null,
			body ${text} not null
		)`,
		'create index entry_place on entry (location_id, place)',
		'create index entry_root on entry (root) where root is not null',
		// Whether a row is in the window, and whose it is, is read here and not from the rows of years.
		'create index entry_feed on entry (region_id, version, id, latest, location_id)',

		`create table fold_point (
			location_id ${text} not null,
			position ${text} not null,
			state ${text} not null,
			primary key (location_id, position)
		)${clustered}`,

		`create table field_write (
			uuid ${text} not null primary key,
			region_id ${text} not null,
			target_id ${text} not null,
			field ${text} not null,
			body ${text} not null
		)`,

		`create table conflict (
			id ${text} not null primary key,
			region_id ${text} not null,
			location_id ${text} not null,
			target_id ${text} not null,
			settled ${integer} not null,
			version ${integer} not null,
			body ${text} not null
		)`,
		'create index conflict_open on conflict (target_id) where settled = 0',

		`create table staff (
			location_id ${text} not null,
			person_id ${text} not null,
			name ${text} not null,
			role ${text} not null,
			primary key (location_id, person_id)
		)${clustered}`,

		// Finished wire rows that no table of their own holds: regions, conflicts, staff.
		`create table feed (
			region_id ${text} not null,
			type ${text} not null,
			id ${text} not null,
			location_id ${text},
			version ${integer} not null,
			body ${text},
			primary key (region_id, type, id)
		)${clustered}`,
		'create index feed_region on feed (region_id, version, type, id)',

		`create table audit (
			region_id ${text} not null,
			seq ${integer} not null,
			at ${text} not null,
			actor ${text} not null,
			action ${text} not null,
			object ${text} not null,
			outcome ${text} not null,
			origin ${text} not null,
			payload_hash ${text} not null,
			prev_hash ${text} not null,
			hash ${text} not null,
			primary key (region_id, seq)
		)${clustered}`,

		// Apart from the chain, so that retention can delete it and the chain still verifies (D20).
		`create table audit_payload (
			region_id ${text} not null,
			seq ${integer} not null,
			salt ${text} not null,
			payload ${text} not null,
			primary key (region_id, seq)
		)${clustered}`
	]
};
