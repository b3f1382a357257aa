import { migrate, type MigrationTables } from '../../../src/lib/server/store/migrations/migrate.ts';
import { openPostgres } from '../../../src/lib/server/store/open-postgres.ts';
import { createSqlStore } from '../../../src/lib/server/store/sql-store.ts';
import type { Tables } from '../../../src/lib/server/store/tables.ts';
import { freshDatabase } from '../../support/postgres/fresh-database.ts';
import { startPostgres } from '../../support/postgres/start-postgres.ts';
import { EPOCH, type OpenBackend } from './backends.ts';
import { createTableDump } from './table-dump.ts';
import { withRestore } from './with-restore.ts';

/** A database of its own on a real server. */
export const openPostgresBackend: OpenBackend = async () => {
	const given = process.env.DATABASE_URL_TEST;
	const server = given ? undefined : await startPostgres();
	const database = await freshDatabase(given ?? server!.url);
	const { db, close } = openPostgres<Tables & MigrationTables>(database.url);
	await migrate(db, () => 0);
	const store = createSqlStore(db);
	await store.write((writer) => writer.setEpoch(EPOCH));
	const { dump, putBack } = await createTableDump(db);
	return {
		name: 'postgres',
		...withRestore(store, putBack),
		dump,
		async close() {
			await close();
			await database.drop();
			await server?.stop();
		}
	};
};
