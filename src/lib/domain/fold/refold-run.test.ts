import { describe, expect, test } from 'vitest';
import { example, idOf } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent } from '../../../../tests/support/oracle/world.ts';
import { createStoredFold } from '../../../../tests/support/stored-fold.ts';
import type { EntryRow } from '../schema/entry.ts';
import { foldLocation } from './fold-location.ts';
import { toPosition } from './position.ts';
import { createRun } from './refold-run.ts';
import { toEffective } from './resolve-corrections.ts';
import { encodeState } from './state.ts';

const NO_UNITS = new Map();
const START = Date.parse('2026-03-02T06:00:00.000Z');
const ARRIVAL: OracleContent = { kind: 'arrive', n: 1 };
const confirm = (occupied: number): OracleContent => ({
	...{ kind: 'confirm' },
	seen: { realised: 0, occupied, outOfService: 0, snijverliesDeclared: 0 }
});
const recount = (n: number): OracleContent => ({ kind: 'recount', n });

const minute = (n: number) => new Date(START + n * 60_000).toISOString();

function entryAt(at: number, content = ARRIVAL, n = at): EntryRow {
	return { ...example(n, null, content), observedAt: minute(at), madeAt: minute(at) };
}

/** One a minute from minute 1 on, each of number and minute alike. */
const rowsOf = (count: number, content: (n: number) => OracleContent = () => ARRIVAL) =>
	Array.from({ length: count }, (_, index) => entryAt(index + 1, content(index + 1)));

async function foldOf(checkpointEvery: number, rows: EntryRow[]) {
	const fold = createStoredFold(NO_UNITS, checkpointEvery);
	for (const row of rows) await fold.addAlone(row);

	/** How many entries are read to take up these. */
	async function readFor(...added: EntryRow[]): Promise<number> {
		const before = fold.read;
		await fold.add(...added);
		expect(fold.state).toBe(encodeState(foldLocation(fold.rows, NO_UNITS).state));
		return fold.read - before;
	}

	/** At which minutes checkpoints stand. */
	const minutes = () =>
		fold.points.map(({ position }) => (Date.parse(position.slice(0, 24)) - START) / 60_000);

	return { fold, readFor, minutes };
}

describe('S3: a late entry reads no more than it has to', () => {
	test('is carried over to the head from the first checkpoint behind it', async () => {
		const { fold, readFor, minutes } = await foldOf(2, rowsOf(8));
		expect(await readFor(entryAt(2.5, ARRIVAL, 90))).toBe(4);
		expect(fold.counts).toMatchObject({ carried: 1, converged: 0, removed: 0 });
		expect(minutes()).toEqual([2, 4, 6, 8]);
	});

	test('passes a checkpoint of which the entry is gone', async () => {
		const { fold, readFor, minutes } = await foldOf(2, rowsOf(8));
		const gone = example(9, null, { kind: 'void' }, { corrects: idOf(2) });
		expect(await readFor({ ...gone, madeAt: minute(9) })).toBe(4);
		expect(fold.counts).toMatchObject({ carried: 1, removed: 1 });
		expect(minutes()).toEqual([4, 6, 8]);
	});

	test('stops at once where a count makes everything behind it what it was', async () => {
		const { fold, readFor } = await foldOf(1, rowsOf(6, recount));
		expect(await readFor(entryAt(2.5, confirm(2), 90))).toBe(3);
		expect(fold.counts.converged).toBe(1);
	});

	test('stops behind a stretch that makes no difference of it any more', async () => {
		const rows = rowsOf(20, (n) => (n === 9 ? confirm(8) : ARRIVAL));
		const { fold, readFor } = await foldOf(2, rows);
		expect(await readFor(entryAt(2.5, confirm(7), 90))).toBe(4);
		expect(fold.counts).toMatchObject({ converged: 1, carried: 0 });
	});

	test('reads on where a count comes before the next checkpoint, and nothing twice', async () => {
		const rows = rowsOf(5, (n) => (n < 3 ? ARRIVAL : recount(n)));
		const { fold, readFor } = await foldOf(1, rows);
		expect(await readFor(entryAt(1.5, ARRIVAL, 90))).toBe(3);
		expect(fold.counts).toMatchObject({ converged: 1, jumped: 0 });
	});

	test('that moves to a later moment reads around both, and jumps from one to the other', async () => {
		const { fold, readFor } = await foldOf(2, rowsOf(20));
		const moved = { corrects: idOf(2), observedAt: minute(17.5), madeAt: minute(30) };
		expect(await readFor({ ...example(90, null, ARRIVAL), ...moved })).toBe(10);
		expect(fold.counts).toMatchObject({ jumped: 1, converged: 1 });
	});
});

test('S3: what was asked for and is not there ends nothing when it jumps: the head is behind it', async () => {
	const rows = rowsOf(10, (n) => (n === 10 ? recount(7) : ARRIVAL));
	const { fold, readFor } = await foldOf(4, rows);
	const voids = [1, 2, 3].map((n) =>
		example(20 + n, null, { kind: 'void' }, { corrects: idOf(n), madeAt: minute(20) })
	);
	expect(await readFor(...voids)).toBe(7 + 2);
	expect(fold.counts.jumped).toBe(1);
	expect(fold.state).toContain('"occupied":7');
});

describe('S3: late entries in one stretch', () => {
	test('divide it once it is twice too long, not bit by bit', async () => {
		const { fold, readFor, minutes } = await foldOf(4, rowsOf(12));
		for (const late of [1.1, 1.2, 1.3, 1.4]) {
			await readFor(entryAt(late, ARRIVAL, 80 + late * 10));
			expect(minutes()).toEqual([4, 8, 12]);
		}
		await readFor(entryAt(1.5, ARRIVAL, 99));
		expect(minutes()).toEqual([1.3, 4, 8, 12]);
		for (const { position, state } of fold.points)
			expect(state.startsWith(fold.stateAt(position).slice(0, -1))).toBe(true);
	});

	test('before the head make a checkpoint as soon as one is due', async () => {
		const { fold, readFor, minutes } = await foldOf(4, rowsOf(3));
		expect(fold.since).toBe(3);
		await readFor(entryAt(1.5, ARRIVAL, 90));
		expect(fold.since).toBe(0);
		expect(minutes()).toEqual([3]);
	});
});

test('S3: a correction that changes no number ends at its own checkpoint', async () => {
	const { fold } = await foldOf(1, rowsOf(4, recount));
	const [entry] = toEffective([entryAt(3, recount(3))]);
	const position = toPosition(minute(3), 3, idOf(3));
	const [, start, ...stored] = fold.points;
	const run = createRun(start!, stored, {
		changed: [{ from: position, to: position }],
		head: undefined,
		units: NO_UNITS,
		checkpointEvery: 1,
		onFolded: undefined
	});
	expect(run.takeAll([entry!])).toBe('converged');
	expect(run.end(false)).toEqual({ head: undefined, put: [stored[0]], remove: [] });
});
