import { type Kysely, sql } from 'kysely';
import { MOVED, MOVING } from '../moved.ts';

/** A table as both databases have it, with the key that its rows are compared by. */
export type MovingTable = {
	name: string;
	columns: { name: string; isNumber: boolean }[];
	/** In the order of the key, which is bytewise in both. */
	key: string[];
};

type Database = Kysely<Record<string, never>>;

/** Written by each database itself. */
const OWN_TABLES = ['migration'];
const OWN_META = [MOVED, MOVING, 'auth-secret'];

/** The tables of the SQLite database; those that others point at come first. */
export async function listTables(source: Database): Promise<MovingTable[]> {
	const { rows } = await sql<{ name: string; references: number }>`
		select name, (select count(*) from pragma_foreign_key_list(tables.name)) as "references"
		from sqlite_schema as tables
		where type = 'table' and name not like 'sqlite_%'
		order by "references", name`.execute(source);
	const names = rows.map(({ name }) => name).filter((name) => !OWN_TABLES.includes(name));
	return Promise.all(names.map((name) => describeTable(source, name)));
}

async function describeTable(source: Database, name: string): Promise<MovingTable> {
	const { rows } = await sql<{ name: string; type: string; pk: number }>`
		select name, type, pk from pragma_table_info(${name}) order by cid`.execute(source);
	const inKey = rows.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
	return {
		name,
		columns: rows.map((column) => ({
			name: column.name,
			isNumber: column.type.toLowerCase() === 'integer'
		})),
		key: inKey.map((column) => column.name)
	};
}

export type Row = Record<string, string | number | null>;

/** Behind one key and, where that is given, up to and with another. */
export type Range = { after: Row | undefined; upTo?: Row | undefined };

/** Rows of a range in the order of the key. */
export async function readRange(
	db: Database,
	table: MovingTable,
	range: Range,
	limit?: number
): Promise<Row[]> {
	const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)));
	const most = limit === undefined ? sql`` : sql`limit ${limit}`;
	const { rows } = await sql<Row>`select ${columns} from ${sql.table(table.name)}
		where ${withinRange(table, range)} order by ${keyOf(table)} ${most}`.execute(db);
	return rows.map(withoutNul);
}

/** Makes the rows of a range these ones. */
export async function replaceRange(
	db: Database,
	table: MovingTable,
	range: Range,
	rows: Row[]
): Promise<void> {
	const { name, columns } = table;
	await sql`delete from ${sql.table(name)} where ${withinRange(table, range)}`.execute(db);
	if (rows.length === 0) return;
	const arrays = columns.map(({ name: column, isNumber }) => {
		const values = rows.map((row) => row[column]);
		return isNumber ? sql`${values}::bigint[]` : sql`${values}::text[]`;
	});
	const names = sql.join(columns.map((column) => sql.ref(column.name)));
	await sql`insert into ${sql.table(name)} (${names}) select * from unnest(${sql.join(arrays)})`.execute(
		db
	);
}

function withinRange(table: MovingTable, { after, upTo }: Range) {
	const key = keyOf(table);
	const valuesOf = (row: Row) => sql.join(table.key.map((column) => row[column]));
	const bounds = [
		...(after ? [sql`(${key}) > (${valuesOf(after)})`] : []),
		...(upTo ? [sql`(${key}) <= (${valuesOf(upTo)})`] : []),
		...(table.name === 'meta' ? [sql`key not in (${sql.join(OWN_META)})`] : [])
	];
	return bounds.length > 0 ? sql.join(bounds, sql` and `) : sql`1 = 1`;
}

function keyOf({ key }: MovingTable) {
	return sql.join(key.map((column) => sql.ref(column)));
}

/** As PostgreSQL keeps it, so that both sides are compared by the same. */
function withoutNul(row: Row): Row {
	for (const [column, value] of Object.entries(row))
		if (typeof value === 'string' && value.includes('\0'))
			row[column] = value.replaceAll('\0', '\uFFFD');
	return row;
}
