import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sumTotalRow } from '../../src/lib/domain/board/sum-sites.ts';
import { type Me, ROLES } from '../../src/lib/domain/schema/person.ts';
import { type TotalRow, totalRow } from '../../src/lib/domain/schema/total.ts';
import { noChanges } from '../../src/lib/server/store/records.ts';
import { createTotals, type ReadTotal, SUM_EVERY_MS } from '../../src/lib/server/sync/totals.ts';
import type { PullResponse, WireRow } from '../../src/lib/sync/messages.ts';
import {
	ADDRESS,
	IJSSELLAND,
	person,
	RCVS,
	regionOf,
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

const NEIGHBOUR = person('coordinator', 'tim', { regions: ['VR05'] });
const CONTACT = { name: 'RCVS Twente', phone: '053 4876543' };
const [QUAY, HOTEL] = [uuidOf(1), uuidOf(2)];

describe.each(STORES)('totals of other regions from the $name store', ({ open }) => {
	let opened: OpenedStore;
	let server: SyncServer;
	let neighbour: Device;

	beforeEach(async () => {
		opened = await open();
		server = createSyncServer(opened.store);
		await server.addRegion(IJSSELLAND);
		await server.addRegion({ ...TWENTE, contact: CONTACT });
		await server.addRegion(regionOf('VR06', ['GM0200']));
		neighbour = server.device(NEIGHBOUR);
		for (const id of [QUAY, HOTEL]) await openSite(id);
	});

	afterEach(() => opened.close());

	async function openSite(id: string): Promise<void> {
		const place = { id, regionId: 'VR05', municipality: 'GM0153', kind: 'goo', address: ADDRESS };
		await neighbour.send('location.add', { ...place, name: 'Grolsch' });
		const field = { locationId: id, field: 'status', value: 'open' };
		await neighbour.send('location.setField', field, { base: null });
		await record(id, { kind: 'setRealised', n: 40 });
		await record(id, { kind: 'recount', n: 36 });
	}

	const record = (locationId: string, entry: object) =>
		neighbour.send('occupancy.record', { locationId, entry }, { base: null });

	type Asked = { limit?: number; now?: number; readTotal?: ReadTotal };

	function page(me: Me, at: At, { limit, now = NOON, readTotal }: Asked = {}) {
		const deps = { store: opened.store, clock: () => now, ...(readTotal ? { readTotal } : {}) };
		return pullPage(deps, me, at, limit);
	}

	const totalsIn = ({ rows }: { rows: WireRow[] }) => rows.filter(({ type }) => type === 'total');
	const occupiedIn = (answer: PullResponse) =>
		totalsIn(answer)
			.filter(({ id }) => id === 'VR05')
			.map(({ row }) => sumTotalRow(row as TotalRow, 'goo', NOON).ledger.occupied);

	test('hold the sum of its ledgers and whom to call (D2, domain section 4)', async () => {
		await record(HOTEL, { kind: 'arrive', n: 7 });
		const totals = totalsIn(await page(RCVS, FROM_THE_START));
		expect(totals.map(({ id }) => id)).toEqual(['VR05', 'VR06']);
		const [twente, other] = totals.map(({ row }) => totalRow.parse(row));
		expect(twente).toMatchObject({ regionId: 'VR05', name: 'Region VR05', contact: CONTACT });
		expect(sumTotalRow(twente!, 'goo', NOON)).toMatchObject({
			sites: 2,
			placeable: 4,
			ledger: { realised: 80, occupied: 79, overcrowded: 3 },
			freshness: { fresh: { sites: 2 } }
		});
		expect(other).toMatchObject({ parts: [], contact: null });
	});

	test('are all that anybody gets of a region outside the scope, and only a region gets them', async () => {
		const scopes = { regions: ['VR04'], municipalities: ['GM0150'], locations: [] };
		for (const role of ROLES) {
			const { rows } = await page(person(role, role, scopes), FROM_THE_START);
			const foreign = rows.filter((row) => /VR05|GM0153/.test(JSON.stringify(row)));
			const isRegion = ['rcvs', 'coordinator', 'reader'].includes(role);
			const types = new Set(foreign.map(({ type }) => type));
			if (role !== 'national') expect([...types], role).toEqual(isRegion ? ['total'] : []);
			else expect(types.has('total'), role).toBe(false);
			expect(JSON.stringify(totalsIn({ rows })), role).not.toMatch(/Grolsch|Kade|GM0153/);
		}
	});

	test('come after the own rows, page by page as well, and once', async () => {
		const whole = await page(RCVS, FROM_THE_START);
		const rows: WireRow[] = [];
		for (let at: At = FROM_THE_START; ;) {
			const next = await page(RCVS, at, { limit: 1 });
			expect(next.rows.length).toBeLessThanOrEqual(1);
			rows.push(...next.rows);
			at = next;
			if (!next.more) break;
		}
		expect(rows).toEqual(whole.rows);
		expect(rows.map(({ type }) => type)).toEqual(['me', 'region', 'total', 'total']);
		expect((await page(RCVS, whole)).rows).toEqual([]);
	});

	test('come again when that region changed, with nothing else and without a reset', async () => {
		const first = await page(RCVS, FROM_THE_START);
		await record(QUAY, { kind: 'arrive', n: 2 });
		const next = await page(RCVS, first);
		expect(next.reset).toBe(false);
		expect(next.rows.map(({ type, id }) => [type, id])).toEqual([['total', 'VR05']]);
		expect(occupiedIn(next)).toEqual([74]);
	});

	test('are not in `versions`, which says of edits how far a device is (S5)', async () => {
		const { versions } = await page(RCVS, FROM_THE_START);
		expect(versions).toEqual({ VR04: await server.versionOf('VR04') });
		const halfway = await page(RCVS, FROM_THE_START, { limit: 3 });
		expect(halfway).toMatchObject({ more: true, versions });
	});

	test('of a region that was put back start the reader anew (S9)', async () => {
		const first = await page(RCVS, FROM_THE_START);
		await record(QUAY, { kind: 'arrive', n: 1 });
		const ahead = await page(RCVS, first);
		await opened.store.write(async (writer) => {
			const [region] = await writer.lockRegions(['VR05']);
			const earlier = { ...region!, version: region!.version - 1 };
			await writer.save({ ...noChanges(), regions: [earlier] });
		});
		expect((await page(RCVS, ahead)).reset).toBe(true);
	});

	test('are summed once a minute for all who read them, and never told older than before', async () => {
		const readTotal = createTotals();
		const first = await page(RCVS, FROM_THE_START, { readTotal });
		await record(QUAY, { kind: 'arrive', n: 2 });
		const soon = { readTotal, now: NOON + SUM_EVERY_MS - 1 };
		expect((await page(RCVS, first, soon)).rows).toEqual([]);
		expect(occupiedIn(await page(RCVS, FROM_THE_START, soon))).toEqual([72]);
		const later = { readTotal, now: NOON + SUM_EVERY_MS };
		const news = await page(RCVS, first, later);
		expect(occupiedIn(news)).toEqual([74]);
		// Another process may have summed the region before that.
		const behind: ReadTotal = async () => ({ version: 1, body: '{}' });
		await record(QUAY, { kind: 'arrive', n: 1 });
		expect((await page(RCVS, news, { readTotal: behind })).rows).toEqual([]);
		expect(occupiedIn(await page(RCVS, news))).toEqual([75]);
	});

	test('keep no sum of a database that was put back since', async () => {
		const readTotal = createTotals();
		await record(QUAY, { kind: 'arrive', n: 2 });
		await page(RCVS, FROM_THE_START, { readTotal });
		const other = await open();
		const restored = createSyncServer(other.store);
		for (const region of [IJSSELLAND, TWENTE]) await restored.addRegion(region);
		const deps = { store: other.store, clock: () => NOON, readTotal };
		const [total] = totalsIn(await pullPage(deps, RCVS, FROM_THE_START));
		expect(total).toMatchObject({ id: 'VR05', version: 1, row: { parts: [] } });
		await other.close();
	});
});
