import type { Kysely } from 'kysely';
import { createBulkInsert } from './bulk-insert.ts';
import { createReader } from './sql-reader.ts';
import { createWriter } from './sql-writer.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { writeTransaction } from './write-transaction.ts';

/** The store on an SQL database: one query layer, whatever engine is under it. */
export function createSqlStore(db: Kysely<Tables>): Store {
	const insert = createBulkInsert();
	return {
		read: (work) =>
			db
				.transaction()
				.setIsolationLevel('repeatable read')
				.setAccessMode('read only')
				.execute((transaction) => work(createReader(transaction))),
		write: (work) => writeTransaction(db, (transaction) => work(createWriter(transaction, insert)))
	};
}
