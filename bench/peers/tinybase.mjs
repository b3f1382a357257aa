import { mkdirSync } from 'node:fs';
import { createMergeableStore } from 'tinybase';
import { createFilePersister } from 'tinybase/persisters/persister-file';
import { createWsSynchronizer } from 'tinybase/synchronizers/synchronizer-ws-client';
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server';
import { WebSocket, WebSocketServer } from 'ws';
import { keyOf, RECORDS, recordOf, until } from './workload.mjs';

export const name = 'TinyBase 10.0.1, websocket';
export const store = 'one JSON file';
export const isDurable = true;

/** The engine acknowledges nothing: an edit has been taken when another device has it. */
export const needsWitness = true;

export async function serve(folder) {
	mkdirSync(folder, { recursive: true });
	const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
	createWsServer(sockets, (path) =>
		createFilePersister(createMergeableStore(), `${folder}/${path.replace(/\W/g, '_')}.json`)
	);
	return new Promise((resolve) => sockets.on('listening', () => resolve(sockets.address().port)));
}

let devices = 0;

export async function openDevice(port) {
	const device = createMergeableStore(`device${(devices += 1)}`);
	let synchronizer;
	let seen = () => {};

	async function connect() {
		if (synchronizer) return;
		const socket = new WebSocket(`ws://127.0.0.1:${port}/bench`);
		synchronizer = await createWsSynchronizer(device, socket, 60);
		await synchronizer.startSync();
	}

	const count = () => device.getRowCount('location');
	const occupiedOf = (index) => device.getCell('location', keyOf(index), 'occupied');
	const edit = (index) =>
		device.setCell('location', keyOf(index), 'occupied', occupiedOf(index) + 1);

	return {
		seed: async () => {
			await connect();
			device.transaction(() => {
				for (let index = 0; index < RECORDS; index++) {
					const { id, ...rest } = recordOf(index);
					device.setRow('location', id, rest);
				}
			});
		},
		pull: async () => {
			await connect();
			await until(() => count() === RECORDS);
		},
		count: async () => count(),
		queue: async (indexes) => {
			await synchronizer.destroy();
			synchronizer = undefined;
			for (const index of indexes) edit(index);
		},
		push: connect,
		edit: async (index) => void edit(index),
		valueOf: occupiedOf,
		live: async () => {
			await connect();
			device.addCellListener('location', null, 'occupied', (_store, _table, id) => seen(id));
		},
		onSeen: (listener) => (seen = listener)
	};
}
