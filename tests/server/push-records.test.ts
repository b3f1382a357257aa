import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Me } from '../../src/lib/domain/schema/person.ts';
import type { AuditRecord } from '../../src/lib/server/store/records.ts';
import { findBrokenLink } from '../../src/lib/server/sync/audit.ts';
import { ADDRESS, IJSSELLAND, person, RCVS, TWENTE, uuidOf } from '../support/sync/people.ts';
import { type OpenedStore, STORES } from '../support/sync/stores.ts';
import { createSyncServer, type Device, type SyncServer } from '../support/sync/sync-server.ts';

const SITE = uuidOf(1);
const OTHER_SITE = uuidOf(2);
const MIA = person('manager', 'mia', { locations: [SITE], name: 'Mia Tulp' });

describe.each(STORES)('beside the rows, the $name store keeps', ({ open }) => {
	let opened: OpenedStore;
	let server: SyncServer;
	let tablet: Device;

	beforeEach(async () => {
		opened = await open();
		server = createSyncServer(opened.store);
		await server.addRegion(IJSSELLAND);
		await server.addRegion(TWENTE);
		tablet = server.device(RCVS);
		for (const id of [SITE, OTHER_SITE])
			await tablet.send('location.add', {
				id,
				regionId: 'VR04',
				municipality: 'GM0150',
				name: 'De Kade',
				kind: 'goo',
				address: ADDRESS
			});
	});

	afterEach(() => opened.close());

	const arrive = (n: number, locationId = SITE) => ({ locationId, entry: { kind: 'arrive', n } });
	const chain = (regionId = 'VR04') =>
		opened.store.read((reader) => reader.audit(regionId, 0, 1000));

	describe('an audit chain per region', () => {
		test('with a link for each change, over batches, people and devices', async () => {
			const mia = server.device(MIA);
			await mia.push(
				mia.edit('occupancy.record', arrive(1)),
				mia.edit(
					'location.setField',
					{ locationId: SITE, field: 'note', value: 'a' },
					{ base: null }
				)
			);
			await tablet.push(
				tablet.edit(
					'location.setField',
					{ locationId: SITE, field: 'note', value: 'b' },
					{ base: null }
				)
			);
			const links = await chain();
			expect(findBrokenLink(links)).toBeUndefined();
			expect(links.map(({ seq, actor, action, outcome }) => [seq, actor, action, outcome])).toEqual(
				[
					[1, 'rcvs', 'location.add', 'applied'],
					[2, 'rcvs', 'location.add', 'applied'],
					[3, 'mia', 'occupancy.record', 'applied'],
					[4, 'mia', 'location.setField', 'applied'],
					[5, 'rcvs', 'location.setField', 'conflict']
				]
			);
			expect(links[2]).toMatchObject({ object: SITE, origin: `${mia.clientId} request-1` });
			expect(JSON.parse(links[2]!.payload!)).toMatchObject({ args: arrive(1) });
			expect(await chain('VR05')).toEqual([]);
		});

		test('without what was refused or sent again', async () => {
			const edit = tablet.edit('occupancy.record', arrive(1));
			await tablet.push(edit);
			await tablet.push(edit, tablet.edit('occupancy.record', arrive(1, uuidOf(404))));
			expect(await chain()).toHaveLength(3);
		});

		test('read in parts verifies from the part before', async () => {
			for (let n = 1; n <= 4; n++) await tablet.send('occupancy.record', arrive(n));
			const first = await opened.store.read((reader) => reader.audit('VR04', 0, 2));
			const rest = await opened.store.read((reader) => reader.audit('VR04', 2, 100));
			expect(findBrokenLink(rest, first.at(-1))).toBeUndefined();
			expect(findBrokenLink(rest)).toBe(3);
		});

		test('that shows each way of tampering', async () => {
			for (let n = 1; n <= 4; n++) await tablet.send('occupancy.record', arrive(n));
			const links = await chain();
			const changed = (seq: number, more: Partial<AuditRecord>) =>
				links.map((link) => (link.seq === seq ? { ...link, ...more } : link));
			expect(findBrokenLink(changed(3, { actor: 'somebody' }))).toBe(3);
			expect(findBrokenLink(changed(4, { at: '2026-01-01T00:00:00.000Z' }))).toBe(4);
			expect(findBrokenLink(changed(5, { payload: '{}' }))).toBe(5);
			expect(findBrokenLink(changed(5, { hash: links[3]!.hash }))).toBe(5);
			expect(findBrokenLink(links.filter(({ seq }) => seq !== 2))).toBe(3);
			expect(findBrokenLink([...links.slice(0, 2), ...links.slice(1)])).toBe(2);
			expect(findBrokenLink([links[1]!, links[0]!, ...links.slice(2)])).toBe(2);
		});

		test('D20: that still verifies when retention has deleted payload and salt', async () => {
			await tablet.send('occupancy.record', arrive(1));
			const links = (await chain()).map((link) => ({ ...link, salt: null, payload: null }));
			expect(findBrokenLink(links)).toBeUndefined();
		});

		test('whose salts differ, so that equal payloads cannot be told from their hashes', async () => {
			await tablet.send('occupancy.record', arrive(1));
			const salts = (await chain()).map(({ salt }) => salt);
			expect(new Set(salts).size).toBe(salts.length);
			expect(salts.every((salt) => salt!.length >= 24)).toBe(true);
		});
	});

	describe('who acted where', () => {
		const staff = async () =>
			(await server.feed('VR04'))
				.filter(({ type }) => type === 'staff')
				.map(({ id, version, body }) => ({ id, version, ...(JSON.parse(body!) as object) }));

		async function act(me: Me, locationId = SITE) {
			return (await server.device(me).send('occupancy.record', arrive(1, locationId))).version;
		}

		test('once per person and location, at the version of the first act', async () => {
			const first = await act(MIA);
			await act(MIA);
			expect((await staff()).filter(({ id }) => id === `${SITE}:mia`)).toEqual([
				{
					id: `${SITE}:mia`,
					version: first,
					locationId: SITE,
					personId: 'mia',
					name: 'Mia Tulp',
					role: 'manager'
				}
			]);
		});

		test('anew when the name or the role changed', async () => {
			await act(MIA);
			const renamed = await act({ ...MIA, name: 'Mia de Vries' });
			expect(await staff()).toContainEqual(
				expect.objectContaining({ version: renamed, name: 'Mia de Vries' })
			);
			const promoted = await act({ ...RCVS, personId: 'mia', name: 'Mia de Vries' });
			const rows = (await staff()).filter(({ id }) => id === `${SITE}:mia`);
			expect(rows).toEqual([expect.objectContaining({ version: promoted, role: 'rcvs' })]);
		});

		test('with nothing for who was refused or changed nothing', async () => {
			await act(person('manager', 'tess', { locations: [] }));
			const noop = { locationId: SITE, field: 'name', value: 'De Kade' };
			const ada = server.device({ ...RCVS, personId: 'ada' });
			await ada.push(ada.edit('location.setField', noop, { base: uuidOf(88) }));
			expect((await staff()).map(({ id }) => id).sort()).toEqual([
				`${SITE}:rcvs`,
				`${OTHER_SITE}:rcvs`
			]);
		});
	});
});
