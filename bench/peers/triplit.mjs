import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { TriplitClient } from '@triplit/client';
import { SQLiteKVStore } from '@triplit/db/storage/sqlite';
import { createServer } from '@triplit/server';
import { WebSocket } from 'ws';
import { freePort } from './free-port.mjs';
import { inParts, keyOf, RECORDS, recordOf, until } from './workload.mjs';

export const name = 'Triplit client 1.0.50, server 1.1.8';
export const store = 'SQLite, synchronous = normal';
/** As its default has it: a power cut may take the last commits. */
export const isDurable = false;

/** What the device still has to send cannot be asked for, so another device tells that it was taken. */
export const needsWitness = true;

const SECRET = 'bench-only';
globalThis.WebSocket ??= WebSocket;

export async function serve(folder) {
	mkdirSync(folder, { recursive: true });
	const storage = new SQLiteKVStore(openAsItExpects(`${folder}/triplit.db`));
	const start = await createServer({
		storage,
		jwtSecret: SECRET,
		projectId: 'bench',
		maxPayloadMb: 200
	});
	const port = await freePort();
	return new Promise((resolve) => start(port, () => resolve(port)));
}

/** It is written for a native add-on; the SQLite of Node itself, with the few calls that it makes of that one. */
function openAsItExpects(file) {
	const db = new DatabaseSync(file);
	const prepare = (source) => {
		const statement = db.prepare(source);
		const prepared = {
			source,
			busy: false,
			get: (...values) => statement.get(...values),
			run: (...values) => statement.run(...values),
			all: (...values) => statement.all(...values),
			iterate: (...values) => statement.all(...values),
			pluck: () => ({
				get: (...values) => Object.values(statement.get(...values) ?? {})[0],
				iterate: (...values) => statement.all(...values).map((row) => Object.values(row)[0])
			})
		};
		return prepared;
	};
	return {
		name: file,
		prepare,
		exec: (sql) => db.exec(sql),
		unsafeMode: () => {},
		pragma: (text) => db.prepare(`pragma ${text}`).all(),
		close: () => db.close(),
		transaction:
			(work) =>
			(...values) => {
				db.exec('begin immediate');
				work(...values);
				db.exec('commit');
			}
	};
}

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenOf() {
	const head = encode({ alg: 'HS256', typ: 'JWT' });
	const body = encode({
		'x-triplit-token-type': 'secret',
		'x-triplit-project-id': 'bench',
		iat: 1_700_000_000
	});
	const signature = createHmac('sha256', SECRET).update(`${head}.${body}`).digest('base64url');
	return `${head}.${body}.${signature}`;
}

export async function openDevice(port) {
	const device = new TriplitClient({
		serverUrl: `http://127.0.0.1:${port}`,
		token: tokenOf(),
		autoConnect: true,
		storage: 'memory',
		logLevel: 'error'
	});
	let rows = new Map();
	let isFollowing = false;
	let seen = () => {};

	function follow() {
		if (isFollowing) return;
		isFollowing = true;
		device.subscribe(device.query('location'), (found) => {
			const before = rows;
			rows = new Map(found.map((row) => [row.id, row]));
			for (const { id, occupied } of found) if (before.get(id)?.occupied !== occupied) seen(id);
		});
	}

	const raise = (record) => {
		record.occupied += 1;
	};

	return {
		seed: () =>
			inParts(RECORDS, 1000, (part) =>
				device.transact(async (tx) => {
					for (const index of part) await tx.insert('location', recordOf(index));
				})
			),
		pull: async () => {
			follow();
			await until(() => rows.size === RECORDS);
		},
		count: async () => rows.size,
		queue: async (indexes) => {
			device.disconnect();
			await until(() => device.connectionStatus === 'CLOSED');
			for (let start = 0; start < indexes.length; start += 500)
				await device.transact(async (tx) => {
					for (const index of indexes.slice(start, start + 500))
						await tx.update('location', keyOf(index), raise);
				});
		},
		push: async () => device.connect(),
		edit: (index) => device.update('location', keyOf(index), raise),
		valueOf: (index) => rows.get(keyOf(index))?.occupied,
		live: async () => follow(),
		onSeen: (listener) => (seen = listener)
	};
}
