import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
	ANNA,
	PEOPLE,
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import { createTestDevice } from '../../../tests/support/client/test-device.ts';
import { uuidOf } from '../../../tests/support/sync/people.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import { personDatabaseName } from './database.ts';
import { CURRENT_PERSON, receiptKey } from './local-keys.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => {
	watchConnections();
	({ server, anna } = await startSignedIn());
	anna.network.cut();
});

afterEach(() => vi.restoreAllMocks());

/** Of another tab: it hears nothing of what happens to the first. */
const AWAKE = { isVisible: () => true, listen: () => () => {} };

const arrive = (n: number) => anna.client.edit.record(SITE, { entry: { kind: 'arrive', n } });

/** Writing fails so many times, as when the disk is full. */
function fillDisk(times = Infinity): void {
	const put = IDBObjectStore.prototype.put;
	let left = times;
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		...args: Parameters<typeof put>
	) {
		if (left-- > 0) throw new DOMException('the disk is full', 'QuotaExceededError');
		return put.apply(this, args);
	});
}

/** Connections that were used so far, and those that the system has taken: every transaction is refused. */
let used: Set<IDBDatabase>;
let lost: Set<IDBDatabase>;
let isLostForGood: boolean;

function watchConnections(): void {
	used = new Set();
	lost = new Set();
	isLostForGood = false;
	const transaction = IDBDatabase.prototype.transaction;
	vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
		this: IDBDatabase,
		...args: Parameters<typeof transaction>
	) {
		used.add(this);
		if (isLostForGood || lost.has(this)) throw new DOMException('connection lost', 'UnknownError');
		return transaction.apply(this, args);
	});
}

function loseConnections(): void {
	lost = new Set(used);
}

/** As the server answered an edit that may not be. */
async function putRefused(n: number): Promise<string> {
	const at = '2026-03-02T09:00:00.000Z';
	const made = { uuid: uuidOf(70 + n), name: 'location.setField' as const, locationId: SITE };
	const args = { locationId: SITE, field: 'phone', value: '0570 11 22 33' };
	await anna.db.result.put({
		...{ ...made, status: 'rejected', code: 'forbidden', open: 1, madeAt: at, answeredAt: at },
		text: JSON.stringify({ ...made, v: 1, args, base: null, deviceAt: at, deviceSeq: 1 })
	});
	return made.uuid;
}

/** As "clear the data of this site" does, or a system that is short of space. */
async function clearData(): Promise<void> {
	anna.device.stored.delete(receiptKey('anna'));
	const asked = anna.device.indexedDB.deleteDatabase(personDatabaseName('anna'));
	await new Promise((resolve, reject) => {
		asked.onsuccess = resolve;
		asked.onerror = reject;
	});
}

describe('storage that fails', () => {
	it('once: the database is opened anew and the edit is stored, once (S21)', async () => {
		fillDisk(1);
		expect(await arrive(3)).toMatchObject({ ok: true });
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(3);
		expect(await anna.db.queue.count()).toBe(1);
		expect(anna.client.status.storageFailed).toBe(false);
	});

	it('for good: the edit is refused visibly, nothing is half stored, and the rescue file holds it (S21)', async () => {
		await arrive(2);
		fillDisk();
		expect(await arrive(3)).toEqual({ ok: false, code: 'storage' });
		expect(anna.client.status.storageFailed).toBe(true);
		vi.restoreAllMocks();
		expect(await anna.db.queue.count()).toBe(1);
		const file = JSON.parse((await anna.client.rescue.export()).text) as { mutations: string[] };
		const entries = file.mutations.map((text) => (JSON.parse(text) as { args: object }).args);
		expect(entries).toMatchObject([{ entry: { n: 2 } }, { entry: { n: 3 } }]);
		expect(await arrive(4)).toMatchObject({ ok: true });
		expect(anna.client.status.storageFailed).toBe(false);
	});

	it('a lost connection is opened anew, also for what is shown (S21)', async () => {
		const shown: number[] = [];
		const stop = anna.client.views.location(SITE).subscribe(
			(view) => shown.push(view!.figures.occupied),
			() => shown.push(NaN)
		);
		await expect.poll(() => shown).toEqual([0]);
		loseConnections();
		expect(await arrive(3)).toMatchObject({ ok: true });
		await expect.poll(() => shown.at(-1)).toBe(3);
		expect(shown).not.toContain(NaN);
		stop();
	});

	it('what is followed from then on is shown when the connection is back (S21)', async () => {
		loseConnections();
		const shown: number[] = [];
		const stop = anna.client.views.locations().subscribe(
			(views) => shown.push(views.length),
			() => shown.push(NaN)
		);
		await expect.poll(() => shown).toEqual([2]);
		stop();
	});

	it('a lost connection is opened anew for what reads before it stores: what is taken back (S21)', async () => {
		const made = stored(await arrive(3));
		loseConnections();
		expect(await anna.client.edit.undo(made.uuid)).toMatchObject({ ok: true });
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(0);
	});

	it('and for an answer that is sent again or let go (S4, S21)', async () => {
		for (const [index, act] of [anna.client.edit.retry, anna.client.edit.discard].entries()) {
			const refused = await putRefused(index);
			loseConnections();
			expect(await act(refused)).toMatchObject({ ok: true });
			lost.clear();
			expect(await anna.db.result.get(refused)).not.toHaveProperty('open');
		}
	});

	it('where it stays lost, they are refused and change nothing (S4, S21)', async () => {
		const made = stored(await arrive(3));
		const refused = await putRefused(1);
		isLostForGood = true;
		const { undo, retry, discard } = anna.client.edit;
		for (const act of [() => undo(made.uuid), () => retry(refused), () => discard(refused)])
			expect(await act()).toEqual({ ok: false, code: 'storage' });
		expect(anna.client.status.storageFailed).toBe(true);
		isLostForGood = false;
		expect(await anna.db.result.get(refused)).toHaveProperty('open');
		expect(await anna.db.queue.count()).toBe(1);
	});

	it('a database that does not answer after a pause is opened anew (S21)', async () => {
		loseConnections();
		anna.device.signal('resume');
		await expect.poll(() => used.size).toBeGreaterThan(lost.size);
	});

	it('a tab that freezes lets go of everything, and does once thawed what it was at (S19)', async () => {
		const entering = [arrive(1), arrive(2)];
		anna.device.signal('frozen');
		const other = anna.device.openTab({ page: AWAKE });
		await other.start();
		expect(await other.edit.record(SITE, { entry: { kind: 'arrive', n: 4 } })).toMatchObject({
			ok: true
		});
		other.close();
		anna.device.signal('resume');
		expect(await Promise.all(entering)).toMatchObject([{ ok: true }, { ok: true }]);
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(7);
		expect(anna.client.status.storageFailed).toBe(false);
	});

	it('what a frozen tab shows follows on when it is thawed (S19, S21)', async () => {
		const shown: number[] = [];
		const stop = anna.client.views.location(SITE).subscribe(
			(view) => shown.push(view!.figures.occupied),
			() => shown.push(NaN)
		);
		await expect.poll(() => shown).toEqual([0]);
		anna.device.signal('frozen');
		const other = anna.device.openTab({ page: AWAKE });
		await other.start();
		await other.edit.record(SITE, { entry: { kind: 'arrive', n: 4 } });
		other.close();
		anna.device.signal('resume');
		await expect.poll(() => shown.at(-1)).toBe(4);
		expect(shown).not.toContain(NaN);
		stop();
	});

	it('data cleared under an open tab: it says so, and the rescue file holds what was unsent and what came after (S21)', async () => {
		await arrive(2);
		await clearData();
		expect(await arrive(3)).toEqual({ ok: false, code: 'storage' });
		expect(anna.client.status).toMatchObject({ cleared: { lastReceiptAt: null } });
		const file = JSON.parse((await anna.client.rescue.export()).text) as { mutations: string[] };
		const entries = file.mutations.map((text) => (JSON.parse(text) as { args: object }).args);
		expect(entries).toMatchObject([{ entry: { n: 2 } }, { entry: { n: 3 } }]);
	});

	it('data cleared under an open tab is said at the next attempt to send too (S21)', async () => {
		await clearData();
		anna.network.heal();
		await anna.client.syncNow();
		expect(anna.client.status).toMatchObject({
			cleared: { lastReceiptAt: null },
			storageFailed: true
		});
	});

	it('a bug is no failure of storage and goes on as it is', async () => {
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
			throw new TypeError('bug');
		});
		await expect(arrive(3)).rejects.toThrow('bug');
	});
});

describe('a cold start with an empty database', () => {
	it('says that local data was cleared and when the last receipt was (S21)', async () => {
		anna.network.heal();
		await arrive(3);
		await anna.client.syncNow();
		const receivedAt = server.now();
		const device = createTestDevice(server, PEOPLE, 2);
		for (const key of [CURRENT_PERSON, receiptKey('anna')])
			device.stored.set(key, anna.device.stored.get(key)!);
		device.network.signInAs(ANNA);
		const tab = device.openTab();
		await tab.start();
		expect(tab.status.cleared).toEqual({ lastReceiptAt: receivedAt });
		await tab.syncNow();
		expect((await tab.views.location(SITE).read())!.figures.occupied).toBe(3);
		tab.close();
		const later = device.openTab();
		await later.start();
		expect(later.status.cleared).toBeNull();
		later.close();
		expect(device.errors).toEqual([]);
	});

	it('says nothing of the kind at a first sign-in', () => {
		expect(anna.client.status.cleared).toBeNull();
	});
});
