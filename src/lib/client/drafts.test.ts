import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { BERT, startSignedIn } from '../../../tests/support/client/signed-in.ts';
import { openPersonDatabase } from './database.ts';
import { createDrafts } from './drafts.ts';

const HOUR = 60 * 60_000;
const COUNTS = { '101': { people: '3', out: '' } };

function setUp(run = <T>(work: () => Promise<T>) => work()) {
	const db = openPersonDatabase('anna', { indexedDB: new IDBFactory(), IDBKeyRange });
	onTestFinished(() => db.close());
	const clock = { at: 1_000 * HOUR };
	const broke = vi.fn();
	const now = () => clock.at;
	return { db, clock, broke, drafts: createDrafts({ db, clock: { now }, guard: { run }, broke }) };
}

describe('what is typed and not saved', () => {
	it('is there again for a page that starts later, with when it was typed', async () => {
		const { db, clock, broke, drafts } = setUp();
		await drafts.keep('count esch', COUNTS);
		const later = { now: () => clock.at + HOUR };
		const guard = { run: <T>(work: () => Promise<T>) => work() };
		const again = createDrafts({ db, clock: later, guard, broke });
		expect(await again.read('count esch')).toEqual({ at: clock.at, value: COUNTS });
	});

	it('is of one form at one place', async () => {
		const { drafts } = setUp();
		await drafts.keep('count esch', COUNTS);
		expect(await drafts.read('count kade')).toBeUndefined();
		expect(await drafts.read('count')).toBeUndefined();
	});

	it('is gone when it is saved or begun anew, also while it is still being kept', async () => {
		const { db, drafts } = setUp();
		void drafts.keep('count esch', COUNTS);
		await drafts.drop('count esch');
		expect(await drafts.read('count esch')).toBeUndefined();
		expect(await db.meta.count()).toBe(0);
	});

	it('is not offered, and not there, when it is 24 hours old', async () => {
		const { db, clock, drafts } = setUp();
		await drafts.keep('count esch', COUNTS);
		clock.at += 24 * HOUR - 1;
		expect(await drafts.read('count esch')).toBeDefined();
		clock.at += 1;
		expect(await drafts.read('another form')).toBeUndefined();
		expect(await db.meta.count()).toBe(0);
	});

	it('is gone as a whole when somebody signs out, also what is still being kept', async () => {
		const { db, drafts } = setUp();
		await db.meta.put({ key: 'device', value: 'stays' });
		await drafts.keep('count esch', COUNTS);
		void drafts.keep('ask', 'text');
		void drafts.keep('ask', 'texts');
		await drafts.dropAll();
		expect(await db.meta.toCollection().primaryKeys()).toEqual(['device']);
	});

	it('is the newest of what was typed faster than it is kept', async () => {
		const { drafts } = setUp();
		for (const text of ['1', '12', '123']) void drafts.keep('count esch', text);
		expect((await drafts.read('count esch'))?.value).toBe('123');
	});

	it('stops nobody from typing where it cannot be kept, and that is told (S21)', async () => {
		const error = new Error('full');
		const { broke, drafts } = setUp(() => Promise.reject(error));
		await drafts.keep('count esch', COUNTS);
		expect(await drafts.read('count esch')).toBeUndefined();
		expect(broke.mock.calls).toEqual([[error], [error]]);
	});
});

describe('on a device of several people (S20)', () => {
	let signedIn: Awaited<ReturnType<typeof startSignedIn>>;
	beforeEach(async () => void (signedIn = await startSignedIn()));

	it('it is seen by nobody else, stands for who typed it after a restart, and is not sent', async () => {
		const { device, client, network } = signedIn.anna;
		const before = network.calls.length;
		await client.drafts.keep('count esch', COUNTS);
		expect(network.calls.length).toBe(before);
		const tab = device.openTab();
		onTestFinished(() => tab.close());
		await tab.start();
		expect((await tab.drafts.read('count esch'))?.value).toEqual(COUNTS);
		await tab.session.signIn(`${BERT.personId}@opvangbord.example`, 'secret');
		expect(tab.personId).toBe(BERT.personId);
		expect(await tab.drafts.read('count esch')).toBeUndefined();
	});

	it('it is gone when its person signs out', async () => {
		const { client, db } = signedIn.anna;
		await client.drafts.keep('count esch', COUNTS);
		const drafts = () => db.meta.where('key').startsWith('draft ').count();
		await client.session.signOut();
		expect(await drafts()).toBe(0);
	});
});
