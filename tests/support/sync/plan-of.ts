import { CompiledQuery, type Kysely } from 'kysely';
import type { Ask } from '../../../src/lib/server/store/kept-selects.ts';

/** How the database goes about the last select of `work`, as `explain` tells it. */
export async function planOf<Schema>(
	db: Kysely<Schema>,
	explain: string,
	work: (ask: Ask) => Promise<unknown>
): Promise<string> {
	const asked: CompiledQuery[] = [];
	await work(async (on, _shape, inputs, build) => {
		const query = build(inputs).compile();
		asked.push(query);
		return (await on.executeQuery(query)).rows;
	});
	const { sql, parameters } = asked.at(-1)!;
	const { rows } = await db.executeQuery<object>(
		CompiledQuery.raw(`${explain} ${sql}`, [...parameters])
	);
	return rows.map((row) => Object.values(row).join(' ')).join('\n');
}
