import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { worldArbitrary } from '../../../tests/support/generators/world-arbitrary.ts';
import type { OracleWorld } from '../../../tests/support/oracle/world.ts';
import { toEntries, toFoldUnits } from '../../../tests/support/replay-of-fold.ts';
import { ADDRESS, IJSSELLAND, RCVS } from '../../../tests/support/sync/people.ts';
import { figuresOf, NOTHING_RESERVED } from '../domain/figures-of.ts';
import { applyEntry } from '../domain/fold/apply-entry.ts';
import { cardsOf } from '../domain/fold/cards.ts';
import { foldLocation } from '../domain/fold/fold-location.ts';
import { toEffective } from '../domain/fold/resolve-corrections.ts';
import { decodeState, emptyState, encodeState } from '../domain/fold/state.ts';
import type { FoldUnit } from '../domain/fold/units.ts';
import type { EntryRow } from '../domain/schema/entry.ts';
import { DEFAULT_SETTINGS } from '../domain/default-settings.ts';
import { openPersonDatabase, type PersonDatabase } from './database.ts';
import { prepareDevice, putMeta } from './meta.ts';
import { openWorkspace } from './workspace.ts';

const RUNS = 60;
const PATIENCE = 60_000;

type Given = { entries: EntryRow[]; units: Map<string, FoldUnit>; id: string };

const given = worldArbitrary
	.filter((world) => world.entries.length > 0)
	.map((world: OracleWorld): Given => {
		const entries = toEntries(world);
		return { entries, units: toFoldUnits(world.units), id: entries[0]!.locationId };
	});

async function openFilled({ id }: Given): Promise<PersonDatabase> {
	const db = openPersonDatabase('rcvs', { indexedDB: new IDBFactory(), IDBKeyRange });
	await prepareDevice(db, () => '00000000-0000-4000-8000-00000000000c');
	await putMeta(db, 'me', RCVS);
	await db.row.put({ type: 'region', id: 'VR04', version: 1, locationId: '', row: IJSSELLAND });
	await putLocation(db, id, {});
	return db;
}

/** With its rooms and these entries, taken in one after another. */
async function openStored(world: Given, entries: EntryRow[]): Promise<PersonDatabase> {
	const db = await openFilled(world);
	await putUnits(db, world);
	await store(db, world.id, entries);
	return db;
}

async function putLocation(db: PersonDatabase, id: string, more: object): Promise<void> {
	const row = {
		...{ id, regionId: 'VR04', municipality: 'GM0150', name: 'Kade', kind: 'goo', hidden: false },
		...{ address: ADDRESS, suitable: {}, status: 'open', fieldWriter: {}, detail: 'site', ...more }
	};
	await db.row.put({ type: 'location', id, version: 1, locationId: id, row });
}

async function putUnits(db: PersonDatabase, { id, units }: Given, openings: object = {}) {
	for (const unit of units.values()) {
		const opening = (openings as Record<string, object>)[unit.id];
		const retired = unit.retiredAt !== undefined;
		const row = {
			...unit,
			locationId: id,
			name: unit.id,
			suitable: {},
			retired,
			fieldWriter: {},
			opening
		};
		await db.row.put({ type: 'unit', id: unit.id, version: 1, locationId: id, row });
	}
}

async function store(db: PersonDatabase, id: string, entries: EntryRow[]): Promise<void> {
	await db.transaction('rw', db.tables, async () => {
		const space = await openWorkspace(db);
		await space.work(id);
		for (const entry of entries) await space.putEntry(entry, false);
		await space.save();
	});
}

/** What one fold over everything gives. */
function whole({ entries, units }: Given) {
	const { state, unplaced } = foldLocation(entries, units);
	const placed = new Set(unplaced.map(({ id }) => id));
	const near = toEffective(entries).filter(({ id }) => !placed.has(id));
	return {
		state: encodeState(state),
		figures: figuresOf(state, units, NOTHING_RESERVED, null).location,
		unplaced: unplaced.map(({ id, reason }) => `${id} ${reason}`).sort(),
		cards: cardsOf(state, near, DEFAULT_SETTINGS)
			.map((card) => JSON.stringify(card))
			.sort()
	};
}

async function stored(db: PersonDatabase, id: string) {
	const view = (await db.view.get(id))!;
	return {
		state: encodeState(decodeState((await db.head.get(id))!.state)),
		figures: { ...view.figures, receivedAt: null },
		unplaced: view.unplaced.map((entry) => `${entry.id} ${entry.reason}`).sort(),
		cards: view.cards.map((card) => JSON.stringify(card)).sort()
	};
}

const inAnyOrder = given.chain((world) =>
	fc.record({
		world: fc.constant(world),
		entries: fc.shuffledSubarray(world.entries, { minLength: world.entries.length }),
		atOnce: fc.integer({ min: 1, max: 12 }),
		unitsAfter: fc.nat({ max: world.entries.length })
	})
);

describe('the stored fold of a location', () => {
	it(
		'equals one fold over everything, whatever order entries and units arrive in (S12)',
		async () => {
			await fc.assert(
				fc.asyncProperty(inAnyOrder, async ({ world, entries, atOnce, unitsAfter }) => {
					const db = await openFilled(world);
					for (let at = 0; at < entries.length; at += atOnce) {
						if (at >= unitsAfter) await putUnits(db, world);
						await store(db, world.id, entries.slice(at, at + atOnce));
					}
					await putUnits(db, world);
					await store(db, world.id, []);
					expect(await stored(db, world.id)).toEqual(whole(world));
					db.close();
				}),
				{ numRuns: RUNS }
			);
		},
		PATIENCE
	);

	it('knows that a count made on a correction was made on what it corrected (D11, D13)', async () => {
		const id = '10000000-0000-4000-8000-000000000000';
		const count = (n: number, at: string, more: Partial<EntryRow>): EntryRow => ({
			id: `00000000-0000-4000-8000-00000000000${n}`,
			locationId: id,
			entry: { kind: 'recount', n },
			observedAt: at,
			madeAt: at,
			deviceSeq: n,
			receivedAt: at,
			by: 'anna',
			source: 'site',
			...more
		});
		const first = count(5, '2026-03-02T06:00:00.000Z', {});
		const corrected = count(6, '2026-03-02T06:01:00.000Z', { corrects: first.id });
		const later = count(7, '2026-03-02T06:30:00.000Z', { base: corrected.id });
		const db = await openFilled({ id, entries: [], units: new Map() });
		await store(db, id, [first, corrected, later]);
		expect((await stored(db, id)).cards).toEqual([]);
		db.close();
	});

	it(
		'comes out the same when entries are taken away again',
		async () => {
			await fc.assert(
				fc.asyncProperty(inAnyOrder, fc.nat(), async ({ world, entries }, pick) => {
					const db = await openStored(world, entries);
					const gone = entries[pick % entries.length]!;
					await db.transaction('rw', db.tables, async () => {
						const space = await openWorkspace(db);
						await space.removeEntry(gone.id);
						await space.save();
					});
					const left = { ...world, entries: entries.filter(({ id }) => id !== gone.id) };
					expect(await stored(db, world.id)).toEqual(whole(left));
					db.close();
				}),
				{ numRuns: RUNS }
			);
		},
		PATIENCE
	);

	it(
		'starts from the opening of the window and forgets what stands before it',
		async () => {
			await fc.assert(
				fc.asyncProperty(inAnyOrder, fc.nat(), async ({ world, entries }, pick) => {
					const db = await openStored(world, entries);
					const times = entries.flatMap(({ observedAt }) => observedAt ?? []).sort();
					const at = times[pick % Math.max(1, times.length)] ?? '2026-01-01T00:00:00.000Z';
					await moveOpening(db, world, at);
					await store(db, world.id, []);
					expect((await stored(db, world.id)).figures).toEqual(whole(world).figures);
					const kept = await db.entry.toArray();
					const inWindow = new Set(
						kept.filter(({ own }) => own && own >= at).map(({ root }) => root)
					);
					const outside = kept.filter(({ root }) => !inWindow.has(root));
					expect(outside.filter(({ own }) => own !== undefined)).toEqual([]);
					db.close();
				}),
				{ numRuns: RUNS }
			);
		},
		PATIENCE
	);
});

describe('several changes of one entry in one transaction', () => {
	it('count as the last of them: an arrival that is taken out at once leaves nothing', async () => {
		const id = '10000000-0000-4000-8000-000000000000';
		const db = await openFilled({ id, entries: [], units: new Map() });
		const entry = (n: number, content: EntryRow['entry'], corrects?: string): EntryRow => ({
			id: `00000000-0000-4000-8000-00000000000${n}`,
			locationId: id,
			entry: content,
			observedAt: corrects ? null : `2026-03-02T06:0${n}:00.000Z`,
			madeAt: `2026-03-02T06:0${n}:00.000Z`,
			deviceSeq: n,
			by: 'anna',
			source: 'site',
			...(corrects ? { corrects } : {})
		});
		const first = entry(1, { kind: 'arrive', n: 1 });
		const second = entry(2, { kind: 'arrive', n: 2 });
		await store(db, id, [first]);
		await store(db, id, [second, entry(3, { kind: 'void' }, second.id)]);
		expect((await stored(db, id)).figures.occupied).toBe(1);
		db.close();
	});
});

async function moveOpening(db: PersonDatabase, world: Given, at: string): Promise<void> {
	const state = emptyState();
	for (const entry of toEffective(world.entries))
		if (entry.position < at) applyEntry(state, entry, world.units);
	const { units = {}, ...opening } = JSON.parse(encodeState(state)) as { units?: object };
	await putLocation(db, world.id, { opening: { at, ...opening } });
	await putUnits(db, world, units);
}
