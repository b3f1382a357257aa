import type { Kysely, Transaction } from 'kysely';
import { createBulkInsert } from './bulk-insert.ts';
import { createGroupCommit } from './group-commit.ts';
import { engineOf } from './engine.ts';
import { createKeptSelects } from './kept-selects.ts';
import { createReader } from './sql-reader.ts';
import { createWriter } from './sql-writer.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { writeTransaction } from './write-transaction.ts';

/** The store on an SQL database: one query layer, whatever engine is under it. */
export function createSqlStore(db: Kysely<Tables>): Store {
	const insert = createBulkInsert();
	const ask = createKeptSelects();
	const together = engineOf(db).isShared ? undefined : createGroupCommit(db);
	return {
		read: (work) =>
			db
				.transaction()
				.setIsolationLevel('repeatable read')
				.setAccessMode('read only')
				.execute((transaction) => work(createReader(transaction, ask))),
		write: (work) => {
			const one = (transaction: Transaction<Tables>) =>
				work(createWriter(transaction, insert, ask));
			return together ? together(one) : writeTransaction(db, one);
		}
	};
}
