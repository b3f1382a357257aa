import { describe, expect, test } from 'vitest';
import { example, idOf, timeOf } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent, OracleEntry } from '../../../../tests/support/oracle/world.ts';
import type { EntryRow } from '../schema/entry.ts';
import { toPosition } from './position.ts';
import { groupByOriginal, resolveGroup, toEffective } from './resolve-corrections.ts';

const arrive = (n: number): OracleContent => ({ kind: 'arrive', n });
const recount = (n: number): OracleContent => ({ kind: 'recount', n });
const gone: OracleContent = { kind: 'void' };

function row(
	n: number,
	at: string | null,
	content: OracleContent,
	more: Partial<OracleEntry> = {}
): EntryRow {
	return example(n, at, content, more);
}

/** Made at a clock time, naming entry `of`. */
function correction(
	n: number,
	of: number,
	made: string,
	content: OracleContent,
	more = {}
): EntryRow {
	return row(n, null, content, { corrects: idOf(of), madeAt: timeOf(made), ...more });
}

describe('D13: what an original comes down to', () => {
	const original = row(1, '09:00', arrive(3), { unitId: idOf(90) });

	test('is itself where nothing corrects it', () => {
		expect(resolveGroup(original, [])).toEqual({
			id: idOf(1),
			position: toPosition(timeOf('09:00'), 1, idOf(1)),
			observedAt: timeOf('09:00'),
			unitId: idOf(90),
			content: arrive(3),
			by: 'anna',
			base: null,
			corrected: false,
			aliases: []
		});
	});

	test('is the content of its correction in its own place, under its own id', () => {
		const corrected = resolveGroup(original, [
			correction(5, 1, '12:00', arrive(4), { by: 'bert' })
		]);
		expect(corrected).toMatchObject({
			id: idOf(1),
			position: toPosition(timeOf('09:00'), 1, idOf(1)),
			unitId: idOf(90),
			content: arrive(4),
			by: 'bert',
			corrected: true,
			aliases: [idOf(5)]
		});
	});

	test('moves with a correction that states a time or a unit', () => {
		const moved = { observedAt: timeOf('10:00'), unitId: idOf(91) };
		expect(resolveGroup(original, [correction(5, 1, '12:00', arrive(3), moved)])).toMatchObject({
			position: toPosition(timeOf('10:00'), 5, idOf(5)),
			observedAt: timeOf('10:00'),
			unitId: idOf(91)
		});
	});

	test.each([
		[
			'the last made',
			[correction(5, 1, '12:00', arrive(5)), correction(6, 1, '11:00', arrive(6))],
			5
		],
		[
			'of the same moment the greatest sequence',
			[
				correction(5, 1, '12:00', arrive(5), { deviceSeq: 9 }),
				correction(6, 1, '12:00', arrive(6), { deviceSeq: 10 })
			],
			6
		],
		[
			'of the same sequence the greatest id',
			[
				correction(6, 1, '12:00', arrive(6), { deviceSeq: 9 }),
				correction(5, 1, '12:00', arrive(5), { deviceSeq: 9 })
			],
			6
		]
	])('of several it is %s', (_, corrections, n) => {
		expect(resolveGroup(original, corrections)?.content).toEqual(arrive(n));
		expect(resolveGroup(original, [...corrections].reverse())?.content).toEqual(arrive(n));
	});

	test('is nothing when the last made is a void, and is back when one with content follows', () => {
		const taken = correction(5, 1, '12:00', gone);
		expect(resolveGroup(original, [taken])).toBeNull();
		expect(resolveGroup(original, [taken, correction(6, 1, '11:00', arrive(6))])).toBeNull();
		expect(resolveGroup(original, [taken, correction(6, 1, '13:00', arrive(6))])).toMatchObject({
			content: arrive(6)
		});
	});

	test('wins over nothing: the original itself never beats a correction', () => {
		const later = { ...original, madeAt: timeOf('18:00') };
		expect(resolveGroup(later, [correction(5, 1, '10:00', arrive(4))])?.content).toEqual(arrive(4));
	});

	test('D11: who corrects a count and names it as base knew what its author knew', () => {
		const count = row(1, '09:00', recount(40), { base: idOf(70) });
		const baseOf = (base: string | null) =>
			resolveGroup(count, [correction(5, 1, '12:00', recount(41), { base })])?.base;
		expect(baseOf(idOf(1))).toBe(idOf(70));
		expect(baseOf(idOf(5))).toBe(idOf(70));
		expect(baseOf(idOf(71))).toBe(idOf(71));
		expect(baseOf(null)).toBeNull();
	});
});

describe('D13: groups', () => {
	test('a correction of a correction names the original, in whatever order they came', () => {
		const entries = [
			row(1, '09:00', arrive(3)),
			correction(2, 1, '10:00', arrive(4)),
			correction(3, 2, '11:00', arrive(5))
		];
		for (const order of [entries, [...entries].reverse()]) {
			const { groups, unknown } = groupByOriginal(order);
			expect([...groups.keys()]).toEqual([idOf(1)]);
			expect(groups.get(idOf(1))!.corrections).toHaveLength(2);
			expect(unknown).toEqual([]);
		}
	});

	test('a chain that ends nowhere, or in a circle, is unknown', () => {
		const entries = [
			correction(1, 99, '10:00', arrive(1)),
			correction(2, 1, '10:00', arrive(1)),
			correction(3, 3, '10:00', arrive(1)),
			correction(4, 5, '10:00', arrive(1)),
			correction(5, 4, '10:00', arrive(1))
		];
		expect(groupByOriginal(entries).unknown.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map(idOf));
		expect(toEffective(entries)).toEqual([]);
	});

	test('the same entry twice is one entry', () => {
		const entry = row(1, '09:00', arrive(3));
		expect(toEffective([entry, { ...entry }])).toHaveLength(1);
	});

	test('D9: effective entries stand in order of moment, sequence and id; undated ones first', () => {
		const entries = [
			row(5, '09:00', arrive(1)),
			row(4, '09:00', arrive(1), { deviceSeq: 5 }),
			row(3, '08:00', arrive(1), { deviceSeq: 2 }),
			row(2, '08:00', arrive(1), { deviceSeq: 10 }),
			row(1, null, arrive(1), { undated: true })
		];
		const order = [1, 3, 2, 4, 5].map(idOf);
		expect(toEffective(entries).map(({ id }) => id)).toEqual(order);
	});
});
