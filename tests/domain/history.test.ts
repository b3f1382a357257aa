import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_POSITION, toPosition } from '../../src/lib/domain/fold/position.ts';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import { encodeState, emptyState } from '../../src/lib/domain/fold/state.ts';
import { historyDays } from '../../src/lib/domain/history/history-days.ts';
import { historyOf, keepHistory } from '../../src/lib/domain/history/history-of.ts';
import type { EntryRow } from '../../src/lib/domain/schema/entry.ts';
import type { Figures } from '../../src/lib/domain/schema/figures.ts';
import { worldArbitrary } from '../support/generators/world-arbitrary.ts';
import { placedEntries } from '../support/oracle/placed-entries.ts';
import { replayFigures } from '../support/oracle/replay-figures.ts';
import { isSwitchToSite, unitOccupied } from '../support/oracle/sums.ts';
import type { OracleEntry, OracleWorld } from '../support/oracle/world.ts';
import { toEntries, toFiguresOfReplay, toFoldUnits } from '../support/replay-of-fold.ts';
import { worldAsOf } from '../support/world-as-of.ts';

const RUNS = { numRuns: 150, seed: 20_261_122 };
const TIMEOUT_MS = 60_000;
/** The replay is slow: no need to count on. */
const ENOUGH = 50;
const HOUR_MS = 3_600_000;
const NOTHING = { position: FIRST_POSITION, state: encodeState(emptyState()) };

/**
 * A world whose entries reach the server at once, hours or days later, or not yet; and its units before that, or as late
 * as what names them allows.
 */
const lateWorld = fc
	.tuple(
		worldArbitrary,
		fc.array(fc.constantFrom(0, 0, 0, 2, 20, 50, null), { minLength: 40 }),
		fc.array(fc.constantFrom('late', 'late', 'early', 'unknown'), { minLength: 5 })
	)
	.map(([world, delays, added]): OracleWorld => {
		const entries = world.entries.map((entry, at) =>
			received(entry, at in delays ? delays[at]! : 0)
		);
		const units = world.units.map((unit, at) => {
			if (added[at] === 'unknown') return unit;
			const addedAt =
				added[at] === 'early' ? '2020-01-01T00:00:00.000Z' : lastAdded(unit.id, entries);
			return { ...unit, addedAt };
		});
		return { ...world, entries, units };
	});

/** The server takes nothing that names a unit it does not know. */
function lastAdded(unitId: string, entries: OracleEntry[]): string | null {
	const naming = entries.filter(({ id: _id, ...entry }) => JSON.stringify(entry).includes(unitId));
	const moments = naming.flatMap(({ receivedAt }) => receivedAt ?? []).sort();
	return moments[0] ?? null;
}

function received(
	{ receivedAt: _at, ...entry }: OracleEntry,
	delayHours: number | null
): OracleEntry {
	if (delayHours === null) return entry;
	const seen = Math.max(Date.parse(entry.madeAt), Date.parse(entry.observedAt ?? entry.madeAt));
	return { ...entry, receivedAt: new Date(seen + delayHours * HOUR_MS).toISOString() };
}

describe('the history of a location against an independent replay', { timeout: TIMEOUT_MS }, () => {
	test('D9, D13: each day is what was received by its end, and what is known now', () => {
		let differ = 0;
		let fewer = 0;
		fc.assert(
			fc.property(lateWorld, (world) => {
				const { days, unsure } = historyOf({ ...requestOf(world), start: NOTHING });
				expect(unsure).toBe(0);
				for (const day of days) {
					const { until } = day;
					const then = worldAsOf(world, { seenBefore: until, knownBefore: until });
					expectDay(day.asThen, then);
					if (fewer < ENOUGH && isOtherWithAll(then, world)) fewer += 1;
					expectDay(day.asNow, worldAsOf(world, { seenBefore: until }));
					if (JSON.stringify(day.asThen) !== JSON.stringify(day.asNow)) differ += 1;
				}
			}),
			RUNS
		);
		expect(differ, 'both answers differ often').toBeGreaterThan(100);
		expect(fewer, 'units that were not known yet matter often').toBe(ENOUGH);
	});

	test('told piece by piece, what is received later included, it is what it is when told whole', () => {
		const pieces = fc.array(fc.nat({ max: 4 }), { minLength: 40, maxLength: 40 });
		const openings = fc.nat({ max: 2 });
		fc.assert(
			fc.property(lateWorld, pieces, openings, (world, pieceOf, first) => {
				const { entries: all, ...request } = requestOf(world);
				const days = request.days.slice(first);
				const start = first === 0 ? NOTHING : openingOf(world, days[0]!.from);
				const kept = keepHistory({ ...request, days, start });
				// What comes in pieces is received today, but for the first piece.
				const entries = all.map((entry, at) =>
					entry.receivedAt && pieceOf[at % 40]! > 0
						? { ...entry, receivedAt: days.at(-1)!.from }
						: entry
				);
				const told = new Map<string, EntryRow>();
				for (let piece = 0; piece <= 5; piece++) {
					const isNow = (_: EntryRow, at: number) => pieceOf[at % 40] === piece;
					const wasUnsent = (_: EntryRow, at: number) => pieceOf[at % 40] === piece - 1;
					const changed = [
						// At first only this device has it, as its own.
						...entries.filter(isNow).map(({ receivedAt: _at, ...entry }) => entry),
						...entries.filter(wasUnsent)
					];
					for (const entry of changed) told.set(entry.id, entry);
					const whole = historyOf({ ...request, days, start, entries: [...told.values()] });
					expect(kept.take(changed)).toEqual(whole);
				}
			}),
			RUNS
		);
	});

	test('S3: what lies before the window comes from its opening', () => {
		let sure = 0;
		let fewer = 0;
		fc.assert(
			fc.property(lateWorld, fc.nat({ max: 3 }), (world, first) => {
				const request = requestOf(world);
				const days = request.days.slice(first);
				const start = openingOf(world, days[0]!.from);
				const history = historyOf({ ...request, days, start });
				for (const { until, asNow } of history.days)
					expectDay(asNow, worldAsOf(world, { seenBefore: until }));
				if (history.unsure > 0) return;
				sure += 1;
				for (const { until, asThen } of history.days) {
					const then = openedAsThen(world, start.position, until);
					const isFewer = then.units.length < world.units.length;
					if (isFewer && addsUnitsUp(world, start.position)) continue;
					expectDay(asThen, then);
					if (isOtherWithAll(then, world)) fewer += 1;
				}
			}),
			RUNS
		);
		expect(sure, 'a sure answer is not seldom').toBeGreaterThan(100);
		expect(fewer, 'units that were not known yet matter often').toBeGreaterThan(10);
	});
});

function requestOf(world: OracleWorld) {
	const moments = world.entries.flatMap(({ observedAt, madeAt }) => [observedAt ?? madeAt, madeAt]);
	const first = moments.reduce((a, b) => (a < b ? a : b));
	const last = moments.reduce((a, b) => (a > b ? a : b));
	return {
		entries: toEntries(world),
		units: toFoldUnits(world.units),
		days: historyDays(first, Date.parse(last) + 72 * HOUR_MS)
	};
}

function openingOf(world: OracleWorld, at: string) {
	const before = worldAsOf(world, { seenBefore: at }).entries;
	const { state } = foldLocation(before, toFoldUnits(world.units));
	return { position: at, state: encodeState(state) };
}

/** Whether figures of that moment were others with the units that were added later. */
function isOtherWithAll(then: OracleWorld, { units }: OracleWorld): boolean {
	return !isDeepStrictEqual(
		replayFigures({ ...then, units }).location,
		replayFigures(then).location
	);
}

/** What an opening says of the whole house holds the beds of each unit there is now, and is not to be taken apart. */
function addsUnitsUp(world: OracleWorld, start: string): boolean {
	return placedEntries(worldAsOf(world, { seenBefore: start })).some(
		(placed) => isSwitchToSite(placed) || (placed.entry.kind === 'confirm' && !placed.unitId)
	);
}

/** Before the window as it is known now, in it as it was known then; where people live at its start a unit is. */
function openedAsThen(world: OracleWorld, start: string, until: string): OracleWorld {
	const known = worldAsOf(world, { seenBefore: until, knownBefore: until });
	const isInside = ({ observedAt, deviceSeq, id }: OracleEntry) =>
		toPosition(observedAt, deviceSeq, id) >= start;
	const opening = worldAsOf(world, { seenBefore: start });
	const { units } = worldAsOf(world, { seenBefore: until });
	return {
		entries: [...opening.entries, ...known.entries.filter(isInside)],
		units: units.filter(
			({ id }) => known.units.some((unit) => unit.id === id) || unitOccupied(opening, id) !== 0
		)
	};
}

/** No figures: nobody had stated anything. */
function expectDay(figures: Figures | null, world: OracleWorld): void {
	if (figures) expect(toFiguresOfReplay(figures)).toEqual(replayFigures(world).location);
	else expect(replayFigures(world)).toEqual(replayFigures({ ...world, entries: [] }));
}

test('a day of summer time that starts or ends has its own length', () => {
	const spring = historyDays('2026-03-28T12:00:00.000Z', Date.parse('2026-03-29T12:00:00.000Z'));
	expect(spring).toEqual([
		{ day: '2026-03-28', from: '2026-03-27T23:00:00.000Z', until: '2026-03-28T23:00:00.000Z' },
		{ day: '2026-03-29', from: '2026-03-28T23:00:00.000Z', until: '2026-03-29T22:00:00.000Z' }
	]);
	const days = historyDays('2026-10-24T12:00:00.000Z', Date.parse('2026-10-26T08:00:00.000Z'));
	expect(days).toEqual([
		{ day: '2026-10-24', from: '2026-10-23T22:00:00.000Z', until: '2026-10-24T22:00:00.000Z' },
		{ day: '2026-10-25', from: '2026-10-24T22:00:00.000Z', until: '2026-10-25T23:00:00.000Z' },
		{ day: '2026-10-26', from: '2026-10-25T23:00:00.000Z', until: '2026-10-26T23:00:00.000Z' }
	]);
});

/** Of a house of one room, over the night in which the clock changes: seen and received in UTC. */
test.each([
	{ night: 'forward', before: '2026-03-28', day: '2026-03-29', midnight: '22:00' },
	{ night: 'back', before: '2026-10-24', day: '2026-10-25', midnight: '23:00' }
])(
	'clocks go $night: a switch, a void and a late entry each fall on their own day (D5, D9, D13)',
	({ before, day, midnight }) => {
		const room = '00000000-0000-4000-8000-0000000000aa';
		const lastMinute = new Date(Date.parse(`${day}T${midnight}:00.000Z`) - 60_000).toISOString();
		const after = new Date(Date.parse(lastMinute) + 120_000).toISOString();
		const arrival = entry(2, `${day}T09:00:00.000Z`, { kind: 'arrive', n: 3 });
		const entries = [
			entry(0, `${before}T10:00:00.000Z`, { kind: 'setRealised', n: 10 }),
			entry(1, `${before}T10:00:00.000Z`, { kind: 'recount', n: 4 }),
			{ ...arrival, unitId: room },
			entry(3, `${day}T08:00:00.000Z`, {
				kind: 'setDetail',
				detail: 'units',
				units: [{ unitId: room, occupied: 6, outOfService: {} }]
			}),
			// Seen in the last minute of the day, and received in the first of the next.
			{ ...entry(4, lastMinute, { kind: 'arrive', n: 1 }, after), unitId: room },
			// Of before the switch, received after it: the rooms stand as they were stated.
			entry(5, `${day}T07:00:00.000Z`, { kind: 'depart', n: 1 }, after),
			{ ...entry(6, after, { kind: 'void' }, after), corrects: arrival.id }
		];
		const { days } = historyOf({
			start: NOTHING,
			entries,
			units: new Map([[room, { id: room, beds: 8, sharedBy: 'family' }]]),
			days: historyDays(`${before}T10:00:00.000Z`, Date.parse(after))
		});
		const occupied = days.map(({ asThen, asNow }) => [asThen?.occupied, asNow?.occupied]);
		expect(occupied).toEqual([
			[4, 4],
			[9, 7],
			[7, 7]
		]);
	}
);

test('a room that was added later is in no sum of a day before, whatever the opening has of it (D5)', () => {
	const [first, later] = [
		'00000000-0000-4000-8000-0000000000aa',
		'00000000-0000-4000-8000-0000000000bb'
	];
	const units = toFoldUnits([
		{ id: first, beds: 4, sharedBy: 'family' },
		{ id: later, beds: 6, sharedBy: 'family', addedAt: '2026-03-03T09:00:00.000Z' }
	]);
	const opening = [
		entry(0, '2026-03-01T10:00:00.000Z', {
			kind: 'setDetail',
			detail: 'units',
			units: [{ unitId: first, occupied: 2, outOfService: {} }]
		}),
		{
			...entry(1, '2026-03-01T11:00:00.000Z', { kind: 'bedsOut', n: 1, reason: 'repair' }),
			unitId: later
		}
	];
	const { days } = historyOf({
		start: {
			position: '2026-03-01T23:00:00.000Z',
			state: encodeState(foldLocation(opening, units).state)
		},
		entries: [entry(2, '2026-03-02T10:00:00.000Z', { kind: 'setDetail', detail: 'site' })],
		units,
		days: historyDays('2026-03-02T10:00:00.000Z', Date.parse('2026-03-03T12:00:00.000Z'))
	});
	const beds = (figures: Figures | null) => [figures?.realised, figures?.outOfService];
	expect(days.map(({ asThen, asNow }) => [beds(asThen), beds(asNow)])).toEqual([
		[
			[4, 0],
			[10, 1]
		],
		[
			[10, 1],
			[10, 1]
		]
	]);
});

function entry(
	deviceSeq: number,
	at: string,
	content: EntryRow['entry'],
	receivedAt: string = at
): EntryRow {
	const id = `00000000-0000-4000-8000-00000000000${deviceSeq}`;
	const made = { observedAt: content.kind === 'void' ? null : at, madeAt: at, receivedAt };
	return { id, locationId: 'l', entry: content, ...made, deviceSeq, by: 'p', source: 'site' };
}
