import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import { ADDRESS, uuidOf } from '../../../tests/support/sync/people.ts';
import type { Mutation } from '../domain/schema/mutation.ts';

const UNKNOWN = uuidOf(77);

let anna: SignedIn;

beforeEach(async () => {
	({ anna } = await startSignedIn());
	anna.network.cut();
});

afterEach(() => vi.restoreAllMocks());

const queued = () => anna.db.queue.count();

async function lastQueued(): Promise<Mutation> {
	const row = await anna.db.queue.orderBy('mid').last();
	return JSON.parse(row!.text) as Mutation;
}

describe('an edit of what is not on this device', () => {
	it.each([
		['an entry that is taken back', () => anna.client.edit.undo(UNKNOWN)],
		['a refused edit that is sent again', () => anna.client.edit.retry(UNKNOWN)],
		['a room', () => anna.client.edit.retireUnit(UNKNOWN)],
		['a choice', () => anna.client.edit.settleConflict(UNKNOWN, { keep: UNKNOWN }, 'nageteld')],
		['a question', () => anna.client.edit.closeQuestion({ regionId: 'VR04', questionId: UNKNOWN })],
		[
			'a region',
			() =>
				anna.client.edit.askQuestion({ regionId: 'VR99', kind: 'question', text: 'Mag een hond?' })
		]
	])('is refused and not stored: %s', async (_, edit) => {
		expect(await edit()).toMatchObject({ ok: false, code: 'not-found' });
		expect(await queued()).toBe(0);
	});

	it('and letting go of an answer that is not there changes nothing (S4)', async () => {
		await anna.client.edit.discard(UNKNOWN);
		expect(await anna.db.result.count()).toBe(0);
	});
});

describe('an edit without the right to it', () => {
	it('has no id, as nothing was made', async () => {
		const input = { regionId: 'VR04', municipality: 'GM0150', name: 'Loods', kind: 'goo' as const };
		const outcome = await anna.client.edit.addLocation({ ...input, address: ADDRESS });
		expect(outcome).toEqual({ ok: false, code: 'forbidden' });
	});

	it('is left out of many and told, and with nothing stored there is nothing to send', async () => {
		const args = { locationId: SITE, field: 'hidden', value: true };
		const draft = { name: 'location.setField' as const, args, base: null };
		expect(await anna.client.edit.many([draft])).toEqual({
			stored: 0,
			refused: [{ index: 0, code: 'forbidden' }]
		});
		expect(await queued()).toBe(0);
	});

	it('is every edit of somebody of whom nothing was fetched yet', async () => {
		await anna.db.meta.delete('me');
		const outcome = await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 1 } });
		expect(outcome).toEqual({ ok: false, code: 'no-rights' });
	});
});

describe('a refused edit that is sent again', () => {
	/** As it came back from the server. */
	async function refused(name: string, args: object): Promise<string> {
		const at = '2026-03-02T09:00:00.000Z';
		const made = { uuid: UNKNOWN, name, v: 1, args: { locationId: SITE, ...args }, base: null };
		await anna.db.result.put({
			...{ uuid: UNKNOWN, status: 'rejected', code: 'forbidden', open: 1 },
			...{ name: made.name, locationId: SITE, madeAt: at, answeredAt: at },
			text: JSON.stringify({ ...made, deviceAt: at, offsetMs: 0, deviceSeq: 1 })
		});
		return UNKNOWN;
	}

	const refusedArrival = () => refused('occupancy.record', { entry: { kind: 'arrive', n: 3 } });

	const occupied = async () => (await anna.client.views.location(SITE).read())!.figures.occupied;

	const openResults = () => anna.db.result.where('open').equals(1).count();

	it('is a new one with the same words, and waits for nobody any more (S4)', async () => {
		const first = await refused('location.setField', { field: 'phone', value: '0570 11 22 33' });
		const again = stored(await anna.client.edit.retry(first));
		expect(await lastQueued()).toMatchObject({
			...{ uuid: again.uuid, args: { field: 'phone', value: '0570 11 22 33' } }
		});
		expect(await openResults()).toBe(0);
	});

	it('and is refused here already, goes on waiting for a person (S4)', async () => {
		const first = await refused('location.setField', { field: 'hidden', value: true });
		expect(await anna.client.edit.retry(first)).toEqual({ ok: false, code: 'forbidden' });
		expect(await openResults()).toBe(1);
	});

	it('where there is no room, waits on its card only, so that a rescue file does not hold it too (S21, I1)', async () => {
		const first = await refusedArrival();
		fillDisk();
		expect(await anna.client.edit.retry(first)).toEqual({ ok: false, code: 'storage' });
		vi.restoreAllMocks();
		expect(await openResults()).toBe(1);
		const { text } = await anna.client.rescue.export();
		stored(await anna.client.edit.retry(first));
		expect(await anna.client.rescue.import(text)).toMatchObject({ ok: true, added: 0 });
		expect([await queued(), await occupied(), await openResults()]).toEqual([1, 3, 0]);
	});

	it('in two tabs at once, counts once (I1)', async () => {
		const first = await refusedArrival();
		const tab = anna.device.openTab();
		await tab.start();
		const outcomes = await Promise.all([
			anna.client.edit.retry(first),
			tab.edit.retry(first),
			anna.client.edit.retry(first)
		]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect([await queued(), await occupied(), await openResults()]).toEqual([1, 3, 0]);
		tab.close();
	});

	it('from a tab that dies while it does so, counts once (I1)', async () => {
		const first = await refusedArrival();
		for (const [step, waiting] of [
			['edit: queued', 1],
			['edit: before commit', 1],
			['edit: stored', 0]
		] as const) {
			const tab = anna.device.openTab({
				onCrashPoint: (name) => {
					if (name === step) throw new Error('crash');
				}
			});
			await tab.start();
			await expect(tab.edit.retry(first)).rejects.toThrow('crash');
			tab.close();
			expect([await queued(), await openResults()]).toEqual([1 - waiting, waiting]);
		}
		expect(await anna.client.edit.retry(first)).toEqual({ ok: false, code: 'not-found' });
		expect(await occupied()).toBe(3);
	});
});

/** Nothing can be written any more. */
function fillDisk(): void {
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
		throw new DOMException('the disk is full', 'QuotaExceededError');
	});
}

describe('the base of a count (D11)', () => {
	it('is the last count of that room, where it is of a room', async () => {
		const { edit } = anna.client;
		const { id: unitId } = stored(
			await edit.addUnit({ locationId: SITE, name: 'Kamer 1', beds: 4 })
		);
		const units = [{ unitId, occupied: 0, outOfService: {} }];
		stored(await edit.setDetail(SITE, { detail: 'units', units }));
		const count = (n: number) => edit.record(SITE, { unitId, entry: { kind: 'recount', n } });
		const first = stored(await count(2));
		stored(await count(3));
		expect(await lastQueued()).toMatchObject({ base: first.uuid });
	});
});

describe('a switch of detail that was taken back (D5, D13)', () => {
	it('is brought back with what it stated, and the day is what it was', async () => {
		const { edit, views } = anna.client;
		const room = { locationId: SITE, name: 'Kamer 1', beds: 4 };
		const { id: unitId } = stored(await edit.addUnit(room));
		const units = [{ unitId, occupied: 3, outOfService: { repair: { n: 1 } } }];
		const { uuid } = stored(await edit.setDetail(SITE, { detail: 'units', units }));
		const day = async () => {
			const { detail, figures, unplaced } = (await views.location(SITE).read())!;
			return { detail, figures, unplaced };
		};
		stored(await edit.record(SITE, { unitId, entry: { kind: 'recount', n: 2 } }));
		const before = await day();
		const taken = stored(await edit.undo(uuid));
		expect(await day()).toMatchObject({ detail: 'site', unplaced: [{ reason: 'needs-site' }] });
		stored(await edit.undo(taken.uuid, { why: 'toch wel' }));
		expect(await day()).toEqual(before);
		expect(await lastQueued()).toMatchObject({
			name: 'location.setDetail',
			args: { detail: 'units', units, corrects: uuid, why: 'toch wel' }
		});
	});
});

describe('an entry that goes', () => {
	it('and was never here changes nothing: a page may name what was deleted before (D20)', async () => {
		stored(await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 2 } }));
		const { openWorkspace } = await import('./workspace.ts');
		await anna.db.transaction('rw', anna.db.tables, async () => {
			const space = await openWorkspace(anna.db);
			await space.removeEntry(UNKNOWN);
			await space.save();
		});
		const view = await anna.client.views.location(SITE).read();
		expect(view!.figures.occupied).toBe(2);
	});
});
