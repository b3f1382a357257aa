import pg from 'pg';
import type { WatchedDatabase } from '../wire/database-dump.ts';

/** A database seen from outside the product. */
export async function watchPostgres(url: string): Promise<WatchedDatabase> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const rowsOf = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows;
	const tables = (
		await rowsOf("select tablename from pg_tables where schemaname = 'public' order by tablename")
	).map(({ tablename }) => String(tablename));
	let seen: unknown;
	return {
		async isWritten() {
			// Grows with every transaction that writes.
			const [row] = await rowsOf('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
			return seen !== (seen = row!.next);
		},
		async dump() {
			const texts: [string, string[]][] = [];
			for (const name of tables) {
				const rows = await rowsOf(`select * from "${name}" order by 1, 2`);
				texts.push([name, rows.map((row) => JSON.stringify(row))]);
			}
			return Object.fromEntries(texts);
		},
		close: () => client.end()
	};
}
