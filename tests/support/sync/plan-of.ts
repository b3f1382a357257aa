import { CompiledQuery, type Kysely, type RootOperationNode } from 'kysely';

/** How the database goes about the last query of `ask`, as `explain` tells it. */
export async function planOf<Schema>(
	db: Kysely<Schema>,
	explain: string,
	ask: (watched: Kysely<Schema>) => Promise<unknown>
): Promise<string> {
	/** Its parts come by as well, before the whole. */
	const asked: RootOperationNode[] = [];
	const watched = db.withPlugin({
		transformQuery: ({ node }) => {
			asked.push(node);
			return node;
		},
		transformResult: async ({ result }) => result
	});
	await ask(watched);
	const { sql, parameters } = db.getExecutor().compileQuery(asked.at(-1)!, { queryId: 'plan' });
	const { rows } = await db.executeQuery<object>(
		CompiledQuery.raw(`${explain} ${sql}`, [...parameters])
	);
	return rows.map((row) => Object.values(row).join(' ')).join('\n');
}
