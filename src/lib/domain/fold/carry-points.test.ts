import { describe, expect, test } from 'vitest';
import { example } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent } from '../../../../tests/support/oracle/world.ts';
import { createStoredFold } from '../../../../tests/support/stored-fold.ts';
import type { EntryRow } from '../schema/entry.ts';
import { carryPoints } from './carry-points.ts';
import { decodePoint } from './point.ts';

const START = Date.parse('2026-03-02T06:00:00.000Z');

function entryAt(n: number, minute: number, content: OracleContent): EntryRow {
	const at = new Date(START + minute * 60_000).toISOString();
	return { ...example(n, null, content), observedAt: at, madeAt: at };
}

const arrival = (n: number, minute = n) => entryAt(n, minute, { kind: 'arrive', n: 1 });

/** Nobody sees the number that is there, and no two see the same. */
function wrongConfirm(n: number): EntryRow {
	const seen = { realised: 0, occupied: 500 + n, outOfService: 0, snijverliesDeclared: 0 };
	return entryAt(n, n, { kind: 'confirm', seen });
}

/** After how many entries, the late one left out, each checkpoint stands. */
async function pointsAfter(
	rows: EntryRow[],
	checkpointEvery: number,
	late: EntryRow
): Promise<number[]> {
	const fold = createStoredFold(new Map(), checkpointEvery);
	for (const row of rows) await fold.addAlone(row);
	await fold.addAlone(late);
	return fold.points.map(
		({ position }) => rows.findIndex(({ observedAt }) => position.startsWith(observedAt!)) + 1
	);
}

const upTo = (from: number, to: number, step = 1) =>
	Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

describe('S3: the checkpoints behind a late entry', () => {
	const rows = upTo(1, 60).map((n) => arrival(n));

	test('stand after every so many entries before one comes', async () => {
		const fold = createStoredFold(new Map(), 20);
		for (const row of rows) await fold.addAlone(row);
		expect(fold.points).toHaveLength(3);
		expect(fold.since).toBe(0);
	});

	test('all stay near it and near the head; between them one of eight', async () => {
		const near = upTo(2, 10);
		const far = [18, 26, 34, 42, 50];
		expect(await pointsAfter(rows, 1, arrival(99, 1.5))).toEqual([
			1,
			...near,
			...far,
			...upTo(53, 60)
		]);
	});

	test('stay before a count, over which nothing is carried, and behind it', async () => {
		const counted = rows.with(39, entryAt(40, 40, { kind: 'recount', n: 40 }));
		const [near, far] = [upTo(1, 10), [18, 26, 34]];
		expect(await pointsAfter(counted, 1, arrival(99, 1.5))).toEqual([
			...near,
			...far,
			...upTo(39, 60)
		]);
	});

	test('stay more often where confirms that all missed other numbers would gather', async () => {
		const late = arrival(999, 0.5);
		const [near, head] = [upTo(16, 144, 16), upTo(368, 480, 16)];
		const movements = upTo(1, 480).map((n) => arrival(n));
		expect(await pointsAfter(movements, 16, late)).toEqual([...near, 272, ...head]);
		const confirms = upTo(1, 480).map(wrongConfirm);
		expect(await pointsAfter(confirms, 16, late)).toEqual([...near, 208, 272, 336, ...head]);
	});
});

describe('S3: a difference that is carried from checkpoint to checkpoint', () => {
	/** Of twenty arrivals, the ninth of which is a confirm that is right; a checkpoint behind every two. */
	async function carriedOver(changedAt = -1) {
		const fold = createStoredFold(new Map(), 2);
		const seen = { realised: 0, occupied: 8, outOfService: 0, snijverliesDeclared: 0 };
		for (const n of upTo(1, 20))
			await fold.addAlone(n === 9 ? entryAt(n, n, { kind: 'confirm', seen }) : arrival(n));
		const [from, ...ahead] = fold.points;
		const { state: old } = decodePoint(from!.state);
		const doubt = { place: '', id: 'x', by: 'anna', at: null, seenOccupied: 7 };
		const carried = carryPoints({ old, fresh: { ...old, doubts: [doubt] } }, ahead, {
			units: new Map(),
			checkpointEvery: 2,
			isChanged: (index) => index === changedAt,
			isLast: (index) => index > changedAt
		});
		return { carried, ahead };
	}

	test('ends where it has vanished, and writes the ones before anew', async () => {
		const { carried, ahead } = await carriedOver();
		expect(carried).toMatchObject({ passed: 4, isMet: true, reached: ahead[3]!.position });
		expect(carried.put.map(({ position }) => position)).toEqual(
			ahead.slice(0, 3).map(({ position }) => position)
		);
	});

	test('goes on while something changed behind, up to the stretch that changed', async () => {
		const { carried, ahead } = await carriedOver(6);
		expect(carried).toMatchObject({ passed: 6, isMet: true, reached: ahead[5]!.position });
		expect(carried.put).toHaveLength(3);
	});
});
