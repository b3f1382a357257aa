import { type Compilable, CompiledQuery, type QueryResult } from 'kysely';

type Input = string | number;

/** What a select is asked with, by name. */
export type Inputs = Record<string, Input | readonly Input[]>;

type Database = { executeQuery<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>> };

/**
 * Runs a select. `build` looks at nothing of the inputs but the length of lists, since it may be given stand-ins; what
 * else its text depends on is in `shape`.
 */
export type Ask = <Given extends Inputs, Row>(
	db: Database,
	shape: string,
	inputs: Given,
	build: (inputs: Given) => Compilable<Row>
) => Promise<Row[]>;

/** The same for one handle. */
export type AskHere = <Given extends Inputs, Row>(
	shape: string,
	inputs: Given,
	build: (inputs: Given) => Compilable<Row>
) => Promise<Row[]>;

/** Long lists come in many lengths, and building costs little beside running them. */
const MOST_INPUTS = 32;

/** For one database. The text of a select is made once per shape: to make it anew costs more than to run it. */
export function createKeptSelects(): Ask {
	const kept = new Map<string, ToQuery>();

	return async (db, shape, inputs, build) => {
		const lengths = Object.values(inputs).map((input) => (isList(input) ? input.length : 1));
		if (lengths.reduce((sum, length) => sum + length, 0) > MOST_INPUTS)
			return (await db.executeQuery(build(inputs).compile())).rows;
		const key = `${shape} ${lengths.join(' ')}`;
		const toQuery = kept.get(key) ?? compileOnce(build, inputs);
		kept.set(key, toQuery);
		return (await db.executeQuery(toQuery(inputs))).rows as never[];
	};
}

type ToQuery = (inputs: Inputs) => CompiledQuery;

/** Stands for an input while the text is made. */
type Mark = { read: (inputs: Inputs) => unknown };

function compileOnce(build: (inputs: never) => Compilable<unknown>, like: Inputs): ToQuery {
	const marked = toMarks(like);
	const marks = new Set<unknown>(Object.values(marked).flat());
	const { sql, parameters } = build(marked as never).compile();
	return (inputs) => {
		const values = parameters.map((value) =>
			marks.has(value) ? (value as Mark).read(inputs) : value
		);
		return CompiledQuery.raw(sql, values);
	};
}

function toMarks(like: Inputs): Record<string, Mark | Mark[]> {
	const marked = Object.entries(like).map(([name, input]): [string, Mark | Mark[]] => [
		name,
		isList(input)
			? input.map((_, at) => ({ read: (inputs) => (inputs[name] as readonly Input[])[at] }))
			: { read: (inputs) => inputs[name] }
	]);
	return Object.fromEntries(marked);
}

function isList(input: Input | readonly Input[]): input is readonly Input[] {
	return Array.isArray(input);
}
