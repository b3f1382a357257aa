import { createRxDatabase } from 'rxdb/plugins/core';
import {
	replicateWithWebsocketServer,
	startWebsocketServer
} from 'rxdb/plugins/replication-websocket';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { freePort } from './free-port.mjs';
import { inParts, keyOf, RECORDS, recordOf } from './workload.mjs';

export const name = 'RxDB 17.6.0, websocket';
export const store = 'memory';
export const isDurable = false;

const text = { type: 'string' };
const number = { type: 'number' };
const SCHEMA = {
	version: 0,
	primaryKey: 'id',
	type: 'object',
	properties: {
		...Object.fromEntries(
			Object.entries(recordOf(0)).map(([key, value]) => [
				key,
				typeof value === 'number' ? number : text
			])
		),
		id: { type: 'string', maxLength: 40 }
	}
};

async function openDatabase(name) {
	const database = await createRxDatabase({
		name,
		storage: getRxStorageMemory(),
		multiInstance: false
	});
	await database.addCollections({ location: { schema: SCHEMA } });
	return database;
}

export async function serve() {
	const port = await freePort();
	await startWebsocketServer({ database: await openDatabase('server'), port, path: '/socket' });
	return port;
}

let devices = 0;

export async function openDevice(port) {
	const { location } = await openDatabase(`device${(devices += 1)}`);
	let replication;
	let seen = () => {};

	/** Connects; a second time it goes on where it was stopped. */
	async function connect() {
		if (replication) return replication.start();
		replication = await replicateWithWebsocketServer({
			collection: location,
			url: `ws://127.0.0.1:${port}/socket`,
			replicationIdentifier: 'bench',
			live: true,
			batchSize: 500
		});
		await replication.awaitInitialReplication();
	}

	const raise = (record) => ({ ...record, occupied: record.occupied + 1 });

	return {
		seed: async () => {
			await inParts(RECORDS, 1000, (part) => location.bulkInsert(part.map(recordOf)));
			await connect();
			await replication.awaitInSync();
		},
		pull: connect,
		count: () => location.count().exec(),
		queue: async (indexes) => {
			await replication.pause();
			for (let start = 0; start < indexes.length; start += 500) {
				const ids = indexes.slice(start, start + 500).map(keyOf);
				for (const record of (await location.findByIds(ids).exec()).values())
					await record.incrementalModify(raise);
			}
		},
		push: async () => {
			await replication.start();
			await replication.awaitInSync();
		},
		edit: async (index) => (await location.findOne(keyOf(index)).exec()).incrementalModify(raise),
		live: async () => {
			await connect();
			location.$.subscribe(({ documentId }) => seen(documentId));
		},
		onSeen: (listener) => (seen = listener)
	};
}
