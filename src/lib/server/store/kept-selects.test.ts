import {
	DummyDriver,
	Kysely,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler
} from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { type Ask, createKeptSelects } from './kept-selects.ts';

type Tables = { note: { id: number; text: string } };

/** Builds and runs nothing; what would be run is kept. */
const db = new Kysely<Tables>({
	dialect: {
		createAdapter: () => new SqliteAdapter(),
		createDriver: () => new DummyDriver(),
		createIntrospector: (opened) => new SqliteIntrospector(opened),
		createQueryCompiler: () => new SqliteQueryCompiler()
	},
	log: ({ query }) => void asked.push({ sql: query.sql, parameters: query.parameters })
});
let asked: { sql: string; parameters: readonly unknown[] }[];
let built: number;
let ask: Ask;

beforeEach(() => {
	asked = [];
	built = 0;
	ask = createKeptSelects();
});

const notes = (ids: number[], text: string, shape = 'notes', order: 'asc' | 'desc' = 'asc') =>
	ask(db, shape, { text, ids }, (given) => {
		built += 1;
		return db
			.selectFrom('note')
			.select('id')
			.where('id', 'in', given.ids)
			.where((where) => where.or([where('text', '=', given.text), where('text', '=', 'always')]))
			.orderBy('id', order)
			.limit(given.ids[0]!);
	});

test('a select is built once, and each time asks for what it is given', async () => {
	await notes([1, 2], 'one');
	await notes([3, 1], 'two');
	expect(built).toBe(1);
	expect(asked.map(({ parameters }) => parameters)).toEqual([
		[1, 2, 'one', 'always', 1],
		[3, 1, 'two', 'always', 3]
	]);
	expect(asked[0]!.sql).toContain('in (?, ?)');
	expect(asked[1]!.sql).toBe(asked[0]!.sql);
});

test('another length of a list, and another shape, is another select', async () => {
	await notes([1, 2], 'one');
	await notes([1], 'one');
	await notes([1], 'one', 'notes from the end', 'desc');
	expect(built).toBe(3);
	expect(new Set(asked.map(({ sql }) => sql)).size).toBe(3);
});

test('a long list is built each time, so that what is kept stays small', async () => {
	const many = Array.from({ length: 500 }, (_, number) => number);
	await notes(many, 'one');
	await notes(many, 'two');
	expect(built).toBe(2);
	expect(asked.map(({ parameters }) => parameters[500])).toEqual(['one', 'two']);
});
