import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../../../tests/support/client/network.ts';
import {
	BERT,
	openSignedIn,
	SITE,
	type SignedIn,
	startSignedIn
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import { personDatabaseName } from './database.ts';
import type { PushRequest } from '../sync/messages.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

const signIn = (name: string) => anna.client.session.signIn(`${name}@opvangbord.example`, 'x');

async function arriveOffline(n: number): Promise<void> {
	anna.network.cut();
	await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n } });
	await anna.client.syncNow();
}

/** A table has another key than this build knows, which no upgrade can change. */
async function leaveUnopenable(factory: IDBFactory, name: string): Promise<void> {
	await settled(factory.deleteDatabase(name));
	const asked = factory.open(name, 5);
	asked.onupgradeneeded = () => asked.result.createObjectStore('meta', { keyPath: 'name' });
	(await settled(asked)).close();
}

/** As when the browser's files of it are damaged. */
function breakOpening(factory: IDBFactory, broken: string): void {
	const open = factory.open.bind(factory);
	factory.open = (name, version) => {
		if (name === broken) throw new DOMException('Internal error opening it', 'UnknownError');
		return open(name, version);
	};
}

function settled<T>(asked: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		asked.onsuccess = () => resolve(asked.result);
		asked.onerror = () => reject(asked.error!);
	});
}

describe('signing in', () => {
	it('is needed once: a new start without internet shows everything and takes edits', async () => {
		await arriveOffline(2);
		const tab = anna.device.openTab();
		await tab.start();
		expect(tab.personId).toBe('anna');
		const outcome = await tab.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
		expect(outcome.ok).toBe(true);
		expect((await tab.views.location(SITE).read())!.figures.occupied).toBe(5);
		tab.close();
	});

	it('a new start reads the location that its page will show before that page asks for it', async () => {
		const tab = anna.device.openTab({ afterPaint: () => {} });
		await tab.start(SITE);
		const answers: (string | undefined)[] = [];
		const ask = () =>
			tab.views.location(SITE).subscribe((view) => answers.push(view?.id), anna.device.deps.report);
		// Who goes at once is told no more than what is known.
		await vi.waitFor(() => {
			ask()();
			expect(answers).toContain(SITE);
		});
		tab.close();
	});

	it('says in a code what is wrong', async () => {
		expect(await signIn('nobody')).toEqual({ ok: false, code: 'wrong' });
		anna.network.setFault(() => problem(429, 'rate', { 'retry-after': '7' }));
		expect(await signIn('anna')).toEqual({ ok: false, code: 'rate', retryAfter: 7 });
		anna.network.cut();
		expect(await signIn('anna')).toEqual({ ok: false, code: 'offline' });
		anna.network.setFault(() => problem(503, 'busy'));
		expect(await signIn('anna')).toEqual({ ok: false, code: 'server' });
	});

	it('as somebody else opens that person’s own data; the first one’s queue is kept, counted and not sent (S20)', async () => {
		await arriveOffline(2);
		anna.network.heal();
		expect(await signIn('bert')).toEqual({ ok: true, personId: 'bert' });
		await anna.client.syncNow();
		expect(anna.client.personId).toBe('bert');
		expect(anna.client.status.othersQueued).toBe(1);
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(0);
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 4 } });
		await anna.client.syncNow();
		const sent = anna.network
			.callsTo('/api/sync/push')
			.flatMap(({ body }) => (body as PushRequest).mutations.map(({ args }) => args.entry));
		expect(sent).toEqual([{ kind: 'arrive', n: 4 }]);
		expect(await anna.db.queue.count()).toBe(1);
		await signIn('anna');
		await anna.client.syncNow();
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(6);
		const entries = await anna.db.entry.toArray();
		expect(
			entries
				.filter(({ entry }) => entry.kind === 'arrive')
				.map(({ by }) => by)
				.sort()
		).toEqual(['anna', 'bert']);
	});

	it('in another tab stops this one from sending under that name (S20)', async () => {
		const tab = anna.device.openTab();
		await tab.start();
		await tab.session.signIn('bert@opvangbord.example', 'x');
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 2 } });
		await anna.client.syncNow();
		expect(anna.network.callsTo('/api/sync/push')).toEqual([]);
		await expect.poll(() => anna.client.status.signInNeeded).toBe(true);
		expect(await anna.db.queue.count()).toBe(1);
		tab.close();
	});
});

describe('moving the session by a short code', () => {
	it('opens the same person on another device, with the address that is theirs', async () => {
		const made = await anna.client.session.moveCode();
		expect(made).toMatchObject({ ok: true, code: 'CODE-anna' });
		const other = await openSignedIn(server, BERT, 2);
		expect(await other.client.session.signInWithCode('CODE-anna')).toEqual({
			ok: true,
			personId: 'anna'
		});
		const current = (await other.client.persons()).filter(({ isCurrent }) => isCurrent);
		expect(current).toMatchObject([{ id: 'anna', email: 'anna@opvangbord.example' }]);
		await other.client.syncNow();
		expect((await other.client.views.location(SITE).read())!.figures.realised).toBe(40);
	});

	it('says in a code what is wrong, on both sides', async () => {
		const { session } = anna.client;
		expect(await session.signInWithCode('nobody')).toEqual({ ok: false, code: 'wrong' });
		anna.network.cut();
		expect(await session.moveCode()).toEqual({ ok: false, code: 'offline' });
		expect(await session.signInWithCode('CODE-anna')).toEqual({ ok: false, code: 'offline' });
		anna.network.setFault(() => problem(401, 'sign-in'));
		expect(await session.moveCode()).toEqual({ ok: false, code: 'sign-in' });
		anna.network.setFault(() => problem(429, 'rate', { 'retry-after': '7' }));
		expect(await session.moveCode()).toEqual({ ok: false, code: 'rate' });
	});
});

describe('switching person on a shared device', () => {
	it('opens what is here, also without internet, and sends only after a sign-in of their own (S20)', async () => {
		await signIn('bert');
		await anna.client.syncNow();
		anna.network.cut();
		expect(await anna.client.session.switchTo('anna')).toEqual({ ok: true });
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 2 } });
		anna.network.heal();
		await anna.client.syncNow();
		await expect.poll(() => anna.client.status.signInNeeded).toBe(true);
		expect(await anna.db.queue.count()).toBe(1);
		await signIn('anna');
		await anna.client.syncNow();
		expect(await anna.db.queue.count()).toBe(0);
		const rows = await server.pull(BERT);
		expect(rows.filter(({ type, row }) => type === 'entry' && row!.by === 'anna')).toHaveLength(1);
	});

	it('goes on, as signing out does, where the data of another do not open; their profile stays (S20, S21)', async () => {
		await signIn('bert');
		anna.db.close();
		await leaveUnopenable(anna.device.indexedDB, personDatabaseName('anna'));
		expect(await anna.client.persons()).toMatchObject([
			{ id: 'bert', isCurrent: true, queued: 0 },
			{ id: 'anna', isCurrent: false, queued: null }
		]);
		expect(await anna.client.session.signOut()).toEqual({ ok: true });
	});

	it('does not take what the browser cannot open for nothing unsent (S17, S20)', async () => {
		await arriveOffline(2);
		anna.network.heal();
		await signIn('bert');
		breakOpening(anna.device.indexedDB, personDatabaseName('anna'));
		expect(await anna.client.persons()).toMatchObject([
			{ id: 'bert', isCurrent: true, queued: 0 },
			{ id: 'anna', isCurrent: false, queued: null }
		]);
		const tab = anna.device.openTab();
		await tab.start();
		await expect.poll(() => tab.status.othersQueued).toBe(null);
		tab.close();
	});

	it('names everybody with what they still have to send', async () => {
		await arriveOffline(2);
		anna.network.heal();
		await signIn('bert');
		expect(await anna.client.persons()).toMatchObject([
			{ id: 'bert', isCurrent: true, queued: 0 },
			{ id: 'anna', isCurrent: false, queued: 1, email: 'anna@opvangbord.example' }
		]);
		expect(await anna.client.session.switchTo('nobody')).toEqual({ ok: false });
	});
});

describe('signing out', () => {
	it('asks where it cannot be read whether something is unsent (S17, S20)', async () => {
		await arriveOffline(2);
		breakOpening(anna.device.indexedDB, personDatabaseName('anna'));
		expect(await anna.client.session.signOut()).toEqual({
			...{ ok: false, code: 'unsent', queued: null }
		});
		expect(anna.client.personId).toBe('anna');
		expect(await anna.client.session.signOut({ force: true })).toEqual({ ok: true });
	});

	it('asks when something is unsent, and keeps it when told to go on (S20)', async () => {
		await arriveOffline(2);
		expect(await anna.client.session.signOut()).toEqual({ ok: false, code: 'unsent', queued: 1 });
		expect(anna.client.personId).toBe('anna');
		expect(await anna.client.session.signOut({ force: true })).toEqual({ ok: true });
		expect(anna.client.personId).toBeNull();
		expect(() => anna.client.edit).toThrow('nobody is signed in');
		expect(await anna.client.session.switchTo('anna')).toEqual({ ok: false });
		anna.network.heal();
		await signIn('anna');
		await anna.client.syncNow();
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(2);
	});

	it('without internet ends the session at the next start with it', async () => {
		anna.network.cut();
		await anna.client.session.signOut();
		const tab = anna.device.openTab();
		anna.network.heal();
		await tab.start();
		expect(tab.personId).toBeNull();
		expect(anna.network.callsTo('/api/auth/sign-out')).toHaveLength(2);
		tab.close();
		await anna.device.openTab().start();
		expect(anna.network.callsTo('/api/auth/sign-out')).toHaveLength(2);
	});
});
