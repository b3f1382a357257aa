import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FieldWrite } from '../../src/lib/domain/mutations/world.ts';
import type { Conflict } from '../../src/lib/domain/schema/conflict.ts';
import type { Location } from '../../src/lib/domain/schema/location.ts';
import { ADDRESS, COORDINATOR, IJSSELLAND, person, RCVS, uuidOf } from '../support/sync/people.ts';
import { type OpenedStore, STORES } from '../support/sync/stores.ts';
import { createSyncServer, type Device, type SyncServer } from '../support/sync/sync-server.ts';

const SITE = uuidOf(1);
const ROOM = uuidOf(2);
const MANAGER = person('manager', 'mia', { locations: [SITE] });

describe.each(STORES)('S11: fields in the $name store', ({ open }) => {
	let opened: OpenedStore;
	let server: SyncServer;
	let mia: Device;
	let rob: Device;

	beforeEach(async () => {
		opened = await open();
		({ server, mia, rob } = await fieldServer(opened));
	});

	afterEach(() => opened.close());

	const note = (device: Device, value: string | null, base: string | null) =>
		device.edit('location.setField', { locationId: SITE, field: 'note', value }, { base });

	async function site(): Promise<Location> {
		const [record] = await opened.store.read((reader) => reader.locations([SITE]));
		return record!.location;
	}

	async function conflicts(): Promise<Conflict[]> {
		const rows = await server.pull(RCVS);
		return rows.filter(({ type }) => type === 'conflict').map(({ row }) => row as Conflict);
	}

	test('the same base is applied, and an own pending edit is a base for the next', async () => {
		const one = note(mia, 'een', null);
		const { results } = await mia.push(one, note(mia, 'twee', one.uuid));
		expect(results.map(({ status }) => status)).toEqual(['applied', 'applied']);
		expect(await site()).toMatchObject({ note: 'twee' });
	});

	test('two people on the same base: the first stands, both values are on one row', async () => {
		await mia.push(note(mia, 'hond', null));
		const { results } = await rob.push(note(rob, 'kat', null));
		expect(results).toMatchObject([{ status: 'conflict', code: 'field-conflict' }]);
		expect(await site()).toMatchObject({ note: 'hond' });
		expect(await conflicts()).toMatchObject([
			{
				locationId: SITE,
				field: 'note',
				current: 'hond',
				sides: [
					{ value: 'hond', by: 'mia', receivedAt: server.now() },
					{ value: 'kat', by: 'rcvs', receivedAt: server.now() }
				]
			}
		]);
	});

	test('who meets the same value wrote nothing new, and may build on it', async () => {
		await mia.push(note(mia, 'hond', null));
		const same = note(rob, 'hond', null);
		const { results } = await rob.push(same, note(rob, 'kat', same.uuid));
		expect(results.map(({ status }) => status)).toEqual(['noop', 'applied']);
		expect(await site()).toMatchObject({ note: 'kat' });
	});

	test('a base that became a conflict joins its row, over batches too', async () => {
		await mia.push(note(mia, 'hond', null));
		const first = note(rob, 'kat', null);
		await rob.push(first);
		await rob.push(note(rob, 'kat en hond', first.uuid));
		const open = await conflicts();
		expect(open).toHaveLength(1);
		expect(open[0]!.sides.map(({ value }) => value)).toEqual(['hond', 'kat', 'kat en hond']);
	});

	test('an edit on the standing value goes on, and the open row shows it', async () => {
		const first = note(mia, 'hond', null);
		await mia.push(first);
		await rob.push(note(rob, 'kat', null));
		const { results } = await mia.push(note(mia, 'twee honden', first.uuid));
		expect(results).toMatchObject([{ status: 'applied' }]);
		expect(await conflicts()).toMatchObject([{ current: 'twee honden' }]);
	});

	test('settling keeps a side or gives a third value, once, and is the new writer', async () => {
		await mia.push(note(mia, 'hond', null));
		const other = note(rob, 'kat', null);
		await rob.push(other);
		const [open] = await conflicts();
		const settle = rob.edit('conflict.settle', { conflictId: open!.id, keep: other.uuid });
		expect((await rob.push(settle)).results).toMatchObject([{ status: 'applied' }]);
		expect(await site()).toMatchObject({ note: 'kat', fieldWriter: { note: settle.uuid } });
		expect(await conflicts()).toMatchObject([
			{ current: 'kat', settledAt: server.now(), settledBy: 'rcvs' }
		]);
		const again = await mia.send('conflict.settle', { conflictId: open!.id, value: 'vis' });
		expect(again).toMatchObject({ status: 'conflict', code: 'already-settled' });
		expect(await site()).toMatchObject({ note: 'kat' });
		const next = await mia.push(note(mia, 'vis', settle.uuid));
		expect(next.results).toMatchObject([{ status: 'applied' }]);
	});

	test('in one batch an edit, its conflict and the settling of it', async () => {
		await mia.push(note(mia, 'hond', null));
		const lost = note(rob, 'kat', null);
		const settle = rob.edit('conflict.settle', { conflictId: lost.uuid, value: 'vis' });
		const late = note(rob, 'paard', lost.uuid);
		const { results } = await rob.push(lost, settle, late);
		expect(results.map(({ status }) => status)).toEqual(['conflict', 'applied', 'conflict']);
	});

	test('a base that was refused means its own base, over batches too', async () => {
		const refused = note(mia, 'nr 123456782', null);
		await mia.push(refused);
		const before = await server.versionOf('VR04');
		const { results } = await mia.push(note(mia, 'hond', refused.uuid));
		expect(results).toMatchObject([{ status: 'applied', version: before + 1 }]);
		const other = await rob.push(note(rob, 'kat', refused.uuid));
		expect(other.results).toMatchObject([{ status: 'conflict' }]);
	});

	test('saying again what one said last in an open conflict changes no row', async () => {
		await mia.push(note(mia, 'hond', null));
		await rob.push(note(rob, 'kat', null));
		const before = await server.pull(RCVS);
		const { results } = await rob.push(note(rob, 'kat', null), note(rob, 'kat', null));
		expect(results.map(({ status }) => status)).toEqual(['noop', 'noop']);
		expect(await server.pull(RCVS)).toEqual(before);
	});

	test('why a conflict was settled so stands on its row', async () => {
		await mia.push(note(mia, 'hond', null));
		const { uuid } = (await rob.push(note(rob, 'kat', null))).results[0]!;
		await mia.send('conflict.settle', { conflictId: uuid, value: 'vis', why: 'nagevraagd' });
		expect(await conflicts()).toMatchObject([{ settledBy: 'mia', settledWhy: 'nagevraagd' }]);
	});

	test('a conflict about a unit lies with the unit', async () => {
		await mia.send('unit.add', { id: ROOM, locationId: SITE, name: 'Kamer 1', beds: 4 });
		const name = (device: Device, value: string) =>
			device.edit('unit.setField', { unitId: ROOM, field: 'name', value }, { base: null });
		await mia.push(name(mia, 'Kamer A'));
		await rob.push(name(rob, 'Kamer B'), name(rob, 'Kamer C'));
		const open = await conflicts();
		expect(open).toMatchObject([{ locationId: SITE, unitId: ROOM, field: 'name' }]);
		expect(open[0]!.sides).toHaveLength(3);
		const settled = await mia.send('conflict.settle', { conflictId: open[0]!.id, value: 'Zolder' });
		expect(settled).toMatchObject({ status: 'applied' });
		const [unit] = await opened.store.read((reader) => reader.units([ROOM]));
		expect(unit!.unit.name).toBe('Zolder');
	});

	test('an emptied field goes out of the row, and its writer stays', async () => {
		const first = note(mia, 'hond', null);
		const second = note(mia, null, first.uuid);
		await mia.push(first, second);
		expect(await site()).not.toHaveProperty('note');
		expect(await site()).toMatchObject({ fieldWriter: { note: second.uuid } });
	});
});

describe('I5', () => {
	test('the applied writers of a field form an unbroken chain, whatever was pushed', async () => {
		const step = fc.record({
			who: fc.nat({ max: 1 }),
			value: fc.constantFrom('een', 'twee', 'drie'),
			/** How many own or foreign edits back the base lies; beyond the first: never written. */
			back: fc.nat({ max: 4 }),
			act: fc.constantFrom('set', 'set', 'set', 'settle')
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 25, size: 'max' }), async (steps) => {
				const opened = await STORES[0]!.open();
				const { server, mia, rob } = await fieldServer(opened);
				const uuids: string[] = [];
				const meant = new Map<string, string | null>();
				const applied: string[] = [];
				let open: string | undefined;
				for (const { who, value, back, act } of steps) {
					const device = [mia, rob][who]!;
					const base = uuids.at(-1 - back) ?? null;
					const edit =
						act === 'settle' && open
							? device.edit('conflict.settle', { conflictId: open, value })
							: device.edit(
									'location.setField',
									{ locationId: SITE, field: 'note', value },
									{ base }
								);
					const { results } = await device.push(edit);
					uuids.push(edit.uuid);
					if (edit.name === 'location.setField') meant.set(edit.uuid, base);
					if (results[0]!.status === 'applied') applied.push(edit.uuid);
					const [row] = (await server.pull(RCVS)).filter(
						({ type, row: body }) => type === 'conflict' && !(body as Conflict).settledAt
					);
					open = row?.id;
				}
				const writes = await opened.store.read((reader) => reader.fieldWrites(uuids));
				const byId = new Map(writes.map((write) => [write.uuid, write]));
				for (const [index, uuid] of applied.entries())
					if (meant.has(uuid))
						expect(standsFor(byId, meant.get(uuid)!)).toBe(applied[index - 1] ?? null);
				const [record] = await opened.store.read((reader) => reader.locations([SITE]));
				expect(record!.location.fieldWriter.note ?? null).toBe(applied.at(-1) ?? null);
			}),
			{ numRuns: 60, seed: 11 }
		);
	});
});

function standsFor(writes: Map<string, FieldWrite>, base: string | null): string | null {
	const write = base === null ? undefined : writes.get(base);
	return write ? write.standsFor : base;
}

async function fieldServer({ store }: OpenedStore) {
	const server = createSyncServer(store);
	await server.addRegion(IJSSELLAND);
	const site = { id: SITE, regionId: 'VR04', municipality: 'GM0150', name: 'De Kade', kind: 'goo' };
	await server.device(COORDINATOR).send('location.add', { ...site, address: ADDRESS });
	return { server, mia: server.device(MANAGER), rob: server.device(RCVS) };
}
