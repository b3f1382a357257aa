import { IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
	openSignedIn,
	OTHER_SITE,
	READER,
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import { uuidOf } from '../../../tests/support/sync/people.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { Mutation } from '../domain/schema/mutation.ts';
import type { RecordInput } from './client-types.ts';
import { recordEdits } from './record-edit.ts';
import type { LocationView } from './view-types.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => {
	({ server, anna } = await startSignedIn());
	anna.network.cut();
});

const arrive = (n: number): RecordInput => ({ entry: { kind: 'arrive', n } });
const recount = (n: number): RecordInput => ({ entry: { kind: 'recount', n } });

async function queued(): Promise<Mutation[]> {
	const rows = await anna.db.queue.orderBy('mid').toArray();
	return rows.map(({ text }) => JSON.parse(text) as Mutation);
}

/** A wait: nothing is being asked any more when something is asked. */
function countWaits(): { waits: number } {
	const counted = { waits: 0 };
	let asked = 0;
	for (const { prototype } of [IDBObjectStore, IDBIndex])
		for (const name of ['get', 'getAll', 'put', 'openCursor'] as const) {
			if (!(name in prototype)) continue;
			const ask = (prototype as IDBObjectStore)[name] as (...args: unknown[]) => IDBRequest;
			vi.spyOn(prototype as IDBObjectStore, name).mockImplementation(function (
				this: IDBObjectStore | IDBIndex,
				...args: unknown[]
			) {
				const request = ask.apply(this, args);
				if (request.transaction?.mode !== 'readwrite') return request;
				if (asked++ === 0) counted.waits++;
				request.addEventListener('success', () => void asked--);
				return request;
			});
		}
	return counted;
}

/** As a disk that takes nothing more for that table. */
function failPutting(table: string): void {
	const put = IDBObjectStore.prototype.put;
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		...args
	) {
		if (this.name === table) throw new DOMException('full', 'QuotaExceededError');
		return put.apply(this, args);
	});
}

afterEach(() => void vi.restoreAllMocks());

async function record(input: RecordInput): Promise<string> {
	return stored(await anna.client.edit.record(SITE, input)).uuid;
}

describe('an edit', () => {
	it('is in the queue and in the view in one step (S1)', async () => {
		await record(arrive(3));
		const view = await anna.client.views.location(SITE).read();
		expect(view).toMatchObject({ pending: 1, sending: 'on-device', placeable: 37 });
		expect(view!.figures.occupied).toBe(3);
		expect(await queued()).toHaveLength(1);
	});

	it('is on the screen as soon as it is stored, as it is stored, before anything is read again (S1)', async () => {
		const { views, edit } = anna.client;
		const shown: (LocationView | undefined)[] = [];
		const stop = views.location(SITE).subscribe(
			(view) => shown.push(view),
			() => {}
		);
		await expect.poll(() => shown).toHaveLength(1);
		stored(await edit.record(SITE, arrive(3)));
		expect(shown).toHaveLength(2);
		expect(shown[1]).toEqual(await views.location(SITE).read());
		stop();
	});

	it('that is not stored is not on the screen either (S1)', async () => {
		let step = 'edit: before commit';
		const tab = anna.device.openTab({
			onCrashPoint: (name) => {
				if (name === step) throw new Error('crash');
			}
		});
		await tab.start();
		const shown: number[] = [];
		tab.views.location(SITE).subscribe(
			(view) => shown.push(view!.figures.occupied),
			() => {}
		);
		await expect.poll(() => shown).toEqual([0]);
		await expect(tab.edit.record(SITE, arrive(3))).rejects.toThrow('crash');
		expect(shown).toEqual([0]);
		step = '';
		stored(await tab.edit.record(SITE, arrive(2)));
		expect(shown).toEqual([0, 2]);
		tab.close();
	});

	it('says that it will be shown before its transaction ends, and so before anything is read of it', async () => {
		const told: string[] = [];
		const time = () => ({ deviceMs: Date.parse(server.now()), offsetMs: 0 });
		const draft = { name: 'occupancy.record' as const, args: { locationId: SITE, ...arrive(3) } };
		const context = {
			db: anna.db,
			time,
			crashPoint: (name: string) => void told.push(name),
			entering: () => void told.push('entering'),
			show: () => void told.push('show')
		};
		stored((await recordEdits(context, [{ uuid: uuidOf(77), draft }]))[0]!);
		expect(told.slice(-4)).toEqual(['entering', 'edit: before commit', 'edit: stored', 'show']);
	});

	it('at a place where one was made before waits three times for the database', async () => {
		const time = () => ({ deviceMs: Date.parse(server.now()), offsetMs: 0 });
		const context = { db: anna.db, time, crashPoint: () => {}, regions: new Map<string, string>() };
		const draft = { name: 'occupancy.record' as const, args: { locationId: SITE, ...arrive(3) } };
		stored((await recordEdits(context, [{ uuid: uuidOf(77), draft }]))[0]!);
		const counted = countWaits();
		stored((await recordEdits(context, [{ uuid: uuidOf(78), draft }]))[0]!);
		expect(counted.waits).toBe(3);
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(6);
	});

	it.each(['overlay', 'entry', 'queue', 'meta', 'view'])(
		'that the table %s does not take is refused, and nothing of it is stored (S1, S21)',
		async (table) => {
			failPutting(table);
			expect(await anna.client.edit.record(SITE, arrive(3))).toMatchObject({ code: 'storage' });
			vi.restoreAllMocks();
			expect(await queued()).toEqual([]);
			expect(await anna.db.entry.where('pending').equals(1).count()).toBe(0);
			expect(await anna.db.overlay.count()).toBe(0);
			expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(0);
		}
	);

	it('of a field is refused to who reads figures only (section 4 of the domain)', async () => {
		const reader = await openSignedIn(server, READER);
		const field = { field: 'note', value: 'hond' } as const;
		const outcome = await reader.client.edit.setField(SITE, field);
		expect(outcome).toEqual({ ok: false, code: 'forbidden' });
	});

	it('takes consecutive numbers of one client, and a sequence that only grows (S1)', async () => {
		await record(arrive(1));
		await record(arrive(2));
		const { deviceSeq } = (await queued())[0]!;
		expect((await queued()).map(({ mid }) => mid)).toEqual([1, 2]);
		expect((await queued()).map((edit) => edit.deviceSeq)).toEqual([deviceSeq, deviceSeq + 1]);
	});

	it('leaves nothing behind when the tab dies before the commit, and everything after it (S1)', async () => {
		for (const [step, kept] of [
			['edit: queued', 0],
			['edit: before commit', 0],
			['edit: stored', 1]
		] as const) {
			const tab = anna.device.openTab({
				onCrashPoint: (name) => {
					if (name === step) throw new Error('crash');
				}
			});
			await tab.start();
			await expect(tab.edit.record(SITE, arrive(1))).rejects.toThrow('crash');
			tab.close();
			const view = await anna.client.views.location(SITE).read();
			expect([await anna.db.queue.count(), view!.pending, view!.figures.occupied]).toEqual([
				kept,
				kept,
				kept
			]);
		}
	});

	it('gets a number of its own from each of two tabs (S1)', async () => {
		const tab = anna.device.openTab();
		await tab.start();
		await Promise.all([
			anna.client.edit.record(SITE, arrive(1)),
			tab.edit.record(SITE, arrive(2)),
			anna.client.edit.record(OTHER_SITE, arrive(3)),
			tab.edit.record(OTHER_SITE, arrive(4))
		]);
		expect((await queued()).map(({ mid }) => mid)).toEqual([1, 2, 3, 4]);
		tab.close();
	});

	it('tried again after another tab has sent it is not stored a second time (S2, S21)', async () => {
		const uuid = await record(arrive(3));
		anna.network.heal();
		await anna.client.syncNow();
		const time = () => ({ deviceMs: Date.parse(server.now()), offsetMs: 0 });
		const draft = { name: 'occupancy.record' as const, args: { locationId: SITE, ...arrive(3) } };
		const context = { db: anna.db, time, crashPoint: () => {} };
		const again = await recordEdits(context, [{ uuid, draft }], { isAgain: true });
		expect(again).toEqual([{ ok: true, uuid }]);
		expect(await queued()).toEqual([]);
		const view = await anna.client.views.location(SITE).read();
		expect(view).toMatchObject({ pending: 0, figures: { occupied: 3 } });
	});

	it('that the domain refuses is a value, and nothing of it is stored', async () => {
		const tooMany = await anna.client.edit.record(SITE, { ...arrive(1), source: 'phone' });
		expect(tooMany).toEqual({ ok: false, code: 'forbidden' });
		const elsewhere = await anna.client.edit.setField(SITE, { field: 'name', value: 'Kade 2' });
		expect(elsewhere).toEqual({ ok: false, code: 'forbidden' });
		const unknown = await anna.client.edit.retireUnit(OTHER_SITE);
		expect(unknown).toEqual({ ok: false, code: 'not-found' });
		expect(await queued()).toEqual([]);
	});

	it('says nothing of the time when it is now, and never a time after now (D12)', async () => {
		await record(arrive(1));
		await record({ ...arrive(1), observedAt: server.at(60) });
		await record({ ...arrive(1), observedAt: server.at(-60) });
		expect((await queued()).map(({ args }) => args.observedAt)).toEqual([
			undefined,
			server.now(),
			server.at(-60)
		]);
	});

	it('states the clock of the device and how far the server is ahead (D12)', async () => {
		anna.network.heal();
		anna.device.setSkew(-90_000);
		await anna.client.syncNow();
		anna.network.cut();
		await record(arrive(1));
		const [edit] = await queued();
		expect(edit).toMatchObject({ deviceAt: server.at(-1.5), offsetMs: 90_000 });
		expect((await anna.db.entry.get(edit!.uuid))!.observedAt).toBe(server.now());
	});
});

describe('what an author saw goes with an edit', () => {
	it('a recount names the newest recount on this device, own pending ones included (D11)', async () => {
		const first = await record(recount(3));
		server.advance(1);
		await record(recount(4));
		expect((await queued()).map(({ base }) => base)).toEqual([null, first]);
	});

	it('a count that was begun before another came in is made on what its author saw (D11)', async () => {
		await record(recount(3));
		await record({ ...recount(4), base: null });
		expect((await queued()).map(({ base }) => base)).toEqual([null, null]);
	});

	it('a field names its last writer, own pending ones included (S11)', async () => {
		const { edit } = anna.client;
		const first = await edit.setField(SITE, { field: 'phone', value: '0570 11 22 33' });
		await edit.setField(SITE, { field: 'phone', value: '0570 44 55 66' });
		await edit.setField(SITE, { field: 'note', value: 'bij de brug', base: null });
		expect((await queued()).map(({ base }) => base)).toEqual([
			null,
			first.ok ? first.uuid : '',
			null
		]);
		const view = await anna.client.views.location(SITE).read();
		expect(view).toMatchObject({
			location: { phone: '0570 44 55 66', note: 'bij de brug' },
			fields: { phone: 'on-device', note: 'on-device' }
		});
	});

	const occupied = async () => (await anna.client.views.location(SITE).read())!.figures.occupied;

	it('taking an entry back voids it, whatever corrected it (D13)', async () => {
		const original = await record(arrive(3));
		await record({ ...arrive(4), corrects: original, why: 'verteld' });
		await anna.client.edit.undo(original, { why: 'dubbel' });
		expect((await queued()).at(-1)!.args).toEqual({
			locationId: SITE,
			entry: { kind: 'void' },
			corrects: original,
			why: 'dubbel'
		});
		expect(await occupied()).toBe(0);
	});

	it('taking a correction back states again what stood before it (D13)', async () => {
		const original = await record(arrive(3));
		const correction = await record({ ...arrive(4), corrects: original, why: 'verteld' });
		await anna.client.edit.undo(correction);
		expect((await queued()).at(-1)!.args).toEqual({
			locationId: SITE,
			...arrive(3),
			corrects: original
		});
		expect(await occupied()).toBe(3);
	});

	it('what stood before may be a correction with a time of its own, or nothing (D10, D13)', async () => {
		const original = await record(arrive(3));
		const observedAt = server.at(-30);
		await record({ ...arrive(3), corrects: original, observedAt });
		const later = await record({ ...arrive(5), corrects: original });
		await anna.client.edit.undo(later);
		expect((await queued()).at(-1)!.args).toMatchObject({ ...arrive(3), observedAt });

		await anna.client.edit.undo(original);
		const back = await record({ ...arrive(3), corrects: original });
		await anna.client.edit.undo(back);
		expect((await queued()).at(-1)!.args).toMatchObject({ entry: { kind: 'void' } });
		expect(await occupied()).toBe(0);
	});
});

describe('edits for rooms', () => {
	it('build on each other before anything is sent', async () => {
		const { edit, views } = anna.client;
		const room = stored(await edit.addUnit({ locationId: SITE, name: 'Kamer 1', beds: 4 }));
		const units = [{ unitId: room.id, occupied: 2, outOfService: {} }];
		await edit.setDetail(SITE, { detail: 'units', units });
		await edit.setUnitField(room.id, { field: 'sharedBy', value: 'men' });
		await edit.record(SITE, { unitId: room.id, ...arrive(1) });
		const view = (await views.location(SITE).read())!;
		expect(view).toMatchObject({ detail: 'units', placeable: 1, largestUnit: 1, pending: 4 });
		expect(view.units[0]).toMatchObject({
			unit: { name: 'Kamer 1', sharedBy: 'men' },
			figures: { occupied: 3, realised: 4 }
		});
		expect(view.fields).toEqual({ [`${room.id}/sharedBy`]: 'on-device' });
	});

	it('refuse to retire one with people that only this device knows of (D5)', async () => {
		const { edit, views } = anna.client;
		const room = stored(await edit.addUnit({ locationId: SITE, name: 'Kamer 1', beds: 4 }));
		const units = [{ unitId: room.id, occupied: 2, outOfService: {} }];
		await edit.setDetail(SITE, { detail: 'units', units });
		expect(await edit.retireUnit(room.id)).toMatchObject({ ok: false, code: 'invalid' });
		await edit.record(SITE, { unitId: room.id, entry: { kind: 'depart', n: 2 } });
		expect(await edit.retireUnit(room.id)).toMatchObject({ ok: true });
		const view = await views.location(SITE).read();
		expect(view!.units[0]).toMatchObject({ unit: { retired: true }, figures: { realised: 0 } });
	});

	it('take a retirement back before anybody heard of it, and after (D5)', async () => {
		const { edit, views } = anna.client;
		const room = stored(await edit.addUnit({ locationId: SITE, name: 'Kamer 1', beds: 4 }));
		const units = [{ unitId: room.id, occupied: 0, outOfService: {} }];
		await edit.setDetail(SITE, { detail: 'units', units });
		await edit.retireUnit(room.id);
		expect(await edit.restoreUnit(room.id)).toMatchObject({ ok: true });
		const view = await views.location(SITE).read();
		expect(view!.units[0]).toMatchObject({ unit: { retired: false }, figures: { realised: 4 } });
		expect(view!.figures.realised).toBe(4);
		anna.network.heal();
		await anna.client.syncNow();
		const received = await views.location(SITE).read();
		expect(received).toMatchObject({ pending: 0, figures: { realised: 4 } });
		expect(received!.units[0]!.unit).not.toHaveProperty('retiredAt');
	});
});

describe('edits that belong together', () => {
	const arrival = (locationId: string) => ({
		name: 'occupancy.record' as const,
		args: { locationId, entry: { kind: 'arrive', n: 2 } }
	});

	it('are all stored, each under its own name', async () => {
		const outcome = await anna.client.edit.together([arrival(SITE), arrival(OTHER_SITE)]);
		const uuids = (await queued()).map(({ uuid }) => uuid);
		expect(outcome).toEqual({ ok: true, uuids });
		expect(uuids).toHaveLength(2);
	});

	it('are none of them stored when one is refused, and nothing is left of those before it', async () => {
		await record(arrive(1));
		const kept = async () => [await anna.db.entry.count(), await anna.db.overlay.count()];
		const before = await kept();
		const outcome = await anna.client.edit.together([arrival(SITE), arrival('nowhere')]);
		expect(outcome).toMatchObject({ ok: false, code: 'invalid' });
		expect(await queued()).toHaveLength(1);
		const view = await anna.client.views.location(SITE).read();
		expect(view).toMatchObject({ pending: 1, figures: { occupied: 1 } });
		expect(await kept()).toEqual(before);
		await record(arrive(1));
		expect((await queued()).map(({ mid }) => mid)).toEqual([1, 2]);
	});
});

describe('many edits at once', () => {
	it('are stored 500 to a transaction, and what is refused is left out and named', async () => {
		const drafts = Array.from({ length: 620 }, (_, index) => ({
			name: 'occupancy.record' as const,
			args: { locationId: index === 510 ? 'nowhere' : SITE, entry: { kind: 'arrive', n: 1 } }
		}));
		const steps: number[] = [];
		const outcome = await anna.client.edit.many(drafts, (done) => steps.push(done));
		expect(steps).toEqual([500, 620]);
		expect(outcome).toMatchObject({ stored: 619, refused: [{ index: 510 }] });
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(619);
		expect((await queued()).map(({ mid }) => mid)).toEqual(
			Array.from({ length: 619 }, (_, index) => index + 1)
		);
	});

	it('are taken back 500 to a transaction, the last one first', async () => {
		const drafts = Array.from({ length: 501 }, () => ({
			name: 'occupancy.record' as const,
			args: { locationId: SITE, entry: { kind: 'arrive', n: 1 } }
		}));
		await anna.client.edit.many(drafts);
		const uuids = (await queued()).map(({ uuid }) => uuid);
		const steps: string[] = [];
		const tab = anna.device.openTab({ onCrashPoint: (name) => void steps.push(name) });
		await tab.start();
		expect(await tab.edit.undoTogether(uuids)).toMatchObject({ ok: true });
		tab.close();
		expect(steps.filter((name) => name === 'edit: stored')).toHaveLength(2);
		expect((await queued()).at(-1)).toMatchObject({ args: { corrects: uuids[0] } });
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(0);
	});
});
