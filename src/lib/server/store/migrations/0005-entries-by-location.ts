import type { Migration } from './migration.ts';

/**
 * Who may see a few locations only reads the entries of these, and of the table only those in the window. `entry_feed`
 * stays as it is: who may see more of them is served in the order of the region.
 */
export const entriesByLocation0005: Migration = {
	name: '0005-entries-by-location',
	statements: () => [
		'create index entry_location on entry (region_id, location_id, version, latest)'
	]
};
