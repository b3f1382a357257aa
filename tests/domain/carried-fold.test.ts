import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seenOf } from '../../src/lib/domain/fold/confirms.ts';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import { locationInputs, placeInputs } from '../../src/lib/domain/fold/inputs.ts';
import {
	decodeState,
	emptyPlace,
	encodeState,
	type LocationState
} from '../../src/lib/domain/fold/state.ts';
import { NOW_POSITION } from '../../src/lib/domain/fold/units.ts';
import type { EntryRow } from '../../src/lib/domain/schema/entry.ts';
import { often, runs } from '../support/few-runs.ts';
import { example, room } from '../support/oracle/example-world.ts';
import type { OracleContent } from '../support/oracle/world.ts';
import { toFoldUnits } from '../support/replay-of-fold.ts';
import { createStoredFold } from '../support/stored-fold.ts';

const ROOMS = [room(1, 4), room(2, 4), room(3, 6, 'women')];
const UNITS = toFoldUnits(ROOMS);
const START = Date.parse('2026-03-02T06:00:00.000Z');
const MINUTE = 60_000;

/** What somebody enters: much walking in and out, much "klopt nog", and now and then something else. */
const commandArbitrary = fc.record({
	what: fc.oneof(
		{ weight: 50, arbitrary: fc.constantFrom('arrive', 'depart', 'move') },
		{ weight: 45, arbitrary: fc.constantFrom('confirm', 'confirm', 'confirm room') },
		{ weight: 4, arbitrary: fc.constantFrom('beds', 'realised', 'undated', 'void') },
		{ weight: 1, arbitrary: fc.constantFrom('recount', 'switch') }
	),
	unit: fc.nat(3),
	to: fc.nat(3),
	n: fc.integer({ min: 1, max: 3 }),
	/** How many entries ago it was seen. */
	back: fc.oneof(
		{ weight: 4, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.nat(120) },
		{ weight: 1, arbitrary: fc.nat(6) }
	),
	/** By how much a confirm is wrong. */
	off: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.integer({ min: -2, max: 2 }) }
	)
});

type Command = typeof commandArbitrary extends fc.Arbitrary<infer C> ? C : never;

describe.each([
	{ detail: 'site', worlds: 40 },
	{ detail: 'units', worlds: 50 }
] as const)('S3: a long run of movements and confirms at $detail', ({ detail, worlds }) => {
	test('comes out as the fold of all entries, though they are not read again', async () => {
		const met = { appended: 0, converged: 0, jumped: 0, carried: 0, removed: 0 };
		const days = fc.array(commandArbitrary, { minLength: 120, maxLength: 180 });
		await fc.assert(
			fc.asyncProperty(days, fc.constantFrom(1, 2, 4), async (commands, checkpointEvery) => {
				const fold = createStoredFold(UNITS, checkpointEvery);
				if (detail === 'units') await fold.add(toUnits());
				for (const [index, command] of commands.entries()) {
					const { state } = foldLocation(fold.rows, UNITS);
					await fold.add(rowOf(command, index, state, fold.rows));
					expect(fold.state).toBe(encodeState(foldLocation(fold.rows, UNITS).state));
				}
				for (const { position, state } of fold.points)
					expect(encodeState(decodeState(state))).toBe(fold.stateAt(position));
				for (const way of Object.keys(met) as (keyof typeof met)[]) met[way] += fold.counts[way];
			}),
			{ numRuns: runs(worlds), seed: 14, endOnFailure: true }
		);
		const seldom = Object.entries(met).filter(([, times]) => times < often(20));
		expect(seldom, 'each way of folding was met often').toEqual([]);
	}, 120_000);
});

function toUnits(): EntryRow {
	const units = ROOMS.map(({ id }) => ({ unitId: id, occupied: 2, outOfService: {} }));
	const entry = { kind: 'setDetail', detail: 'units', units } as const;
	return { ...example(0, null, entry), observedAt: at(0), madeAt: at(0) };
}

function rowOf(command: Command, index: number, state: LocationState, rows: EntryRow[]): EntryRow {
	const { what, unit, back } = command;
	const n = index + 1;
	const madeAt = at(n);
	if (what === 'void') {
		const entry = { kind: 'void' } as const;
		const corrects = rows[Math.max(0, rows.length - 1 - back)]!.id;
		return { ...example(n, null, entry, { corrects, why: 'x' }), madeAt };
	}
	const unitId = ROOMS[unit]?.id;
	const isWhole = what === 'confirm' || (state.detail === 'site' && what !== 'arrive');
	return {
		...example(n, null, contentOf(command, state)),
		...(unitId && !isWhole ? { unitId } : {}),
		...(what === 'undated' ? { undated: true as const, source: 'import' as const } : {}),
		observedAt: what === 'undated' ? null : at(Math.max(0, n - back)),
		madeAt
	};
}

function contentOf(command: Command, state: LocationState): OracleContent {
	const { what, unit, to, n, off } = command;
	switch (what) {
		case 'depart':
		case 'arrive':
			return { kind: what, n };
		case 'undated':
			return { kind: 'arrive', n };
		case 'move': {
			const toUnitId = ROOMS[to]?.id;
			return { kind: 'move', n, ...(toUnitId ? { toUnitId } : {}) };
		}
		case 'beds':
			return { kind: n > 1 ? 'bedsOut' : 'bedsBack', n: 1, reason: 'repair' };
		case 'recount':
			return { kind: 'recount', n };
		case 'realised':
			return { kind: 'setRealised', n };
		case 'switch':
			return n > 1 || state.detail === 'site'
				? { kind: 'setDetail', detail: 'units', units: [] }
				: { kind: 'setDetail', detail: 'site' };
		default: {
			const seen = seenAt(state, what === 'confirm' ? undefined : ROOMS[unit]?.id);
			return { kind: 'confirm', seen: { ...seen, occupied: Math.max(0, seen.occupied + off) } };
		}
	}
}

/** What stands there now, of the whole or of a room. */
function seenAt(state: LocationState, unitId: string | undefined) {
	if (state.detail === 'site' || !unitId)
		return seenOf(locationInputs(state, UNITS, NOW_POSITION), state.detail);
	const place = state.units[unitId] ?? emptyPlace(null);
	return seenOf(placeInputs(place, place.realised ?? UNITS.get(unitId)!.beds), 'units');
}

/** Some stand at the very same moment. */
function at(n: number): string {
	return new Date(START + Math.floor(n / 2) * 2 * MINUTE).toISOString();
}
