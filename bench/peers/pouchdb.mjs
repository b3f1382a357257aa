import { mkdirSync } from 'node:fs';
import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb';
import memoryAdapter from 'pouchdb-adapter-memory';
import { inParts, keyOf, RECORDS, recordOf } from './workload.mjs';

export const name = 'PouchDB 9.0.0, express-pouchdb 4.2.0';
export const store = 'LevelDB';
export const isDurable = true;

const REPLICATION = { batch_size: 1000, batches_limit: 10 };

export async function serve(folder) {
	mkdirSync(folder, { recursive: true });
	const app = express();
	const options = {
		mode: 'minimumForPouchDB',
		inMemoryConfig: true,
		logPath: `${folder}/log.txt`
	};
	app.use('/', expressPouch(PouchDB.defaults({ prefix: `${folder}/` }), options));
	return new Promise((resolve) => {
		const server = app.listen(0, '127.0.0.1', () => resolve(server.address().port));
	});
}

PouchDB.plugin(memoryAdapter);
let devices = 0;

export async function openDevice(port) {
	const url = `http://127.0.0.1:${port}/bench`;
	const db = new PouchDB(`device${(devices += 1)}`, { adapter: 'memory' });
	let seen = () => {};

	async function edit(index) {
		const record = await db.get(keyOf(index));
		await db.put({ ...record, occupied: record.occupied + 1 });
	}

	return {
		seed: async () => {
			await inParts(RECORDS, 1000, (part) =>
				db.bulkDocs(
					part.map((index) => {
						const { id: _id, revision: _revision, ...rest } = recordOf(index);
						return { _id, ...rest };
					})
				)
			);
			await db.replicate.to(url, REPLICATION);
		},
		pull: () => db.replicate.from(url, REPLICATION),
		count: async () => (await db.info()).doc_count,
		queue: async (indexes) => {
			for (const index of indexes) await edit(index);
		},
		push: () => db.replicate.to(url, REPLICATION),
		edit,
		live: async () => {
			db.replicate.to(url, { live: true, retry: true, ...REPLICATION });
			db.replicate.from(url, { live: true, retry: true, ...REPLICATION });
			db.changes({ since: 'now', live: true }).on('change', ({ id }) => seen(id));
		},
		onSeen: (listener) => (seen = listener)
	};
}
