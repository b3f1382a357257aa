import type { Migration } from './migration.ts';

/**
 * Who may see a few locations only reads the entries of these, and not all that the region got since. The order of the
 * region then needs no locations in it.
 */
export const entriesByLocation0005: Migration = {
	name: '0005-entries-by-location',
	statements: () => [
		'create index entry_location on entry (region_id, location_id, version)',
		'drop index entry_feed',
		'create index entry_feed on entry (region_id, version, id, latest)'
	]
};
