import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { TableOf } from './sql-tables.ts';
import type { Tables } from './tables.ts';

/** Rows per statement: few round trips, and few texts to keep prepared. */
const ROWS_AT_ONCE = 100;

export type BulkInsert = <Item>(
	db: Kysely<Tables>,
	table: TableOf<Item>,
	items: readonly Item[]
) => Promise<void>;

/**
 * Puts many records into a table. The text of a statement depends on the table and the number of rows only, so each is
 * built once: to build it anew costs more than to run it.
 */
export function createBulkInsert(): BulkInsert {
	const compiled = new Map<string, CompiledQuery>();

	function compiledFor(db: Kysely<Tables>, table: TableOf<never>, rows: number): CompiledQuery {
		const key = `${table.name} ${rows}`;
		const known = compiled.get(key) ?? compileInsert(db, table, rows);
		compiled.set(key, known);
		return known;
	}

	return async (db, table, items) => {
		const columns = Object.values(table.columns);
		for (let start = 0; start < items.length; start += ROWS_AT_ONCE) {
			const part = items.slice(start, start + ROWS_AT_ONCE);
			const query = compiledFor(db, table, part.length);
			const parameters: unknown[] = [];
			for (const item of part) for (const valueOf of columns) parameters.push(valueOf(item));
			await db.executeQuery({ ...query, parameters });
		}
	};
}

function compileInsert(
	db: Kysely<Tables>,
	{ name, columns, keys, changing = [] }: TableOf<never>,
	rows: number
): CompiledQuery {
	const row = Object.fromEntries(Object.keys(columns).map((column) => [column, '']));
	const insert = db.insertInto(name).values(Array<never>(rows).fill(row as never));
	if (!keys) return insert.compile();
	const update = changing.map((column) => [column, sql.ref(`excluded.${column}`)]);
	return insert
		.onConflict((conflict) =>
			conflict.columns(keys as never).doUpdateSet(Object.fromEntries(update) as never)
		)
		.compile();
}
