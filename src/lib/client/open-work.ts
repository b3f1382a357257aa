import type { Conflict } from '../domain/schema/conflict.ts';
import type { PersonDatabase } from './database.ts';
import type { ResultRow } from './result-row.ts';

/** How much waits for a person (S4). */
export async function countInbox(db: PersonDatabase): Promise<number> {
	const { conflicts, results } = await readOpen(db);
	return conflicts.length + results.length;
}

/** A result that stands on an open conflict's card is shown there, once. */
export async function readOpen(
	db: PersonDatabase
): Promise<{ conflicts: Conflict[]; results: ResultRow[] }> {
	const rows = await db.row.where('type').equals('conflict').toArray();
	const conflicts = rows
		.map(({ row }) => row as unknown as Conflict)
		.filter((conflict) => !conflict.settledAt);
	const onCards = new Set(conflicts.flatMap(({ sides }) => sides.map(({ uuid }) => uuid)));
	const results = await db.result.where('open').equals(1).toArray();
	return { conflicts, results: results.filter(({ uuid }) => !onCards.has(uuid)) };
}
