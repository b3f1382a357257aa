import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { listTables, type MovingTable, readRange, replaceRange, type Row } from './moving-table.ts';

type Database = Kysely<Record<string, never>>;

/** A table in both databases: equal when the hashes are, over every row in the order of the key. */
export type ComparedTable = {
	name: string;
	rows: number;
	hash: string;
	targetHash: string;
	/** Rows in parts that were not the same in the target, and were written there. */
	written: number;
};

const ROWS_AT_ONCE = 1000;

/**
 * Goes through all tables and writes to the target what differs there. It keeps no notes: broken off and begun again, it
 * passes over what is the same.
 */
export async function copyDifferences(
	source: Database,
	target: Database
): Promise<ComparedTable[]> {
	const compared = [];
	for (const table of await listTables(source))
		compared.push(await copyTable(source, target, table));
	return compared;
}

async function copyTable(
	source: Database,
	target: Database,
	table: MovingTable
): Promise<ComparedTable> {
	const hash = createHash('sha256');
	const targetHash = createHash('sha256');
	let rows = 0;
	let written = 0;
	for (let after: Row | undefined; ;) {
		const part = await readRange(source, table, { after }, ROWS_AT_ONCE);
		const isLast = part.length < ROWS_AT_ONCE;
		// Behind the last row of the source nothing may stand in the target.
		const range = { after, upTo: isLast ? undefined : part.at(-1) };
		const found = textOf(table, await readRange(target, table, range));
		const wanted = textOf(table, part);
		if (found !== wanted) {
			await target
				.transaction()
				.execute((transaction) => replaceRange(transaction, table, range, part));
			written += part.length || 1;
		}
		hash.update(wanted);
		targetHash.update(found);
		rows += part.length;
		if (isLast) break;
		after = part.at(-1);
	}
	const { name } = table;
	return { name, rows, hash: hash.digest('hex'), targetHash: targetHash.digest('hex'), written };
}

function textOf({ columns }: MovingTable, rows: Row[]): string {
	return rows.map((row) => JSON.stringify(columns.map(({ name }) => row[name]))).join('\n');
}
