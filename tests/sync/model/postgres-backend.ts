import { sql } from 'kysely';
import { migrate, type MigrationTables } from '../../../src/lib/server/store/migrations/migrate.ts';
import { openPostgres } from '../../../src/lib/server/store/open-postgres.ts';
import { createSqlStore } from '../../../src/lib/server/store/sql-store.ts';
import type { Tables } from '../../../src/lib/server/store/tables.ts';
import { freshDatabase } from '../../support/postgres/fresh-database.ts';
import { startPostgres } from '../../support/postgres/start-postgres.ts';
import { EPOCH, type OpenBackend } from './backends.ts';
import { withRestore } from './with-restore.ts';

type Row = Record<string, unknown>;
type Dump = [table: string, rows: Row[]][];

/** A database of its own on a real server; a dump is a copy of every row. */
export const openPostgresBackend: OpenBackend = async () => {
	const given = process.env.DATABASE_URL_TEST;
	const server = given ? undefined : await startPostgres();
	const database = await freshDatabase(given ?? server!.url);
	const { db, close } = openPostgres<Tables & MigrationTables>(database.url);
	await migrate(db, () => 0);
	const store = createSqlStore(db);
	await store.write((writer) => writer.setEpoch(EPOCH));
	const names = (await db.introspection.getTables()).map(({ name }) => name);
	const tables = names.filter((name) => name !== 'migration');

	async function dump(): Promise<string> {
		const found: Dump = [];
		for (const name of tables) {
			const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(db);
			found.push([name, rows]);
		}
		return JSON.stringify(found);
	}

	async function putBack(text: string): Promise<void> {
		await db.transaction().execute(async (trx) => {
			for (const name of tables) await sql`delete from ${sql.table(name)}`.execute(trx);
			for (const [name, rows] of JSON.parse(text) as Dump)
				if (rows.length > 0)
					await trx
						.insertInto(name as keyof Tables)
						.values(rows)
						.execute();
		});
	}

	return {
		name: 'postgres',
		...withRestore(() => store, putBack),
		dump,
		async close() {
			await close();
			await database.drop();
			await server?.stop();
		}
	};
};
