import { afterEach, beforeEach, expect, test } from 'vitest';
import { runOn } from '../support/postgres/fresh-database.ts';
import { openPostgresStore } from '../support/postgres/open-postgres-store.ts';

let database: Awaited<ReturnType<typeof openPostgresStore>>;

beforeEach(async () => {
	database = await openPostgresStore();
});

afterEach(() => database.close());

/** Primary keys and unique indexes with their columns, of tables whose rows are a region's. */
const KEYS = `
	select t.relname || ' (' || string_agg(c.attname, ', ' order by k.at) || ')' as key,
		bool_or(c.attname = 'region_id') as "hasRegion"
	from pg_index i
	join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace
	cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, at)
	join pg_attribute c on c.attrelid = t.oid and c.attnum = k.attnum
	where i.indisunique and exists (
		select from pg_attribute r where r.attrelid = t.oid and r.attname = 'region_id')
	group by i.indexrelid, t.relname
	order by key`;

/** From a table whose rows are a region's, or to one. */
const FOREIGN_KEYS = `
	select f.conrelid::regclass::text || ' to ' || f.confrelid::regclass::text as key
	from pg_constraint f
	where f.contype = 'f' and f.connamespace = 'public'::regnamespace and exists (
		select from pg_attribute r
		where r.attrelid in (f.conrelid, f.confrelid) and r.attname = 'region_id')`;

test('of the keys of rows of a region these hold the region, and these would get it in front (Citus)', async () => {
	const keys = await runOn(database.url, KEYS);
	const having = (hasRegion: boolean) =>
		keys.filter((key) => key.hasRegion === hasRegion).map(({ key }) => key);
	expect(having(true)).toEqual([
		'audit (region_id, seq)',
		'audit_payload (region_id, seq)',
		'feed (region_id, type, id)',
		'province_region (province_id, region_id, valid_from)',
		'region_hours (region_id)'
	]);
	expect(having(false)).toEqual([
		'conflict (id)',
		'entry (id)',
		'field_write (uuid)',
		'fold_point (location_id, position)',
		'location (id)',
		// Divided by its own key: a device may change regions (S2).
		'result (uuid)',
		'staff (location_id, person_id)',
		'unit (id)'
	]);
});

test('no foreign key ties rows of a region to those of another table', async () => {
	expect(await runOn(database.url, FOREIGN_KEYS)).toEqual([]);
});
