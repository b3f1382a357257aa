import type { Migration } from './migration.ts';

const TABLES = ['fold_point', 'staff'];

/** Every row of a region names it, so that a database of many machines can keep a region's rows together. */
export const regionEverywhere0003: Migration = {
	name: '0003-region-everywhere',
	statements: ({ text }) =>
		TABLES.flatMap((table) => [
			`alter table ${table} add column region_id ${text} not null default ''`,
			`update ${table} set region_id = (select region_id from location where location.id = ${table}.location_id)`
		])
};
