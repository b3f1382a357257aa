import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
	ANNA,
	BERT,
	openSignedIn,
	OTHER_SITE,
	READER,
	type SignedIn,
	SITE,
	startServer,
	startSignedIn
} from '../../../tests/support/client/signed-in.ts';
import { ADDRESS, COORDINATOR, uuidOf } from '../../../tests/support/sync/people.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { PullResponse } from '../sync/messages.ts';
import { putMeta, readSync } from './meta.ts';

const PULL = '/api/sync/pull';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

const colleague = () => server.device(BERT);

async function theirs(n: number, locationId = SITE): Promise<void> {
	await colleague().send('occupancy.record', { locationId, entry: { kind: 'arrive', n } });
}

async function occupied(id = SITE): Promise<number> {
	return (await anna.client.views.location(id).read())!.figures.occupied;
}

/** The real answer with something changed in it. */
function alterPull(change: (page: PullResponse) => Partial<PullResponse>): void {
	anna.network.setFault(({ path }) => {
		if (path !== PULL) return undefined;
		return (body) => ({ ...(body as PullResponse), ...change(body as PullResponse) });
	});
}

describe('fetching', () => {
	it('brings what others entered', async () => {
		await theirs(4);
		await anna.client.syncNow();
		expect(await occupied()).toBe(4);
		expect(await anna.client.views.recentEntries(SITE).read()).toMatchObject([
			{ byName: 'bert', isOwn: false, sending: 'received', receivedAt: server.now() },
			{ byName: 'coordinator' }
		]);
	});

	it.each([
		['a page', {}],
		['a copy that was fetched anew', { cursor: '', scope: '' }]
	])('leaves %s alone that another tab took while it was under way (S9, S19)', async (_, from) => {
		await theirs(4);
		await putMeta(anna.db, 'sync', { ...(await readSync(anna.db)), ...from });
		const overtaken = anna.device.openTab({
			fetch: async (path, init) => {
				const answer = await anna.network.fetch(path, init);
				if (path.startsWith(PULL)) await anna.client.syncNow();
				return answer;
			}
		});
		onTestFinished(() => overtaken.close());
		await overtaken.start();
		await overtaken.syncNow();
		expect((await overtaken.diagnosis()).failures.map(({ what }) => what)).toContain(
			'pull: another tab was faster'
		);
		expect(await occupied()).toBe(4);
	});

	it('keeps rows of a type that this build does not know (S7)', async () => {
		alterPull(() => ({
			rows: [
				{ type: 'hold', id: 'h', version: 7, deleted: false, row: { locationId: SITE } },
				{ type: 'entry', id: uuidOf(5), version: 7, deleted: false, row: { kind: 'later' } }
			]
		}));
		await anna.client.syncNow();
		const { rows } = await anna.client.diagnosis();
		expect(rows).toMatchObject({ hold: 1 });
		expect(await anna.db.row.get(['entry', uuidOf(5)])).toBeDefined();
	});

	it('writes at most 500 rows at a time, the cursor with the last of them (S8)', async () => {
		const office = server.device(COORDINATOR);
		const many = Array.from({ length: 700 }, () =>
			office.edit('occupancy.record', { locationId: SITE, entry: { kind: 'arrive', n: 1 } })
		);
		await office.push(...many);
		let chunks = 0;
		const tab = anna.device.openTab({
			onCrashPoint: (name) => {
				if (name === 'pull: before commit' && ++chunks >= 2) throw new Error('crash');
			}
		});
		const cursor = await cursorHere();
		await tab.start();
		await tab.syncNow();
		tab.close();
		expect(anna.device.errors.splice(0).map(String)).toContain('Error: crash');
		expect(await cursorHere()).toEqual(cursor);
		expect(await anna.db.entry.count()).toBeGreaterThan(400);
		await anna.client.syncNow();
		expect(await occupied()).toBe(700);
		expect(await cursorHere()).not.toEqual(cursor);
	});

	async function cursorHere(): Promise<string> {
		return ((await anna.db.meta.get('sync'))!.value as PullResponse).cursor;
	}
});

describe('an own edit between its receipt and the pull that brings it', () => {
	it('stays in the view without a flicker (S5, I6)', async () => {
		const shown: number[] = [];
		const stop = anna.client.views.location(SITE).subscribe(
			(view) => shown.push(view!.figures.occupied),
			() => shown.push(NaN)
		);
		await expect.poll(() => shown).toEqual([0]);
		anna.network.setFault(({ path }) => (path === PULL ? 'lost' : undefined));
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
		await anna.client.edit.setField(SITE, { field: 'phone', value: '0570 11 22 33' });
		await anna.client.syncNow();
		expect(await anna.db.queue.count()).toBe(0);
		expect(await anna.db.overlay.count()).toBe(2);
		const view = await anna.client.views.location(SITE).read();
		expect(view).toMatchObject({
			pending: 0,
			sending: 'received',
			lastReceivedAt: server.now(),
			location: { phone: '0570 11 22 33' },
			fields: { phone: 'received' }
		});
		await theirs(1);
		anna.network.heal();
		await anna.client.syncNow();
		expect(await anna.db.overlay.count()).toBe(0);
		await expect.poll(() => shown.at(-1)).toBe(4);
		expect(shown).toEqual(shown.toSorted());
		stop();
	});

	it('stays until the last page, as a row written again since comes on a later one (S5, I6)', async () => {
		const { client, db, network } = await openSignedIn(server, COORDINATOR, 2);
		network.cut();
		const fields = {
			regionId: 'VR04',
			municipality: 'GM0150',
			name: 'Loods',
			kind: 'goo' as const
		};
		const added = await client.edit.addLocation({ ...fields, address: ADDRESS });
		const id = added.ok ? added.id : '';
		const said = { source: 'phone' as const, spokenWith: 'Marieke' };
		await client.edit.record(id, { entry: { kind: 'recount', n: 3 }, ...said });
		const shown: unknown[] = [];
		const stop = client.views.location(id).subscribe(
			(view) => shown.push(view?.figures.occupied),
			() => shown.push(NaN)
		);
		await expect.poll(() => shown).toEqual([3]);
		network.setFault(({ query }) => void (query.has('limit') && query.set('limit', '1')));
		await client.syncNow();
		expect(await db.overlay.count()).toBe(0);
		expect(await db.entry.where('root').above('').count()).toBe(3);
		expect(await client.views.location(id).read()).toMatchObject({ figures: { occupied: 3 } });
		expect(new Set(shown)).toEqual(new Set([3]));
		stop();
	});

	it('leaves when its region is out of scope (S5, S10)', async () => {
		anna.network.setFault(({ path }) => (path === PULL ? 'lost' : undefined));
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
		await anna.client.syncNow();
		expect(await anna.db.overlay.count()).toBe(1);
		anna.network.signInAs({ ...ANNA, locations: [] });
		anna.network.heal();
		await anna.client.syncNow();
		expect(await anna.db.overlay.count()).toBe(0);
		expect(await anna.client.views.locations().read()).toEqual([]);
	});
});

describe('a reset', () => {
	it('builds the copy beside what is in use and swaps it at once (S9)', async () => {
		await theirs(2);
		anna.network.cut();
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
		await anna.client.edit.setField(SITE, { field: 'note', value: 'achterom' });
		anna.network.heal();
		const wider = { ...ANNA, locations: [SITE] };
		anna.network.signInAs(wider);
		for (const step of ['reset: chunk stored', 'reset: before commit']) {
			const tab = anna.device.openTab({
				onCrashPoint: (name) => {
					if (name === step) throw new Error('crash');
				}
			});
			anna.network.setFault(({ path }) => (path === '/api/sync/push' ? 'lost' : undefined));
			await tab.start();
			await tab.syncNow();
			tab.close();
			anna.device.errors.length = 0;
			expect((await anna.client.views.locations().read()).map(({ id }) => id)).toEqual([
				SITE,
				OTHER_SITE
			]);
			expect(await occupied()).toBe(3);
		}
		anna.network.heal();
		await anna.client.syncNow();
		expect((await anna.client.views.locations().read()).map(({ id }) => id)).toEqual([SITE]);
		expect(await anna.client.views.location(SITE).read()).toMatchObject({
			figures: { occupied: 5 },
			location: { note: 'achterom' }
		});
		expect(await anna.db.shadow.count()).toBe(0);
	});

	it('leaves the queue untouched, and what is unsent on top (S9)', async () => {
		anna.network.setFault(({ path }) => (path === '/api/sync/push' ? 'lost' : undefined));
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
		await anna.client.syncNow();
		await putMeta(anna.db, 'sync', { ...(await readSync(anna.db)), cursor: 'nonsense' });
		const before = await anna.db.queue.toArray();
		await pullOnly();
		expect(await anna.db.queue.toArray()).toEqual(before);
		expect(await anna.client.views.location(SITE).read()).toMatchObject({
			pending: 1,
			figures: { occupied: 3 }
		});
	});

	/** A run whose push finds nothing to send. */
	async function pullOnly(): Promise<void> {
		const rows = await anna.db.queue.toArray();
		const parked = rows.map((row) => ({ ...row, mid: row.mid + 1_000_000_000 }));
		await anna.db.queue.bulkDelete(rows.map(({ mid }) => mid));
		await anna.db.queue.bulkPut(parked);
		anna.network.heal();
		await anna.client.syncNow();
		await anna.db.queue.bulkDelete(parked.map(({ mid }) => mid));
		await anna.db.queue.bulkPut(rows);
	}

	it('of a server that was restored without saying so starts a new client (S9, S16)', async () => {
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 3 } });
		await anna.client.syncNow();
		const { clientId } = await anna.client.diagnosis();
		server = await startServer();
		anna.network.setServer(server);
		await anna.client.syncNow();
		expect((await anna.client.diagnosis()).clientId).not.toBe(clientId);
		expect(await occupied()).toBe(3);
		const rows = await server.pull(ANNA);
		expect(rows.find(({ id }) => id === SITE)!.row).toMatchObject({ figures: { occupied: 3 } });
	});
});

describe('rows of others', () => {
	it('are never written into this person’s data (S20)', async () => {
		anna.network.signInAs(BERT);
		await anna.client.syncNow();
		expect((await anna.client.views.region().read()).me!.personId).toBe('anna');
		await expect.poll(() => anna.client.status.signInNeeded).toBe(true);
	});

	it('a reader gets the server’s figures as they are, and no entries', async () => {
		await theirs(4);
		const { client, db } = await openSignedIn(server, READER, 2);
		const view = await client.views.location(SITE).read();
		expect(view).toMatchObject({ figures: { occupied: 4 }, placeable: 36, units: [] });
		expect(view!.location.address).toBeUndefined();
		expect(await db.entry.count()).toBe(0);
	});

	it('a location that is no longer there goes from every view', async () => {
		const board = anna.client.views.board();
		expect(await board.all()).toHaveLength(2);
		alterPull(() => ({
			rows: [{ type: 'location', id: OTHER_SITE, version: 7, deleted: true, row: null }]
		}));
		await anna.client.syncNow();
		expect(await board.all()).toHaveLength(1);
		expect(await anna.db.head.get(OTHER_SITE)).toBeUndefined();
		expect(await anna.db.entry.where('root').above('').toArray()).toHaveLength(1);
	});
});

describe('the own fold and the server’s figures', () => {
	it('are compared after a pull; a difference is kept and causes one reset', async () => {
		await theirs(4);
		await anna.client.syncNow();
		await anna.db.head
			.where('locationId')
			.equals(SITE)
			.modify((head) => {
				head.state = head.state.replace('"occupied":4', '"occupied":9');
			});
		await theirs(1);
		const before = anna.network.callsTo(PULL).length;
		await anna.client.syncNow();
		expect(anna.network.callsTo(PULL)).toHaveLength(before + 2);
		expect(await occupied()).toBe(5);
		expect((await anna.client.diagnosis()).differences).toEqual([]);
	});

	it('a difference that a reset does not mend is reported and resets no more', async () => {
		alterPull(({ rows }) => ({
			rows: rows.map((row) => (row.id === SITE ? { ...row, row: withOneMore(row.row!) } : row))
		}));
		await theirs(1);
		await anna.client.syncNow();
		const { differences } = await anna.client.diagnosis();
		expect(differences).toMatchObject([{ locationId: SITE }]);
		await theirs(1);
		const before = anna.network.callsTo(PULL).length;
		await anna.client.syncNow();
		expect(anna.network.callsTo(PULL)).toHaveLength(before + 1);
	});

	function withOneMore(row: Record<string, unknown>): Record<string, unknown> {
		const figures = row.figures as { occupied: number };
		return { ...row, figures: { ...figures, occupied: figures.occupied + 1 } };
	}
});
