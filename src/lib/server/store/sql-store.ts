import type { Kysely, Transaction } from 'kysely';
import { createBulkInsert } from './bulk-insert.ts';
import { createReader } from './sql-reader.ts';
import { createWriter } from './sql-writer.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The store on an SQL database: one query layer, whatever engine is under it. */
export function createSqlStore(db: Kysely<Tables>): Store {
	const insert = createBulkInsert();
	return {
		read: (work) =>
			db
				.transaction()
				.setAccessMode('read only')
				.execute((tx: Transaction<Tables>) => work(createReader(tx))),
		write: (work) => db.transaction().execute((tx) => work(createWriter(tx, insert)))
	};
}
