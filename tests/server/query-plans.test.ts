import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, type MigrationTables } from '../../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../../src/lib/server/store/open-sqlite.ts';
import type { Tables } from '../../src/lib/server/store/tables.ts';
import { fillChain, planOfRetention } from '../support/sync/audit-plan.ts';
import { fillEntries, planOfFeed, siteOf } from '../support/sync/feed-plan.ts';

let folder: string;
let opened: ReturnType<typeof openSqlite<Tables & MigrationTables>>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opvangbord-plan-'));
	opened = openSqlite(join(folder, 'test.sqlite'));
	await migrate(opened.db, () => 0);
	await fillEntries(opened.db);
	await fillChain(opened.db);
});

afterAll(async () => {
	await opened.close();
	await rm(folder, { recursive: true });
});

const plan = (locationIds: string[] | null) =>
	planOfFeed(opened.db, 'explain query plan', locationIds);

async function columnsOf(index: string): Promise<unknown[]> {
	const { rows } = await sql<{
		name: string;
	}>`select name from pragma_index_info(${index})`.execute(opened.db);
	return rows.map(({ name }) => name);
}

test('a pull of one location reads the entries of that one only', async () => {
	expect(await plan([siteOf(0)])).toContain('SEARCH entry USING INDEX entry_location');
});

test('a pull of a region reads its entries in their order', async () => {
	expect(await plan(null)).toContain('SEARCH entry USING INDEX entry_feed');
});

test('what is before the window or of others is passed over without a look at its row', async () => {
	expect(await columnsOf('entry_location')).toContain('latest');
	expect(await columnsOf('entry_feed')).toEqual(expect.arrayContaining(['latest', 'location_id']));
});

test('retention finds what was sent with questions without a look at the rest of the chain (D20)', async () => {
	expect(await planOfRetention(opened.db, 'explain query plan')).toMatch(
		/SEARCH audit USING COVERING INDEX audit_question \(region_id=\? AND seq>\?\)/
	);
});
