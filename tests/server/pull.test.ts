import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Me } from '../../src/lib/domain/schema/person.ts';
import { createSync } from '../../src/lib/server/sync/sync.ts';
import type { PullResponse, WireRow } from '../../src/lib/sync/messages.ts';
import {
	ADDRESS,
	COORDINATOR,
	IJSSELLAND,
	person,
	RCVS,
	TWENTE,
	uuidOf
} from '../support/sync/people.ts';
import { type At, FROM_THE_START, pullPage } from '../support/sync/pull-page.ts';
import { type OpenedStore, STORES } from '../support/sync/stores.ts';
import {
	createSyncServer,
	type Device,
	NOON,
	type SyncServer
} from '../support/sync/sync-server.ts';

const READER = person('reader', 'lea', { regions: ['VR04'] });
const NATIONAL = person('national', 'kcio', {});
const NEIGHBOUR = person('rcvs', 'tim', { regions: ['VR05'] });
const SITES = [1, 2, 3, 4, 5].map((n) => uuidOf(n));

/** Optional fields that only a location with all of them has. */
const FULL = { operator: 'coa', opensOn: '2026-03-01', closesOn: '2026-12-31' };
const FIGURE_KEYS = [
	...['closesOn', 'detail', 'figures', 'hidden', 'id', 'kind', 'municipality', 'name', 'opensOn'],
	...['operator', 'regionId', 'status', 'suitable']
];

describe.each(STORES)('a pull from the $name store', ({ open }) => {
	let opened: OpenedStore;
	let server: SyncServer;
	let desk: Device;

	beforeEach(async () => {
		opened = await open();
		server = createSyncServer(opened.store);
		await server.addRegion(IJSSELLAND);
		await server.addRegion(TWENTE);
		desk = server.device(COORDINATOR);
		for (const id of SITES) await addSite(desk, id, 'VR04', 'GM0150');
	});

	afterEach(() => opened.close());

	const addSite = (by: Device, id: string, regionId: string, municipality: string) =>
		by.send('location.add', {
			id,
			regionId,
			municipality,
			name: 'Kade',
			kind: 'goo',
			address: ADDRESS
		});

	const page = (me: Me, at: At, limit: number) =>
		pullPage({ store: opened.store, clock: () => NOON }, me, at, limit);

	/** What a device holds after all pages; between two of them something may happen. */
	async function pullWith(me: Me, limit: number, between: (pages: number) => Promise<unknown>) {
		const kept = new Map<string, WireRow>();
		const pages: PullResponse[] = [];
		for (let at: At = FROM_THE_START; ;) {
			const next = await page(me, at, limit);
			pages.push(next);
			for (const row of next.rows) {
				if (row.deleted) kept.delete(`${row.type} ${row.id}`);
				else kept.set(`${row.type} ${row.id}`, row);
			}
			at = next;
			if (!next.more) return { kept, pages };
			await between(pages.length);
		}
	}

	const fresh = async (me: Me) => (await pullWith(me, 2000, async () => {})).kept;
	const hide = (id: string, value: boolean, base: string | null = null) =>
		desk.send('location.setField', { locationId: id, field: 'hidden', value }, { base });

	test('that is interrupted by changes in every way ends as a fresh one (S6, I7)', async () => {
		for (const limit of [1, 2, 3, 5]) {
			const { kept, pages } = await pullWith(RCVS, limit, async (pages) => {
				if (pages > 8) return;
				const locationId = SITES[pages % SITES.length]!;
				await desk.send('occupancy.record', { locationId, entry: { kind: 'arrive', n: 1 } });
			});
			expect(kept).toEqual(await fresh(RCVS));
			expect(pages.slice(1).map(({ reset }) => reset)).not.toContain(true);
		}
	});

	test('takes a site away that is hidden while a reader pages (S7)', async () => {
		const [first] = SITES;
		const { kept } = await pullWith(READER, 2, async (pages) => {
			if (pages === 2) await hide(first!, true);
		});
		expect(kept.has(`location ${first}`)).toBe(false);
		expect(kept).toEqual(await fresh(READER));
	});

	test.each([READER, NATIONAL])('of a $role holds just what steering figures are', async (me) => {
		const [id] = SITES;
		for (const [field, value] of Object.entries({ phone: '0570 600600', note: 'hond', ...FULL }))
			await desk.send('location.setField', { locationId: id, field, value }, { base: null });
		await desk.send('unit.add', { id: uuidOf(50), locationId: id, name: 'Kamer', beds: 2 });
		await desk.send('occupancy.record', { locationId: id, entry: { kind: 'arrive', n: 1 } });
		const kept = await fresh(me);
		const types = new Set([...kept.values()].map(({ type }) => type));
		const ofOthers = me.role === 'reader' ? ['total'] : [];
		expect(types).toEqual(new Set(['me', 'region', 'location', ...ofOthers]));
		expect(Object.keys(kept.get(`location ${id}`)!.row!).sort()).toEqual(FIGURE_KEYS);
	});

	test('of a reader says of a hidden site that it is not there, and nothing else', async () => {
		const [id] = SITES;
		const before = await page(READER, FROM_THE_START, 2000);
		await hide(id!, true);
		await desk.send('occupancy.record', { locationId: id, entry: { kind: 'arrive', n: 1 } });
		const { rows } = await page(READER, before, 2000);
		expect(rows).toMatchObject([{ type: 'location', id, deleted: true, row: null }]);
	});

	test('keeps its place inside a region when another region has news (S6)', async () => {
		const neighbour = server.device(NEIGHBOUR);
		const others = [11, 12, 13, 14].map((n) => uuidOf(n));
		for (const id of others) await addSite(neighbour, id, 'VR05', 'GM0153');
		const { kept, pages } = await pullWith(NATIONAL, 2, async (pages) => {
			// From here on the first region is done and the second begun.
			if (pages < 4 || pages > 20) return;
			for (const locationId of SITES)
				await desk.send('occupancy.record', { locationId, entry: { kind: 'arrive', n: 1 } });
		});
		const ended = pages.findIndex(
			({ versions }) => versions.VR05 !== undefined && versions.VR05 > 4
		);
		// News of the first region fills every page: without a place of its own the second would start anew each time.
		expect(ended).toBeLessThan(8);
		expect(kept).toEqual(await fresh(NATIONAL));
		const versionsOf = (region: string) => pages.map(({ versions }) => versions[region] ?? 0);
		for (const region of ['VR04', 'VR05'])
			expect(versionsOf(region)).toEqual(versionsOf(region).toSorted((a, b) => a - b));
	});

	test('says per page up to which version it is complete: never more than was sent', async () => {
		await desk.send('occupancy.record', { locationId: SITES[0], entry: { kind: 'arrive', n: 1 } });
		const all = [...(await fresh(RCVS)).values()];
		const everything = all.filter(({ type }) => type !== 'me' && type !== 'total');
		const { pages } = await pullWith(RCVS, 2, async () => {});
		const sent = new Set<string>();
		for (const { rows, versions } of pages) {
			for (const { type, id } of rows) sent.add(`${type} ${id}`);
			const claimed = everything.filter(({ version }) => version <= (versions.VR04 ?? 0));
			expect(claimed.filter(({ type, id }) => !sent.has(`${type} ${id}`))).toEqual([]);
			const isWhole = everything.every(({ type, id }) => sent.has(`${type} ${id}`));
			if (isWhole) expect(versions.VR04).toBe(await server.versionOf('VR04'));
			else expect(versions.VR04 ?? 0).toBeLessThan(await server.versionOf('VR04'));
		}
	});

	test('of who sees little of much still takes few pages and few rows', async () => {
		for (let n = 0; n < 30; n++)
			await desk.send('unit.add', {
				id: uuidOf(100 + n),
				locationId: SITES[0],
				name: `Kamer ${n}`,
				beds: 1
			});
		const { pages } = await pullWith(READER, 3, async () => {});
		// me, region, five locations and the total of the other region.
		expect(pages.flatMap(({ rows }) => rows)).toHaveLength(8);
		expect(pages.length).toBeLessThanOrEqual(4);
	});

	test.each([
		['another scope', (at: At) => ({ ...at, scope: 'x' })],
		['another epoch', (at: At) => ({ ...at, epoch: 'x' })],
		['a cursor that is none', (at: At) => ({ ...at, cursor: 'x' })],
		['a cursor that says nothing', (at: At) => ({ ...at, cursor: '' })],
		['a cursor ahead of the region', (at: At) => ({ ...at, cursor: encode([{ VR04: 999 }]) })],
		[
			'a place ahead of the region',
			(at: At) => ({ ...at, cursor: encode([{}, 'VR04', 999, '', '']) })
		],
		['a cursor of another make', (at: At) => ({ ...at, cursor: encode({ VR04: 1 }) })]
	])('with %s starts anew, with `me` first (S9)', async (_, spoil) => {
		const { pages } = await pullWith(RCVS, 2000, async () => {});
		const again = await page(RCVS, spoil(pages[0]!), 2000);
		expect(again.reset).toBe(true);
		expect(again.rows[0]).toMatchObject({ type: 'me', row: { personId: RCVS.personId } });
		expect(again.rows).toEqual(pages[0]!.rows);
	});

	test('with rights that changed starts anew, and holds nothing of before (S9, S10)', async () => {
		const mia = person('manager', 'mia', { locations: [SITES[0]!] });
		const { pages } = await pullWith(mia, 2000, async () => {});
		const moved = { ...mia, locations: [SITES[1]!] };
		const after = await page(moved, pages[0]!, 2000);
		expect(after.reset).toBe(true);
		expect(after.rows.filter(({ type }) => type === 'location').map(({ id }) => id)).toEqual([
			SITES[1]
		]);
	});

	test('with a cursor made up by hand shows no more than the own scope (S10)', async () => {
		const mia = person('manager', 'mia', { locations: [SITES[0]!] });
		const { pages } = await pullWith(mia, 2000, async () => {});
		const forged = { ...pages[0]!, cursor: encode([{}, 'VR05', 0, '', '']) };
		const got = await page(mia, forged, 2000);
		expect(got.rows.map(({ type }) => type).sort()).toEqual(['location', 'region', 'staff']);
	});

	test('right after midnight leaves no entry between window and opening out', async () => {
		let now = NOON;
		const ids = () => crypto.randomUUID();
		const sync = createSync({ store: opened.store, clock: () => now, ids, onFault: () => {} });
		const [locationId] = SITES;
		await desk.send('occupancy.record', { locationId, entry: { kind: 'arrive', n: 3 } });
		now += 31 * 24 * 60 * 60 * 1000;
		const query = { clientId: uuidOf(9, 0xcc), ...FROM_THE_START, limit: 2000 };
		const outcomes = await Promise.all([sync.pull(RCVS, query), sync.pull(RCVS, query)]);
		for (const outcome of outcomes) {
			if ('refused' in outcome) throw new Error(outcome.refused);
			const { rows } = JSON.parse(outcome.answer) as PullResponse;
			const site = rows.find(({ type, id }) => type === 'location' && id === locationId)!;
			expect(site.row).toMatchObject({ opening: { site: { occupied: 3 } } });
			expect(rows.filter(({ type }) => type === 'entry')).toEqual([]);
		}
	});
});

function encode(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}
