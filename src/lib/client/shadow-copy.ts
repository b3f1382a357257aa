import type { WireRow } from '../sync/messages.ts';
import type { PersonDatabase } from './database.ts';

/** Pages of a reset, beside the rows in use, until they are complete (S9). */
export type Shadow = {
	run: string;
	add(rows: WireRow[]): Promise<void>;
	/** All rows in order; undefined when another tab began anew and took some away. */
	read(): Promise<WireRow[] | undefined>;
	clear(): Promise<void>;
};

/** Begins anew: what an earlier run left is removed. */
export async function beginShadow(db: PersonDatabase, run: string): Promise<Shadow> {
	await db.shadow.clear();
	let chunks = 0;
	return {
		run,
		async add(rows) {
			await db.shadow.add({ run, rows });
			chunks += 1;
		},
		async read() {
			const stored = await db.shadow.where('run').equals(run).sortBy('seq');
			return stored.length === chunks ? stored.flatMap(({ rows }) => rows) : undefined;
		},
		clear: () => db.shadow.clear()
	};
}
