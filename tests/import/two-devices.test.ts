import { expect, test } from 'vitest';
import type { Client } from '../../src/lib/client/client-types.ts';
import { guessMapping } from '../../src/lib/domain/import/guess-mapping.ts';
import { planImport } from '../../src/lib/domain/import/plan-import.ts';
import type { Figures } from '../../src/lib/domain/schema/figures.ts';
import { createMemoryStore } from '../../src/lib/server/store/memory-store.ts';
import { createTestDevice } from '../support/client/test-device.ts';
import { person, regionOf } from '../support/sync/people.ts';
import { EPOCH } from '../support/sync/stores.ts';
import { createSyncServer, type SyncServer } from '../support/sync/sync-server.ts';
import { exampleBytes, readMunicipalities, readRows } from './example-files.ts';

const PEOPLE = ['els', 'jan'].map((name) => person('rcvs', name, { regions: ['VR04'] }));

async function startServer(): Promise<SyncServer> {
	const server = createSyncServer(createMemoryStore(EPOCH));
	const municipalities = (await readMunicipalities()).filter(({ regionId }) => regionId === 'VR04');
	await server.addRegion({
		...regionOf('VR04', []),
		municipalities: municipalities.map(({ code, name }) => ({ code, name, from: null, to: null }))
	});
	return server;
}

/** A device of its own with what the region held when it last had a connection. */
async function openDevice(server: SyncServer, number: 1 | 2) {
	const me = PEOPLE[number - 1]!;
	const { openTab, network } = createTestDevice(server, PEOPLE, number);
	const client = openTab();
	await client.start();
	await client.session.signIn(`${me.personId}@opvangbord.example`, 'secret');
	await client.syncNow();
	return { client, network };
}

async function planExample(client: Client, now: string) {
	const rows = await readRows(exampleBytes('ijsselland-locaties.csv'));
	return planImport({
		table: { rows },
		mapping: guessMapping(rows),
		regionId: 'VR04',
		municipalities: await readMunicipalities(),
		sheetDate: '2024-01-09',
		dateOrder: 'dmy',
		existing: await client.views.forImport('VR04'),
		now
	});
}

async function importExample(client: Client, now: string): Promise<void> {
	const { mutations } = await planExample(client, now);
	const { refused } = await client.edit.many(mutations.map(({ line: _line, ...draft }) => draft));
	expect(refused).toEqual([]);
}

test('one sheet imported on two devices that know nothing of each other makes each location once', async () => {
	const server = await startServer();
	const els = await openDevice(server, 1);
	const jan = await openDevice(server, 2);
	els.network.cut();
	jan.network.cut();
	await importExample(els.client, server.now());
	server.advance(20);
	await importExample(jan.client, server.now());

	for (const { client, network } of [els, jan, els]) {
		network.heal();
		await client.syncNow();
		expect(await client.views.inbox().read()).toEqual([]);
	}

	const rows = await server.pull(PEOPLE[0]!);
	const figures = rows.flatMap(({ type, row }) =>
		type === 'location' ? [(row as { figures: Figures }).figures] : []
	);
	// 33 with figures, and one without ("zestig").
	expect(figures).toHaveLength(34);
	const sum = (field: 'realised' | 'occupied' | 'outOfService' | 'overcrowded') =>
		figures.reduce((total, one) => total + one[field], 0);
	expect([sum('realised'), sum('occupied'), sum('outOfService'), sum('overcrowded')]).toEqual([
		2608, 2444, 55, 6
	]);
	for (const { client } of [els, jan]) {
		const again = await planExample(client, server.now());
		expect(again.summary).toMatchObject({ nothingToDo: true, same: 33, refused: 1 });
	}
});
