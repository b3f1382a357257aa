import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, type MigrationTables } from '../../src/lib/server/store/migrations/migrate.ts';
import { openPostgres } from '../../src/lib/server/store/open-postgres.ts';
import type { Tables } from '../../src/lib/server/store/tables.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';
import { fillChain, planOfRetention } from '../support/sync/audit-plan.ts';
import { fillEntries, planOfFeed, siteOf } from '../support/sync/feed-plan.ts';

let database: FreshDatabase;
let opened: ReturnType<typeof openPostgres<Tables & MigrationTables>>;

beforeAll(async () => {
	database = await freshDatabase();
	opened = openPostgres(database.url);
	await migrate(opened.db, () => 0);
	await fillEntries(opened.db);
	await fillChain(opened.db);
	await sql`analyze`.execute(opened.db);
});

afterAll(async () => {
	await opened.close();
	await database.drop();
});

const plan = (locationIds: string[] | null) =>
	planOfFeed(opened.db, 'explain (costs off)', locationIds);

/** The window is a condition of the index: rows before it are not looked at. */
const inWindow = (index: string) =>
	new RegExp(`Scan (using|on) ${index}( on entry)?\\n\\s*Index Cond: .*latest >=`);

test.each([1, 3])('a pull of %i locations reads the entries of these only', async (count) => {
	const sites = Array.from({ length: count }, (_, number) => siteOf(number));
	expect(await plan(sites)).toMatch(inWindow('entry_location'));
});

test('retention finds what was sent with questions without a look at the rest of the chain (D20)', async () => {
	expect(await planOfRetention(opened.db, 'explain (costs off)')).toMatch(
		/Scan (using|on) audit_question( on audit)?\n\s*Index Cond: .*seq >/
	);
});
