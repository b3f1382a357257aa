import { expect, test } from 'vitest';
import { crossingStatements } from './crossing-statements.ts';

const STAYING = [
	'select "id" from "location" where "region_id" = $1 and "municipality" in ($2)',
	'insert into "unit" ("id", "region_id", "doc") select * from unnest($1::text[], $2::text[], $3::text[])',
	'select "doc" from "region" where "id" in ($1)',
	'select * from "result" where "uuid" in ($1, $2)'
];
const CROSSING = [
	'select "region_id", "id" from "location" where "municipality" in ($1)',
	'select "id" from "unit" where "region_id" = $1 union all select "id" from "entry" where "version" > $2',
	'select * from "result" where "person_id" = $1',
	'select * from "client"',
	'delete from "fold_point" where "location_id" = $1',
	'select "id" from "ledger"'
];

test('a statement that finds its rows by the region stays with it, and so does a copied table', () => {
	expect(crossingStatements(STAYING)).toEqual([]);
});

test('one that only shows the region, or asks for it in one part of a union, crosses regions', () => {
	expect(crossingStatements(CROSSING)).toEqual(CROSSING);
});
