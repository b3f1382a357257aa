import { type Kysely, type RawBuilder, sql, type TableMetadata } from 'kysely';
import { engineOf } from '../../../src/lib/server/store/engine.ts';
import type { MigrationTables } from '../../../src/lib/server/store/migrations/migrate.ts';
import type { Tables } from '../../../src/lib/server/store/tables.ts';

type Database = Kysely<Tables & MigrationTables>;

type Table = { name: string; columns: string[] };

/** What the engines do in their own words; rows travel as one JSON text per table. */
type Words = {
	rowsOf(table: Table): RawBuilder<string>;
	rowsFrom(table: Table, json: string): RawBuilder<unknown>;
	/** Statements that may go to the server as one. */
	together(name: string, statements: RawBuilder<unknown>[]): RawBuilder<unknown>[];
};

type TableDump = { dump(): Promise<string>; putBack(dump: string): Promise<void> };

/** Every row of a database as text, and back: quicker than files and than a statement per row. */
export async function createTableDump(db: Database): Promise<TableDump> {
	const tables = (await db.introspection.getTables())
		.filter(({ name }) => name !== 'migration')
		.map(toTable);
	const words = engineOf(db).isShared ? POSTGRES : SQLITE;
	return {
		async dump() {
			const rows = tables.map((table) => words.rowsOf(table).as(table.name));
			return JSON.stringify(await db.selectNoFrom(rows).executeTakeFirstOrThrow());
		},
		async putBack(dump) {
			const rows = JSON.parse(dump) as Record<string, string | null>;
			const filled = tables.filter(({ name }) => rows[name] !== null);
			const gone = tables.map(({ name }) => sql`delete from ${sql.table(name)}`);
			const put = filled.map((table) => insert(table, words.rowsFrom(table, rows[table.name]!)));
			await db.transaction().execute(async (transaction) => {
				for (const statement of [...words.together('gone', gone), ...words.together('put', put)])
					await statement.execute(transaction);
			});
		}
	};
}

function toTable({ name, columns }: TableMetadata): Table {
	return { name, columns: columns.map((column) => column.name) };
}

function insert({ name, columns }: Table, rows: RawBuilder<unknown>): RawBuilder<unknown> {
	return sql`insert into ${sql.table(name)} (${sql.join(columns.map(sql.ref))}) ${rows}`;
}

const SQLITE: Words = {
	rowsOf: ({ name, columns }) => {
		const fields = columns.flatMap((column) => [sql.lit(column), sql.ref(column)]);
		return sql`(select json_group_array(json_object(${sql.join(fields)})) from ${sql.table(name)})`;
	},
	rowsFrom: ({ columns }, json) => {
		const fields = columns.map((column) => sql`value ->> ${sql.lit(column)}`);
		return sql`select ${sql.join(fields)} from json_each(${json})`;
	},
	together: (_, statements) => statements
};

const POSTGRES: Words = {
	rowsOf: ({ name }) => sql`(select json_agg(rows)::text from ${sql.table(name)} rows)`,
	rowsFrom: ({ name, columns }, json) =>
		sql`select ${sql.join(columns.map(sql.ref))} from json_populate_recordset(null::${sql.table(name)}, ${json}::json)`,
	together: (name, statements) => {
		const parts = statements.map((part, index) => sql`${sql.ref(`${name}${index}`)} as (${part})`);
		return [sql`with ${sql.join(parts)} select 1`];
	}
};
