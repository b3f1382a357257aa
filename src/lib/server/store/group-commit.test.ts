import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { createGroupCommit } from './group-commit.ts';
import { openSqlite } from './open-sqlite.ts';

type Tables = { note: { id: number; text: string } };

/** A database with one table, the writes under test, and what another process sees of it. */
async function openNotes() {
	const folder = mkdtempSync(join(tmpdir(), 'opvangbord-group-'));
	const file = join(folder, 'notes.sqlite');
	const { db, close } = openSqlite<Tables>(file);
	await sql`create table note (id integer primary key, text text not null)`.execute(db);
	const outside = new DatabaseSync(file, { readOnly: true });
	onTestFinished(async () => {
		outside.close();
		await close();
		rmSync(folder, { recursive: true });
	});
	const write = createGroupCommit(db);
	return {
		db,
		write,
		add: (id: number, text = 'x') =>
			write(async (transaction) => {
				await transaction.insertInto('note').values({ id, text }).execute();
				return seen(outside);
			}),
		seen: () => seen(outside)
	};
}

function seen(outside: DatabaseSync): number[] {
	const rows = outside.prepare('select id from note order by id').all() as { id: number }[];
	return rows.map(({ id }) => id);
}

it('writes that wait for each other are committed together, and none is answered before', async () => {
	const notes = await openNotes();
	const answered: number[][] = [];
	const writes = [1, 2, 3, 4].map(async (id) => {
		const seenInside = await notes.add(id);
		answered.push(notes.seen());
		return seenInside;
	});
	// The first found nobody waiting; the others came while it ran.
	expect(await Promise.all(writes)).toEqual([[], [1], [1], [1]]);
	expect(answered).toEqual([[1], [1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]]);
});

it('one that fails takes nothing of the others with it, and leaves nothing of itself', async () => {
	const { add, write, seen } = await openNotes();
	const failing = (id: number) =>
		write(async (transaction) => {
			await transaction.insertInto('note').values({ id, text: 'half' }).execute();
			throw new Error(`fault in ${id}`);
		});
	const ends = await Promise.allSettled([failing(1), add(2), failing(3), add(4), add(2)]);
	expect(ends.map(({ status }) => status)).toEqual([
		...['rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected']
	]);
	expect(ends[2]).toMatchObject({ reason: { message: 'fault in 3' } });
	expect(seen()).toEqual([2, 4]);
});

it('with a full disk all that were together fail with that error, and the next one is taken again', async () => {
	const { db, add, seen } = await openNotes();
	const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
	await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count)}`.execute(db);
	const large = 'x'.repeat(100_000);
	const ends = await Promise.allSettled([add(1), add(2), add(3, large), add(4)]);
	expect(ends[0]).toMatchObject({ status: 'fulfilled' });
	expect(ends.slice(1)).toMatchObject(
		Array(3).fill({ status: 'rejected', reason: { message: expect.stringMatching(/full/) } })
	);
	expect(seen()).toEqual([1]);
	await sql`pragma max_page_count = 1000000`.execute(db);
	await add(5, large);
	expect(seen()).toEqual([1, 5]);
});
