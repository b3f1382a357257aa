import { CompiledQuery, type Kysely } from 'kysely';
import { engineOf } from '../engine.ts';
import { auth0001 } from './0001-auth.ts';
import { core0002 } from './0002-core.ts';
import { regionEverywhere0003 } from './0003-region-everywhere.ts';
import { reminders0004 } from './0004-reminders.ts';
import { entriesByLocation0005 } from './0005-entries-by-location.ts';
import { auditOfQuestions0006 } from './0006-audit-of-questions.ts';
import { regionHours0007 } from './0007-region-hours.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [
	auth0001,
	core0002,
	regionEverywhere0003,
	reminders0004,
	entriesByLocation0005,
	auditOfQuestions0006,
	regionHours0007
];

export type MigrationTables = { migration: { name: string; applied_at: string } };

type Database = Kysely<MigrationTables>;

/** Brings the schema up to date and names what it applied; an empty list means that nothing was to do. */
export async function migrate(
	db: Database,
	clock: () => number,
	migrations = MIGRATIONS
): Promise<string[]> {
	await alone(db, makeOwnTable);
	const applied = [];
	for (const migration of migrations)
		if (await applyOnce(db, migration, clock)) applied.push(migration.name);
	return applied;
}

/** One process at a time, so that two that start together apply each step once. */
function alone<T>(db: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
	const { lockSchema } = engineOf(db);
	return db.transaction().execute(async (transaction) => {
		for (const statement of lockSchema)
			await transaction.executeQuery(CompiledQuery.raw(statement));
		return work(transaction);
	});
}

async function makeOwnTable(transaction: Database): Promise<void> {
	const { text } = engineOf(transaction).columns;
	await transaction.executeQuery(
		CompiledQuery.raw(
			`create table if not exists migration (name ${text} not null primary key, applied_at ${text} not null)`
		)
	);
}

async function applyOnce(
	db: Database,
	migration: Migration,
	clock: () => number
): Promise<boolean> {
	return alone(db, async (transaction) => {
		if ((await appliedNames(transaction)).includes(migration.name)) return false;
		for (const statement of migration.statements(engineOf(db).columns))
			await transaction.executeQuery(CompiledQuery.raw(statement));
		await transaction
			.insertInto('migration')
			.values({ name: migration.name, applied_at: new Date(clock()).toISOString() })
			.execute();
		return true;
	});
}

/** Whether every step stands; a database that a newer version made counts as complete. */
export async function isMigrated(db: Database): Promise<boolean> {
	const names = await appliedNames(db);
	return MIGRATIONS.every(({ name }) => names.includes(name));
}

async function appliedNames(db: Database): Promise<string[]> {
	const rows = await db.selectFrom('migration').select('name').execute();
	return rows.map(({ name }) => name);
}
