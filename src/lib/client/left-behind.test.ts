import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { SITE, startSignedIn, stored } from '../../../tests/support/client/signed-in.ts';
import { personDatabaseName } from './database.ts';
import { readLeftBehind } from './left-behind.ts';
import { getMeta } from './meta.ts';
import { PROFILES_DATABASE } from './profiles.ts';

const ANNA = { id: 'anna', name: 'Anna' };
const BERT = { id: 'bert', name: 'Bert' };
const DEVICE = { key: 'device', value: { clientId: 'c1' } };
/** Of a version that no build knows. */
const LATER = 990;

const lastPerson = (id: string | null) => ({ getItem: () => id });
const queueOf = (...texts: string[]) => texts.map((text, at) => ({ mid: at + 1, text }));

/** A database with these rows, of whatever version it was when an upgrade broke off. */
function leave(factory: IDBFactory, name: string, stores: Record<string, object[]>): Promise<void> {
	return new Promise((resolve, reject) => {
		const asked = factory.open(name, LATER);
		asked.onupgradeneeded = () => {
			for (const [store, rows] of Object.entries(stores)) {
				const made = asked.result.createObjectStore(store, { autoIncrement: true });
				for (const row of rows) made.add(row);
			}
		};
		asked.onsuccess = () => resolve(asked.result.close());
		asked.onerror = () => reject(asked.error!);
	});
}

const leaveOf = (factory: IDBFactory, id: string, stores: Record<string, object[]>) =>
	leave(factory, personDatabaseName(id), stores);

async function leaveBoth(factory = new IDBFactory()): Promise<IDBFactory> {
	await leave(factory, PROFILES_DATABASE, { profiles: [ANNA, BERT] });
	await leaveOf(factory, 'anna', { queue: queueOf('a1', 'a2'), meta: [DEVICE] });
	await leaveOf(factory, 'bert', { queue: queueOf('b1'), meta: [] });
	return factory;
}

test('what a device has not sent is read as it would be sent, in the order of its numbers (S1, S21)', async () => {
	const { anna } = await startSignedIn();
	anna.network.cut();
	for (const n of [1, 2])
		stored(await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n } }));
	const mutations = (await anna.db.queue.orderBy('mid').toArray()).map(({ text }) => text);
	const { clientId } = (await getMeta(anna.db, 'device'))!;
	const { indexedDB: factory, deps } = anna.device;
	expect(mutations).toHaveLength(2);
	expect(await readLeftBehind({ factory, local: deps.local })).toEqual({
		persons: [{ name: 'anna', unsent: { personId: 'anna', clientId, mutations } }],
		isWhole: true
	});
});

test('everybody’s is read, whatever the version of their data (S20)', async () => {
	const left = await readLeftBehind({ factory: await leaveBoth(), local: lastPerson('bert') });
	expect(left).toEqual({
		persons: [
			{ name: 'Anna', unsent: { personId: 'anna', clientId: 'c1', mutations: ['a1', 'a2'] } },
			{ name: 'Bert', unsent: { personId: 'bert', clientId: '', mutations: ['b1'] } }
		],
		isWhole: true
	});
});

test('where nobody’s profile can be read, the last person’s is, and nothing is made (S20)', async () => {
	const factory = new IDBFactory();
	await leaveOf(factory, 'bert', { queue: queueOf('b1') });
	const unsent = { personId: 'bert', clientId: '', mutations: ['b1'] };
	const means = { factory, local: lastPerson('bert') };
	expect(await readLeftBehind(means)).toEqual({ persons: [{ name: '', unsent }], isWhole: true });
	expect(await factory.databases()).toEqual([{ name: personDatabaseName('bert'), version: LATER }]);
	await leave(factory, PROFILES_DATABASE, { other: [] });
	expect(await readLeftBehind(means)).toEqual({ persons: [{ name: '', unsent }], isWhole: true });
});

test.each<[string, (factory: IDBFactory) => Promise<void>]>([
	['has no data here', async () => {}],
	['has data without a queue', (factory) => leaveOf(factory, 'bert', { meta: [DEVICE] })]
])('who %s is missed, and what the others have is read (S20)', async (_, leaveBerts) => {
	const factory = new IDBFactory();
	await leave(factory, PROFILES_DATABASE, { profiles: [ANNA, BERT] });
	await leaveOf(factory, 'anna', { queue: queueOf('a1'), meta: [{ key: 'device' }] });
	await leaveBerts(factory);
	const unsent = { personId: 'anna', clientId: '', mutations: ['a1'] };
	const means = { factory, local: lastPerson('anna') };
	expect(await readLeftBehind(means)).toEqual({
		persons: [{ name: 'Anna', unsent }],
		isWhole: false
	});
});

test('whose data the browser does not open is missed as well (S20)', async () => {
	const factory = await leaveBoth();
	const open = factory.open.bind(factory);
	// A lower version than it has.
	factory.open = (name) => open(name, name === personDatabaseName('anna') ? 1 : undefined);
	const left = await readLeftBehind({ factory, local: lastPerson('anna') });
	expect(left).toMatchObject({ persons: [{ name: 'Bert' }], isWhole: false });
});

test('a device that nobody signed in on holds nothing, and is not taken for whole', async () => {
	const left = await readLeftBehind({ factory: new IDBFactory(), local: lastPerson(null) });
	expect(left).toEqual({ persons: [], isWhole: false });
});
