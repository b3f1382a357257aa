import {
	type CompiledQuery,
	type Kysely,
	type OnConflictBuilder,
	type OnConflictUpdateBuilder,
	type RawBuilder,
	sql
} from 'kysely';
import { engineOf } from './engine.ts';
import { NUMBERS, type TableOf } from './sql-tables.ts';
import type { CoreTables, Tables } from './tables.ts';

/** Rows per statement where each has its own parameters: few round trips, and few texts to keep prepared. */
const ROWS_AT_ONCE = 100;
/** Where a column is one parameter, rows are as many as one message should hold. */
const ARRAY_ROWS_AT_ONCE = 1000;

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

	function keep(key: string, compile: () => CompiledQuery): CompiledQuery {
		const query = compiled.get(key) ?? compile();
		compiled.set(key, query);
		return query;
	}

	return async (db, table, items) => {
		const isByArrays = engineOf(db).bulk === 'arrays';
		const atOnce = isByArrays ? ARRAY_ROWS_AT_ONCE : ROWS_AT_ONCE;
		for (let start = 0; start < items.length; start += atOnce) {
			const part = items.slice(start, start + atOnce);
			const query = isByArrays
				? keep(`${table.name} ${!table.keys}`, () => compileArrays(db, table))
				: keep(`${table.name} ${!table.keys} ${part.length}`, () =>
						compileRows(db, table, part.length)
					);
			const parameters = isByArrays ? byColumn(table, part) : byRow(table, part);
			await db.executeQuery({ ...query, parameters });
		}
	};
}

function byRow<Item>({ columns }: TableOf<Item>, items: Item[]): unknown[] {
	const values = Object.values(columns);
	const parameters: unknown[] = [];
	for (const item of items) for (const valueOf of values) parameters.push(valueOf(item));
	return parameters;
}

function byColumn<Item>({ columns }: TableOf<Item>, items: Item[]): unknown[] {
	return Object.values(columns).map((valueOf) => items.map(valueOf));
}

function compileRows(db: Kysely<Tables>, table: TableOf<never>, rows: number): CompiledQuery {
	const row = Object.fromEntries(Object.keys(table.columns).map((column) => [column, '']));
	return db
		.insertInto(table.name)
		.values(Array<never>(rows).fill(row as never))
		.$if(table.keys !== undefined, (insert) => insert.onConflict(updateOf(table)))
		.compile();
}

function compileArrays(db: Kysely<Tables>, table: TableOf<never>): CompiledQuery {
	const columns = Object.keys(table.columns);
	const arrays = columns.map((column) =>
		NUMBERS.has(column) ? sql`${null}::bigint[]` : sql`${null}::text[]`
	);
	const rows: RawBuilder<unknown> = sql`select * from unnest(${sql.join(arrays)})`;
	return db
		.insertInto(table.name)
		.columns(columns as never)
		.expression(rows)
		.$if(table.keys !== undefined, (insert) => insert.onConflict(updateOf(table)))
		.compile();
}

type Conflict = OnConflictBuilder<Tables, keyof CoreTables>;

/** A row that is there is brought up to date. */
function updateOf({ keys, changing = [] }: TableOf<never>) {
	const update = changing.map((column) => [column, sql.ref(`excluded.${column}`)]);
	return (conflict: Conflict): OnConflictUpdateBuilder<Tables, keyof CoreTables> =>
		conflict.columns(keys as never).doUpdateSet(Object.fromEntries(update) as never);
}
