import { CompiledQuery, type Kysely } from 'kysely';
import { MOVED, type Moved } from '../moved.ts';
import type { Tables } from '../tables.ts';

/**
 * Notes where the data went, and lets the database itself refuse every further write, also of a server or a command line
 * that runs already: there are never two truths.
 */
export async function sealSqlite(
	transaction: Kysely<Tables>,
	tables: string[],
	moved: Moved
): Promise<void> {
	await transaction
		.insertInto('meta')
		.values({ key: MOVED, value: JSON.stringify(moved) })
		.execute();
	const words = `the data was moved to ${moved.to}`.replaceAll("'", "''");
	for (const table of tables)
		for (const change of ['insert', 'update', 'delete'])
			await transaction.executeQuery(
				CompiledQuery.raw(
					`create trigger "moved_${table}_${change}" before ${change} on "${table}"
					begin select raise(abort, '${words}'); end`
				)
			);
}
