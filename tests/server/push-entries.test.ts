import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeState, encodeState } from '../../src/lib/domain/fold/state.ts';
import { foldLocation } from '../../src/lib/domain/fold/fold-location.ts';
import type { EntryRow } from '../../src/lib/domain/schema/entry.ts';
import type { Figures } from '../../src/lib/domain/schema/figures.ts';
import { ADDRESS, IJSSELLAND, RCVS, uuidOf } from '../support/sync/people.ts';
import { type OpenedStore, STORES } from '../support/sync/stores.ts';
import { createSyncServer, type Device, type SyncServer } from '../support/sync/sync-server.ts';

const SITE = uuidOf(1);
const OTHER_SITE = uuidOf(2);
const ROOM = uuidOf(3);
const ROOM_TWO = uuidOf(4);
const DAY = 24 * 60;

type More = { unitId?: string; observedAt?: string; corrects?: string; source?: 'import' };

describe.each(STORES)('entries in the $name store', ({ open }) => {
	let opened: OpenedStore;
	let server: SyncServer;
	let tablet: Device;

	beforeEach(async () => {
		opened = await open();
		// Few entries between checkpoints, so that these tests cross them.
		server = createSyncServer(opened.store, { checkpointEvery: 3 });
		await server.addRegion(IJSSELLAND);
		tablet = server.device(RCVS);
		for (const id of [SITE, OTHER_SITE]) await tablet.send('location.add', newSite(id));
	});

	afterEach(() => opened.close());

	const entry = (content: object, more: More & { undated?: true; locationId?: string } = {}) =>
		tablet.edit('occupancy.record', { locationId: SITE, ...more, entry: content });
	const arrive = (n: number, more: More = {}) => entry({ kind: 'arrive', n }, more);
	const recount = (n: number, more: More = {}) => entry({ kind: 'recount', n }, more);
	const undo = (corrects: string) => entry({ kind: 'void' }, { corrects });
	const toUnits = (units: [string, number][], more: object = {}) =>
		tablet.edit('location.setDetail', {
			locationId: SITE,
			detail: 'units',
			units: units.map(([unitId, occupied]) => ({ unitId, occupied, outOfService: {} })),
			...more
		});

	async function figures(id = SITE): Promise<Figures> {
		const rows = await server.pull(RCVS);
		return rows.find((row) => row.id === id)!.row!.figures as Figures;
	}

	/** The stored head, beside a fold of every stored entry. */
	async function expectHeadIsFold(): Promise<void> {
		const [record, units, entries] = await opened.store.read(async (reader) => [
			(await reader.locations([SITE]))[0]!,
			(await reader.unitsOf([SITE])).map(({ unit }) => unit),
			(await reader.entriesOf(SITE)).map(({ row }) => row)
		]);
		const { state } = foldLocation(entries, new Map(units.map((unit) => [unit.id, unit])));
		expect(encodeState(decodeState(record.head.state))).toBe(encodeState(state));
	}

	describe('late ones', () => {
		test('D9: are inside a count that was seen after them', async () => {
			await tablet.push(recount(40, { observedAt: server.at(-60) }));
			await tablet.push(arrive(3, { observedAt: server.at(-120) }));
			expect(await figures()).toMatchObject({ occupied: 40 });
			await tablet.push(arrive(2, { observedAt: server.at(-30) }));
			expect(await figures()).toMatchObject({ occupied: 42 });
			await expectHeadIsFold();
		});

		test('beside ones of now in one batch lose neither, also when the refold meets old states', async () => {
			await tablet.push(
				...[-50, -40, -30, -20].map((minutes) => arrive(1, { observedAt: server.at(minutes) })),
				recount(40, { observedAt: server.at(-10) }),
				arrive(1, { observedAt: server.at(-9) }),
				arrive(1, { observedAt: server.at(-8) })
			);
			await tablet.push(arrive(5), arrive(3, { observedAt: server.at(-45) }));
			expect(await figures()).toMatchObject({ occupied: 47 });
			await tablet.push(arrive(3, { observedAt: server.at(-45) }), arrive(6));
			expect(await figures()).toMatchObject({ occupied: 53 });
			await expectHeadIsFold();
		});

		test('an entry and its undoing in one batch leave what stood before', async () => {
			await tablet.push(arrive(1), arrive(1), arrive(1), arrive(1));
			const mistake = arrive(9);
			const old = arrive(9, { observedAt: server.at(-600) });
			await tablet.push(mistake, old, arrive(2), undo(mistake.uuid), undo(old.uuid), arrive(3));
			expect(await figures()).toMatchObject({ occupied: 9 });
			await expectHeadIsFold();
		});

		test('voiding all of a location leaves an empty one, on which an older entry still lands', async () => {
			const edits = [1, 2, 3, 4].map((n) => arrive(n));
			await tablet.push(...edits);
			await tablet.push(...edits.map(({ uuid }) => undo(uuid)));
			expect(await figures()).toMatchObject({ occupied: 0, observedAt: null });
			await tablet.push(arrive(7, { observedAt: server.at(-60) }));
			expect(await figures()).toMatchObject({ occupied: 7 });
			await expectHeadIsFold();
		});

		test('voiding what stood behind a checkpoint lets an earlier entry land before it', async () => {
			const edits = [1, 2, 3, 4].map((n) => arrive(n));
			await tablet.push(...edits);
			await tablet.push(undo(edits[3]!.uuid));
			await tablet.push(recount(40, { observedAt: server.at(-60) }));
			expect(await figures()).toMatchObject({ occupied: 46 });
			await expectHeadIsFold();
		});
	});

	describe('D13: corrections', () => {
		test('across a count move the number with them', async () => {
			const early = arrive(3, { observedAt: server.at(-20) });
			await tablet.push(early, recount(40, { observedAt: server.at(-10) }));
			const answer = entry(
				{ kind: 'arrive', n: 3 },
				{ corrects: early.uuid, observedAt: server.at(-9) }
			);
			await tablet.push(answer);
			expect(await figures()).toMatchObject({ occupied: 43 });
			await tablet.push(undo(answer.uuid));
			expect(await figures()).toMatchObject({ occupied: 40 });
			await expectHeadIsFold();
		});

		test('that arrive before what they correct wait, and then stand in its place', async () => {
			const original = arrive(3, { observedAt: server.at(-20) });
			const first = entry({ kind: 'arrive', n: 5 }, { corrects: original.uuid });
			const second = entry({ kind: 'arrive', n: 7 }, { corrects: first.uuid });
			const other = server.device(RCVS);
			await tablet.push({ ...second, mid: 3 });
			expect(await figures()).toMatchObject({ occupied: 0 });
			await other.push({ ...first, mid: 1 });
			expect(await figures()).toMatchObject({ occupied: 0 });
			await other.push({ ...original, mid: 2 });
			expect(await figures()).toMatchObject({ occupied: 7 });
			await expectHeadIsFold();
		});

		test('in a circle change nothing, and an original behind them is not lost', async () => {
			const a = arrive(1, { corrects: uuidOf(70) });
			const b = arrive(2, { corrects: a.uuid });
			await tablet.push({ ...a, args: { ...a.args, corrects: b.uuid } }, b, arrive(4));
			expect(await figures()).toMatchObject({ occupied: 4 });
			await expectHeadIsFold();
		});

		test('of another location are forbidden once that is known', async () => {
			const elsewhere = entry({ kind: 'arrive', n: 3 }, { locationId: OTHER_SITE });
			await tablet.push(elsewhere);
			const { results } = await tablet.push(undo(elsewhere.uuid));
			expect(results).toMatchObject([{ status: 'rejected', code: 'forbidden' }]);
			const unknown = uuidOf(90);
			await tablet.push(undo(unknown));
			const { args } = elsewhere;
			await tablet.push(tablet.edit('occupancy.record', args, { uuid: unknown }));
			expect(await figures(OTHER_SITE)).toMatchObject({ occupied: 6 });
			expect(await figures()).toMatchObject({ occupied: 0 });
		});

		test('a later one with content brings a voided entry back', async () => {
			const original = arrive(3);
			const taken = undo(original.uuid);
			await tablet.push(original, taken);
			expect(await figures()).toMatchObject({ occupied: 0 });
			server.advance(1);
			await tablet.push(entry({ kind: 'arrive', n: 4 }, { corrects: taken.uuid }));
			expect(await figures()).toMatchObject({ occupied: 4 });
			await expectHeadIsFold();
		});
	});

	describe('the window', () => {
		const openingOf = async (id = SITE) => {
			const rows = await server.pull(RCVS);
			return rows.find((row) => row.id === id)!.row!.opening as Record<string, unknown>;
		};
		const entriesPulled = async () =>
			(await server.pull(RCVS))
				.filter(({ type }) => type === 'entry')
				.map(({ row }) => row as EntryRow);

		test('an import without a date, or of long ago, is in the opening and is not sent', async () => {
			const import_ = { source: 'import' as const };
			await tablet.push(
				entry({ kind: 'setRealised', n: 50 }, { ...import_, undated: true }),
				recount(40, { ...import_, observedAt: server.at(-400 * DAY) }),
				arrive(2, { observedAt: server.at(-1) })
			);
			expect(await openingOf()).toMatchObject({
				at: '2026-01-30T23:00:00.000Z',
				site: { occupied: 40, realised: 50 }
			});
			expect((await entriesPulled()).map((row) => row.entry.kind)).toEqual(['arrive']);
			expect(await figures()).toMatchObject({ occupied: 42, realised: 50 });
		});

		test('a void of an old entry comes as a new opening', async () => {
			const old = arrive(3, { observedAt: server.at(-40 * DAY) });
			await tablet.push(old, arrive(2));
			expect(await openingOf()).toMatchObject({ site: { occupied: 3 } });
			await tablet.push(undo(old.uuid));
			expect(await openingOf()).not.toHaveProperty('site.occupied');
			expect(await figures()).toMatchObject({ occupied: 2 });
		});

		test('a correction that moves an old entry into the window brings both to the device', async () => {
			const old = arrive(3, { observedAt: server.at(-40 * DAY) });
			await tablet.push(old);
			const before = await server.versionOf('VR04');
			const moved = arrive(4, { corrects: old.uuid, observedAt: server.at(-1 * DAY) });
			await tablet.push(moved);
			expect((await entriesPulled()).map(({ id }) => id).sort()).toEqual([old.uuid, moved.uuid]);
			const rows = (await server.feed('VR04')).filter(({ version }) => version > before);
			expect(rows.filter(({ type }) => type === 'entry').map(({ id }) => id)).toContain(old.uuid);
			expect(await openingOf()).not.toHaveProperty('site.occupied');
		});

		test('rolls on: what leaves it is in the opening, and the figures stay', async () => {
			await tablet.push(arrive(3, { observedAt: server.at(-29 * DAY) }), arrive(2));
			server.advance(5 * DAY);
			await server.roll();
			expect(await openingOf()).toMatchObject({
				at: '2026-02-04T23:00:00.000Z',
				site: { occupied: 3 }
			});
			expect(await figures()).toMatchObject({ occupied: 5 });
			expect(await entriesPulled()).toHaveLength(1);
		});
	});

	describe('D5: units', () => {
		beforeEach(async () => {
			await tablet.send('unit.add', { id: ROOM, locationId: SITE, name: 'Kamer 1', beds: 4 });
		});

		test('one added after a switch was there all along', async () => {
			await tablet.push(toUnits([[ROOM, 2]], { observedAt: server.at(-30) }));
			await tablet.push(recount(3, { unitId: ROOM, observedAt: server.at(-20) }));
			await tablet.send('unit.add', { id: ROOM_TWO, locationId: SITE, name: 'Kamer 2', beds: 6 });
			expect(await figures()).toMatchObject({ realised: 10, occupied: 3 });
			await tablet.push(
				tablet.edit('location.setDetail', {
					locationId: SITE,
					detail: 'site',
					observedAt: server.at(-10)
				})
			);
			expect(await figures()).toMatchObject({ realised: 10, occupied: 3 });
			await expectHeadIsFold();
		});

		test('one retired has no beds from then on, and is refused while people are in it', async () => {
			await tablet.push(toUnits([[ROOM, 2]], { observedAt: server.at(-30) }));
			const refused = await tablet.send('unit.retire', { unitId: ROOM });
			expect(refused).toMatchObject({ status: 'rejected', code: 'invalid' });
			const depart = entry({ kind: 'depart', n: 2 }, { unitId: ROOM });
			const retire = tablet.edit('unit.retire', { unitId: ROOM });
			const { results } = await tablet.push(depart, retire, arrive(1, { unitId: ROOM }));
			expect(results.map(({ code, status }) => code ?? status)).toEqual([
				'applied',
				'applied',
				'closed'
			]);
			expect(await figures()).toMatchObject({ realised: 0, occupied: 0 });
			expect(await figures(ROOM)).toMatchObject({ realised: 0, occupied: 0 });
		});

		test('one that was retired on a device yesterday reaches back before a switch of today', async () => {
			await tablet.push(toUnits([[ROOM, 0]], { observedAt: server.at(-2 * DAY) }));
			const back = { locationId: SITE, detail: 'site', observedAt: server.at(-60) };
			await tablet.push(tablet.edit('location.setDetail', back));
			expect(await figures()).toMatchObject({ realised: 4 });
			const deviceAt = server.at(-DAY);
			await tablet.send('unit.retire', { unitId: ROOM }, { deviceAt });
			expect(await figures()).toMatchObject({ realised: 0 });
			await expectHeadIsFold();
		});

		test('one whose retirement is taken back is as if it had not been, also for what was seen meanwhile', async () => {
			await tablet.push(toUnits([[ROOM, 0]], { observedAt: server.at(-2 * DAY) }));
			await tablet.send('unit.retire', { unitId: ROOM }, { deviceAt: server.at(-DAY) });
			const back = { locationId: SITE, detail: 'site', observedAt: server.at(-60) };
			await tablet.push(tablet.edit('location.setDetail', back));
			expect(await figures()).toMatchObject({ realised: 0 });
			expect(await tablet.send('unit.restore', { unitId: ROOM })).toMatchObject({
				status: 'applied'
			});
			expect(await figures()).toMatchObject({ realised: 4 });
			await expectHeadIsFold();
			expect(await tablet.send('unit.restore', { unitId: ROOM })).toMatchObject({ status: 'noop' });
		});

		test('one that is retired, taken back and retired in one push has the beds of the last', async () => {
			await tablet.push(toUnits([[ROOM, 0]], { observedAt: server.at(-2 * DAY) }));
			const retire = () => tablet.edit('unit.retire', { unitId: ROOM });
			const restore = () => tablet.edit('unit.restore', { unitId: ROOM });
			await tablet.push(retire(), restore(), retire());
			expect(await figures()).toMatchObject({ realised: 0 });
			await tablet.push(restore(), arrive(1, { unitId: ROOM }));
			expect(await figures()).toMatchObject({ realised: 4, occupied: 1 });
			await expectHeadIsFold();
		});

		test('rows go to the devices when their numbers change, and only then', async () => {
			await tablet.send('unit.add', { id: ROOM_TWO, locationId: SITE, name: 'Kamer 2', beds: 6 });
			await tablet.push(
				toUnits([
					[ROOM, 2],
					[ROOM_TWO, 1]
				])
			);
			const before = await server.versionOf('VR04');
			server.advance(1);
			await tablet.push(arrive(1, { unitId: ROOM }));
			const sent = (await server.feed('VR04')).filter(({ version }) => version > before);
			expect(sent.filter(({ type }) => type === 'unit').map(({ id }) => id)).toEqual([ROOM]);
			server.advance(1);
			const moved = await server.versionOf('VR04');
			await tablet.push(entry({ kind: 'move', n: 1, toUnitId: ROOM_TWO }, { unitId: ROOM }));
			const both = (await server.feed('VR04')).filter(({ version }) => version > moved);
			expect(both.filter(({ type }) => type === 'unit')).toHaveLength(2);
		});
	});

	test('D12: a time ahead is held at the moment of receipt, and told when it is far ahead', async () => {
		const near = await tablet.push(arrive(1, { observedAt: server.at(1) }));
		const far = await tablet.push(arrive(1, { observedAt: server.at(90) }));
		expect(near.results[0]).not.toHaveProperty('code');
		expect(far.results[0]).toMatchObject({ status: 'applied', code: 'future-capped' });
		const rows = (await server.pull(RCVS)).filter(({ type }) => type === 'entry');
		expect(rows.map(({ row }) => row!.observedAt)).toEqual([server.now(), server.now()]);
	});

	test('D9: of equal moments the device sequence decides, then the uuid', async () => {
		const at = { observedAt: server.at(-5) };
		const count = { ...recount(10, at), deviceSeq: 50 };
		const before = { ...arrive(1, at), deviceSeq: 49 };
		const after = { ...arrive(2, at), deviceSeq: 51 };
		await tablet.push(after.mid > 0 ? { ...after, mid: count.mid } : after);
		const other = server.device(RCVS);
		await other.push({ ...count, mid: 1 }, { ...before, mid: 2 });
		expect(await figures()).toMatchObject({ occupied: 12 });
	});
});

function newSite(id: string) {
	return {
		id,
		regionId: 'VR04',
		municipality: 'GM0150',
		name: 'De Kade',
		kind: 'goo',
		address: ADDRESS
	};
}
