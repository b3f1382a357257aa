import { beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../../tests/support/client/network.ts';
import {
	ANNA,
	BERT,
	openSignedIn,
	OTHER_SITE,
	SITE,
	type SignedIn,
	startServer,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import { COORDINATOR } from '../../../tests/support/sync/people.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { PushRequest } from '../sync/messages.ts';
import { putMeta, readDevice, readSync } from './meta.ts';
import { pushQueue } from './push-queue.ts';
import { PARKED_FROM } from './queue-format.ts';
import { withMid } from './renumber.ts';
import { startOver } from './start-over.ts';
import type { SyncContext } from './sync-context.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

const PUSH = '/api/sync/push';

async function arrive(n: number, locationId = SITE): Promise<string> {
	const entry = { kind: 'arrive', n } as const;
	return stored(await anna.client.edit.record(locationId, { entry })).uuid;
}

/** Stores without sending. */
async function arriveOffline(...counts: number[]): Promise<string[]> {
	anna.network.cut();
	const uuids: string[] = [];
	for (const n of counts) uuids.push(await arrive(n));
	await anna.client.syncNow();
	anna.network.heal();
	return uuids;
}

function bodies(): PushRequest[] {
	return anna.network.callsTo(PUSH).map(({ body }) => body as PushRequest);
}

async function occupiedAtServer(): Promise<number> {
	const rows = await server.pull(ANNA);
	const row = rows.find(({ id }) => id === SITE)!.row as { figures: { occupied: number } };
	return row.figures.occupied;
}

async function occupiedHere(): Promise<number> {
	return (await anna.client.views.location(SITE).read())!.figures.occupied;
}

describe('sending', () => {
	it('takes the stored bytes, also again after a lost answer, and counts once (S1, S2)', async () => {
		await arriveOffline(3);
		const [stored] = await anna.db.queue.toArray();
		anna.network.setFault(({ path }) => (path === PUSH ? 'answer-lost' : undefined));
		await anna.client.syncNow();
		expect(await anna.client.views.location(SITE).read()).toMatchObject({
			pending: 1,
			sending: 'on-device'
		});
		anna.network.heal();
		await anna.client.syncNow();
		const sent = bodies().flatMap(({ mutations }) => mutations.map((edit) => JSON.stringify(edit)));
		expect(sent.length).toBeGreaterThan(1);
		expect(new Set(sent)).toEqual(new Set([stored!.text]));
		expect(await occupiedAtServer()).toBe(3);
		expect(await occupiedHere()).toBe(3);
	});

	it('says how much is held and since when (S22)', async () => {
		const oldest = server.now();
		anna.network.cut();
		await arrive(1);
		server.advance(3);
		await arrive(2);
		await anna.client.syncNow();
		anna.network.heal();
		await anna.client.syncNow();
		expect(bodies()[0]).toMatchObject({ pending: 2, oldest });
		const pulls = anna.network.callsTo('/api/sync/pull').map(({ query }) => query);
		expect(pulls.at(-1)!.get('pending')).toBe('0');
	});

	it('goes in batches of at most 500 and 256 kB', async () => {
		anna.network.cut();
		const note = 'x'.repeat(1900);
		const drafts = Array.from({ length: 700 }, (_, index) => ({
			name: 'location.setField' as const,
			args: { locationId: SITE, field: 'note', value: index < 300 ? `${note}${index}` : `${index}` }
		}));
		await anna.client.edit.many(drafts);
		anna.network.heal();
		await anna.client.syncNow();
		const sizes = bodies().map(({ mutations }) => mutations.length);
		expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(700);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
		const bytes = bodies().map((body) => JSON.stringify(body).length);
		expect(Math.max(...bytes)).toBeLessThan(256_000);
	});

	it('keeps an edit that has no result of its own, whatever `last` says (S5)', async () => {
		const [first, second] = await arriveOffline(1, 2);
		anna.network.setFault(({ path }) => {
			if (path !== PUSH) return undefined;
			return Response.json({
				epoch: 'epoch-1',
				versions: {},
				serverNow: server.now(),
				last: 2,
				results: [{ uuid: first, status: 'applied', regionId: 'VR04', version: 99 }]
			});
		});
		await anna.client.syncNow();
		const left = await anna.db.queue.toArray();
		expect(left.map(({ uuid }) => uuid)).toEqual([second]);
	});

	it('keeps what was acknowledged beside the queue (S5)', async () => {
		const uuid = await arrive(1);
		await anna.client.syncNow();
		expect((await anna.db.sent.toArray()).map((row) => row.uuid)).toEqual([uuid]);
		server.advance(8 * 24 * 60);
		await anna.client.syncNow();
		expect(await anna.db.sent.count()).toBe(0);
	});
});

describe('what the server refuses', () => {
	it('leaves the view at once and waits for a person, holding up nothing (S4, S5)', async () => {
		const [bad] = await arriveOffline(3);
		const office = server.device(COORDINATOR);
		await office.send('location.setField', closing(), { base: await statusWriter() });
		anna.network.cut();
		await arrive(4, OTHER_SITE);
		anna.network.heal();
		await anna.client.syncNow();
		expect(await anna.client.views.inbox().read()).toMatchObject([
			{ kind: 'result', sending: 'failed', uuid: bad, code: 'closed', locationName: 'Kade' }
		]);
		expect(await anna.client.views.location(SITE).read()).toMatchObject({
			sending: 'failed',
			figures: { occupied: 0 }
		});
		expect(await anna.client.views.location(OTHER_SITE).read()).toMatchObject({
			sending: 'received',
			figures: { occupied: 4 }
		});
		await anna.client.edit.discard(bad!, 'was al dicht');
		expect(await anna.client.views.inbox().read()).toEqual([]);
		expect((await anna.client.views.location(SITE).read())!.sending).toBe('received');
	});

	it('can be tried again as a new edit, seen when the first was (S4)', async () => {
		const [bad] = await arriveOffline(3);
		const seenAt = server.now();
		const office = server.device(COORDINATOR);
		const closed = await office.send('location.setField', closing(), {
			base: await statusWriter()
		});
		await anna.client.syncNow();
		const open = { locationId: SITE, field: 'status', value: 'open' };
		await office.send('location.setField', open, { base: closed.uuid });
		server.advance(30);
		await anna.client.syncNow();
		expect(await anna.client.edit.retry(bad!)).toMatchObject({ ok: true });
		await anna.client.syncNow();
		expect(await anna.client.views.inbox().read()).toEqual([]);
		const [entry] = await anna.client.views.recentEntries(SITE).read();
		expect(entry).toMatchObject({ observedAt: seenAt, sending: 'received', state: 'in-force' });
		expect(await anna.client.edit.retry(bad!)).toMatchObject({ ok: false });
		expect(await occupiedAtServer()).toBe(3);
	});

	const closing = () => ({ locationId: SITE, field: 'status', value: 'closed' });

	async function statusWriter(): Promise<string> {
		const rows = await server.pull(ANNA);
		const row = rows.find(({ id }) => id === SITE)!.row as { fieldWriter: Record<string, string> };
		return row.fieldWriter.status!;
	}
});

describe('a request that is refused as a whole', () => {
	it('too large: is halved until it fits (S18)', async () => {
		await arriveOffline(1, 2, 3, 4, 5);
		anna.network.setFault(({ path, body }) =>
			path === PUSH && (body as PushRequest).mutations.length > 1
				? problem(413, 'too-large')
				: undefined
		);
		await anna.client.syncNow();
		expect(await anna.db.queue.count()).toBe(0);
		expect(await occupiedAtServer()).toBe(15);
	});

	it('unreadable: the one that cannot be read is found, shown and holds up no other (S4, S18)', async () => {
		const uuids = await arriveOffline(1, 2, 3, 4, 5, 6, 7);
		const bad = uuids[4]!;
		anna.network.setFault(({ path, body }) =>
			path === PUSH && (body as PushRequest).mutations.some(({ uuid }) => uuid === bad)
				? problem(400, 'shape')
				: undefined
		);
		await anna.client.syncNow();
		expect(await occupiedAtServer()).toBe(1 + 2 + 3 + 4 + 6 + 7);
		await waitFor(() => anna.client.status.queued === 1);
		expect(await anna.client.views.inbox().read()).toMatchObject([
			{ kind: 'result', uuid: bad, sending: 'failed' }
		]);
		const later = await arrive(8);
		await anna.client.syncNow();
		expect(await anna.db.sent.get(later)).toBeDefined();
		await anna.client.edit.discard(bad);
		expect(await anna.db.queue.count()).toBe(0);
		expect(await occupiedHere()).toBe(31);
	});

	it('at most 10 tries, then the failure is shown and the queue kept (S18)', async () => {
		await arriveOffline(...Array.from({ length: 20 }, (_, index) => index + 1));
		anna.network.setFault(({ path }) => (path === PUSH ? problem(400, 'shape') : undefined));
		const before = bodies().length;
		expect(await anna.client.syncNow()).toBe('later');
		expect(bodies().length - before).toBe(11);
		expect(await anna.db.queue.count()).toBe(20);
		expect(await anna.db.queue.where('mid').below(PARKED_FROM).count()).toBe(19);
	});

	it.each(['+010000-01-01T00:00:00.000Z', 'broken'])(
		'an edit whose moment is no moment of the wire, %s, holds up neither what is sent nor what is fetched (S4, S18)',
		async (deviceAt) => {
			const [bad] = await arriveOffline(1, 2);
			const row = (await anna.db.queue.where('uuid').equals(bad!).first())!;
			const text = JSON.stringify({ ...(JSON.parse(row.text) as object), deviceAt });
			await anna.db.queue.put({ ...row, text });
			expect(await anna.client.syncNow()).toBe('done');
			expect(await occupiedAtServer()).toBe(2);
			expect(await anna.client.views.inbox().read()).toMatchObject([
				{ kind: 'result', uuid: bad, sending: 'failed' }
			]);
			const bert = await openSignedIn(server, BERT, 2);
			await bert.client.edit.record(SITE, { entry: { kind: 'arrive', n: 5 } });
			await bert.client.syncNow();
			await anna.client.syncNow();
			expect(await occupiedHere()).toBe(1 + 2 + 5);
			expect(anna.client.status.oldestQueuedAt).toBe('1970-01-01T00:00:00.000Z');
		}
	);

	it('401 asks for a sign-in, keeps the queue and goes on counting (S18)', async () => {
		await arriveOffline(3);
		anna.network.signInAs(null);
		await anna.client.syncNow();
		await arrive(4);
		await waitFor(() => anna.client.status.signInNeeded);
		expect(await occupiedHere()).toBe(7);
		expect(await anna.client.session.signIn('anna@opvangbord.example', 'x')).toMatchObject({
			ok: true
		});
		await anna.client.syncNow();
		await waitFor(() => !anna.client.status.signInNeeded);
		expect(await occupiedAtServer()).toBe(7);
	});

	it('426 says that the app is too old and keeps the queue (S15)', async () => {
		await arriveOffline(3);
		anna.network.setFault(({ path }) => (path === PUSH ? problem(426, 'update-app') : undefined));
		await anna.client.syncNow();
		expect(anna.client.status.updateNeeded).toBe(true);
		expect(await anna.db.queue.count()).toBe(1);
	});

	it('503 with Retry-After is left alone until then (S18)', async () => {
		await arriveOffline(3);
		anna.network.setFault(({ path }) =>
			path === PUSH ? problem(503, 'busy', { 'retry-after': '60' }) : undefined
		);
		await anna.client.syncNow();
		const tries = bodies().length;
		anna.network.heal();
		await anna.client.syncNow();
		expect(bodies()).toHaveLength(tries);
		server.advance(1.1);
		await anna.client.syncNow();
		expect(await occupiedAtServer()).toBe(3);
	});
});

describe('a client whose numbers the server does not know', () => {
	it('takes a new id, sends what was acknowledged before the queue, and keeps the uuids (S2)', async () => {
		const first = await arrive(1);
		await anna.client.syncNow();
		const [second] = await arriveOffline(2);
		const [queued] = await anna.db.queue.toArray();
		await anna.db.queue.clear();
		await anna.db.queue.put(withMid(queued!, 7));
		const before = (await anna.client.diagnosis()).clientId;
		await anna.client.syncNow();
		const last = bodies().at(-1)!;
		expect(last.clientId).not.toBe(before);
		expect(last.mutations.map(({ uuid, mid }) => [uuid, mid])).toEqual([
			[first, 1],
			[second, 2]
		]);
		expect(await occupiedAtServer()).toBe(3);
		expect(await occupiedHere()).toBe(3);
		expect(await anna.db.overlay.count()).toBe(0);
	});

	it('does so when its id is another person’s, but not while somebody else is signed in (S1, S20)', async () => {
		const { clientId } = await anna.client.diagnosis();
		server.device(BERT, clientId);
		await server.device(BERT, clientId).send('occupancy.record', {
			locationId: SITE,
			entry: { kind: 'arrive', n: 10 }
		});
		anna.network.signInAs(BERT);
		await arriveOffline(1);
		await anna.client.syncNow();
		expect((await anna.client.diagnosis()).clientId).toBe(clientId);
		expect(await anna.db.queue.count()).toBe(1);
		anna.network.signInAs(ANNA);
		await anna.client.syncNow();
		expect((await anna.client.diagnosis()).clientId).not.toBe(clientId);
		expect(await occupiedAtServer()).toBe(11);
		const entries = await anna.db.entry.toArray();
		const here = entries.filter(({ locationId }) => locationId === SITE);
		expect(here.map(({ by }) => by).sort()).toEqual(['anna', 'bert', 'coordinator']);
	});

	it('forgets what the old server’s versions said of an edit that was not fetched back yet (S16)', async () => {
		anna.network.setFault(({ path }) => (path === '/api/sync/pull' ? 'lost' : undefined));
		await arrive(5);
		await anna.client.syncNow();
		server = await startServer('epoch-2');
		for (const n of [1, 2, 3])
			await server.device(BERT).send('occupancy.record', {
				locationId: OTHER_SITE,
				entry: { kind: 'recount', n }
			});
		anna.network.setServer(server);
		anna.network.setFault(({ path }) => (path === PUSH ? 'lost' : undefined));
		await anna.client.syncNow();
		expect(await occupiedHere()).toBe(5);
		anna.network.heal();
		await anna.client.syncNow();
		expect([await occupiedHere(), await occupiedAtServer()]).toEqual([5, 5]);
	});

	it('after a restore sends again what the server lost, and shows it all the time (S16)', async () => {
		await arrive(5);
		await anna.client.edit.setField(SITE, { field: 'phone', value: '0570 11 22 33' });
		await anna.client.syncNow();
		const restored = await startServer('epoch-2');
		anna.network.setServer(restored);
		server = restored;
		const shown: unknown[] = [];
		const stop = anna.client.views.location(SITE).subscribe(
			(view) => shown.push([view!.figures.occupied, view!.location.phone]),
			(error) => shown.push(error)
		);
		await arrive(2);
		await anna.client.syncNow();
		await anna.client.syncNow();
		stop();
		const allowed = [
			[5, '0570 11 22 33'],
			[7, '0570 11 22 33']
		];
		expect(allowed).toEqual(expect.arrayContaining(shown));
		expect(shown.at(-1)).toEqual(allowed[1]);
		expect(await occupiedAtServer()).toBe(7);
		expect(await anna.db.queue.count()).toBe(0);
		expect((await anna.client.diagnosis()).differences).toEqual([]);
	});
});

async function waitFor(isSo: () => boolean): Promise<void> {
	await expect.poll(isSo).toBe(true);
}

describe('a new start that another tab makes while this one sends', () => {
	it('leaves the answer to the old client: all is sent again, and counts once (S2, S16)', async () => {
		const [uuid] = await arriveOffline(3);
		const { clientId } = await readDevice(anna.db);
		const { newId } = anna.device.deps;
		const tab = anna.device.openTab({
			fetch: async (path, init) => {
				const answer = await anna.network.fetch(path, init);
				if (path === PUSH) await startOver({ db: anna.db, newId, crashPoint: () => {} }, clientId);
				return answer;
			}
		});
		await tab.start();
		await tab.syncNow();
		tab.close();
		const senders = bodies().filter(({ mutations }) => mutations[0]!.uuid === uuid);
		expect(new Set(senders.map((body) => body.clientId)).size).toBe(2);
		expect(await anna.db.queue.count()).toBe(0);
		expect([await occupiedHere(), await occupiedAtServer()]).toEqual([3, 3]);
	});

	it('ends the sending until everything was fetched (S16, I6)', async () => {
		await arriveOffline(3);
		await putMeta(anna.db, 'sync', { ...(await readSync(anna.db)), startsOver: true });
		const sent = bodies().length;
		const context = { db: anna.db } as SyncContext;
		expect(await pushQueue(context)).toEqual({ is: 'start-over' });
		expect(bodies()).toHaveLength(sent);
	});
});
