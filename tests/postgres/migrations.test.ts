import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
	migrate,
	MIGRATIONS,
	type MigrationTables
} from '../../src/lib/server/store/migrations/migrate.ts';
import { openPostgres } from '../../src/lib/server/store/open-postgres.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';

const LIMITS = { statement_timeout: '500', lock_timeout: '500', query_timeout: '1000' };
/** As an index on the entries of years. */
const LONG = 'select pg_sleep(1.5)';

let database: FreshDatabase;

beforeEach(async () => {
	database = await freshDatabase();
});

afterEach(() => database.drop());

/** As an app instance opens it, with limits of a test's size. */
function openInstance() {
	const url = new URL(database.url);
	for (const [name, value] of Object.entries(LIMITS)) url.searchParams.set(name, value);
	return openPostgres<MigrationTables>(url.href);
}

test('a step may take longer than any other statement, and a second instance waits for it', async () => {
	const instances = [openInstance(), openInstance()];
	const slow = { name: '9998-slow', statements: () => [LONG] };
	const applied = await Promise.all(
		instances.map(({ db }) => migrate(db, () => 0, [...MIGRATIONS, slow]))
	);
	const names = [...MIGRATIONS, slow].map(({ name }) => name);
	expect(applied.flat().sort()).toEqual(names);
	await Promise.all(instances.map(({ close }) => close()));
});

test('after the steps every statement has its limit again', async () => {
	const { db, close } = openInstance();
	await migrate(db, () => 0);
	await expect(sql.raw(LONG).execute(db)).rejects.toThrow('statement timeout');
	await close();
});

test('a step gives up on a table that somebody keeps, so that others do not wait behind it', async () => {
	const { db, close } = openInstance();
	await migrate(db, () => 0);
	const step = { name: '9999-held', statements: () => ['drop index entry_root'] };
	const attempt = db.transaction().execute(async (reader) => {
		await sql`select count(*) from entry`.execute(reader);
		return migrate(db, () => 0, [...MIGRATIONS, step]);
	});
	await expect(attempt).rejects.toThrow('lock timeout');
	await close();
});
