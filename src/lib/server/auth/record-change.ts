import type { Kysely, Transaction } from 'kysely';
import { createBulkInsert } from '../store/bulk-insert.ts';
import { createKeptSelects } from '../store/kept-selects.ts';
import { noChanges } from '../store/records.ts';
import { createWriter } from '../store/sql-writer.ts';
import type { Tables } from '../store/tables.ts';
import { writeTransaction } from '../store/write-transaction.ts';
import { chainSystemFact, type SystemFact } from '../sync/system-audit.ts';

/** What is noted of a change of accounts. */
type Noted = Omit<SystemFact, 'at'>;

/** Makes a change of accounts and, when something is noted of it, its link in the audit chain in one transaction. */
export type RecordChange = <T>(
	work: (transaction: Transaction<Tables>, note: (noted: Noted) => void) => Promise<T>
) => Promise<T>;

export function createRecordChange(db: Kysely<Tables>, clock: () => number): RecordChange {
	const insert = createBulkInsert();
	const ask = createKeptSelects();
	return (work) =>
		writeTransaction(db, async (transaction) => {
			const facts: Noted[] = [];
			const result = await work(transaction, (noted) => void facts.push(noted));
			const writer = createWriter(transaction, insert, ask);
			const at = new Date(clock()).toISOString();
			for (const fact of facts)
				await writer.save({
					...noChanges(),
					audit: await chainSystemFact(writer, { at, ...fact })
				});
			return result;
		});
}
