import { beforeEach, describe, expect, it } from 'vitest';
import { type Fault, problem } from '../../../tests/support/client/network.ts';
import {
	BERT,
	SITE,
	type SignedIn,
	startSignedIn
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';

const PULL = '/api/sync/pull';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

const arrival = { locationId: SITE, entry: { kind: 'arrive' as const, n: 4 } };

/** Every pull meets this, or only the first one. */
function answerPulls(answer: () => Fault, times = Infinity): void {
	let left = times;
	anna.network.setFault(({ path }) => (path === PULL && left-- > 0 ? answer() : undefined));
}

async function failures(): Promise<string[]> {
	return (await anna.client.diagnosis()).failures.map(({ what }) => what);
}

async function occupied(): Promise<number> {
	return (await anna.client.views.location(SITE).read())!.figures.occupied;
}

describe('a fetch that is not answered with rows', () => {
	it('begins anew where the server cannot read the cursor: that is never fatal (S9)', async () => {
		await server.device(BERT).send('occupancy.record', arrival);
		answerPulls(() => problem(400, 'shape'), 1);
		await anna.client.syncNow();
		const [refused, anew] = anna.network.callsTo(PULL).slice(-2);
		expect(refused!.query.get('cursor')).not.toBe('');
		expect(anew!.query.get('cursor')).toBe('');
		expect(await occupied()).toBe(4);
	});

	it('is told, and leaves what is there, when it is refused without a cursor too (S9)', async () => {
		answerPulls(() => problem(400, 'shape'));
		await anna.client.syncNow();
		expect(await failures()).toEqual([expect.stringContaining('pull')]);
		expect(await occupied()).toBe(0);
	});

	it('is told when the answer cannot be read', async () => {
		answerPulls(() => Response.json({ rows: 'none' }));
		await anna.client.syncNow();
		expect(await failures()).toEqual(['pull: unreadable answer']);
	});

	it('ends when every page begins a reset, and leaves what is there (S9)', async () => {
		const before = anna.network.callsTo(PULL).length;
		answerPulls(() => (page) => ({ ...(page as object), reset: true, more: true }));
		await anna.client.syncNow();
		expect(await failures()).toEqual(['pull: reset again and again']);
		expect(anna.network.callsTo(PULL).length - before).toBe(4);
		expect(await occupied()).toBe(0);
	});
});

describe('a sending that is answered with something else', () => {
	it('is told, and everything stays in the queue (S5)', async () => {
		anna.network.setFault(({ path }) =>
			path === '/api/sync/push' ? Response.json({ results: 'all' }) : undefined
		);
		await anna.client.edit.record(SITE, { entry: arrival.entry });
		await anna.client.syncNow();
		expect(await failures()).toEqual(['push: unreadable answer']);
		expect(await anna.db.queue.count()).toBe(1);
	});

	it('waits when nobody says readably whose session it is (S1, S20)', async () => {
		anna.network.setFault(({ path }) => {
			if (path === '/api/sync/push') return problem(403, 'client-of-another');
			return path === '/api/me' ? Response.json({ who: 'anna' }) : undefined;
		});
		const { clientId } = await anna.client.diagnosis();
		await anna.client.edit.record(SITE, { entry: arrival.entry });
		await anna.client.syncNow();
		expect(await failures()).toEqual(['me: unreadable']);
		expect((await anna.client.diagnosis()).clientId).toBe(clientId);
	});
});

describe('a fetch of a client that belongs to another', () => {
	it('goes on as a new one, with the queue as it was (S1, S2)', async () => {
		const { clientId } = await anna.client.diagnosis();
		answerPulls(() => problem(403, 'client-of-another'), 1);
		await anna.client.edit.record(SITE, { entry: arrival.entry });
		await anna.client.syncNow();
		expect((await anna.client.diagnosis()).clientId).not.toBe(clientId);
		expect(await anna.db.queue.count()).toBe(0);
		expect(await occupied()).toBe(4);
	});

	it('keeps its client while another person is signed in beside (S20)', async () => {
		const { clientId } = await anna.client.diagnosis();
		anna.network.signInAs(BERT);
		answerPulls(() => problem(403, 'client-of-another'));
		await anna.client.syncNow();
		expect((await anna.client.diagnosis()).clientId).toBe(clientId);
		await expect.poll(() => anna.client.status.signInNeeded).toBe(true);
	});
});

describe('what was acknowledged', () => {
	it('goes once a backup holds it, and what came after it stays (S5)', async () => {
		const uuids: string[] = [];
		for (const n of [1, 2]) {
			const outcome = await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n } });
			if (outcome.ok) uuids.push(outcome.uuid);
		}
		await anna.client.syncNow();
		const sent = await anna.db.sent.orderBy('mid').toArray();
		expect(sent.map(({ uuid }) => uuid)).toEqual(uuids);
		answerPulls(() => (page) => ({ ...(page as object), durableMid: sent[0]!.mid }));
		await anna.client.syncNow();
		expect((await anna.db.sent.toArray()).map(({ uuid }) => uuid)).toEqual([uuids[1]]);
	});
});
