import { mkdirSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { Replicache } from 'replicache';
import { keyOf, RECORDS, recordOf, until } from './workload.mjs';

export const name = 'Replicache 15.3.0, own back end with one version';
export const store = 'SQLite, synchronous = full';
export const isDurable = true;

/** The engine is a client only; this is what its guide has a team write: one version for all, one client group. */
export async function serve(folder) {
	mkdirSync(folder, { recursive: true });
	const db = new DatabaseSync(`${folder}/replicache.db`);
	db.exec(
		`pragma journal_mode = wal; pragma synchronous = full;
		create table version (n integer); insert into version values (1);
		create table client (id text primary key, grp text, last integer, version integer);
		create table location (id text primary key, body text, version integer);
		create index location_version on location (version);`
	);
	const take = createPush(db);
	const answer = createPull(db);
	const streams = new Set();
	const server = createServer((request, response) => {
		if (request.url === '/events') return listen(response);
		const parts = [];
		request.on('data', (part) => parts.push(part));
		request.on('end', () => {
			const body = JSON.parse(Buffer.concat(parts));
			response.setHeader('content-type', 'application/json');
			if (!request.url.startsWith('/push')) return response.end(answer(body));
			take(body);
			response.end('{}');
			for (const stream of streams) stream.write('data: 1\n\n');
		});
	});

	function listen(response) {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		response.write(':\n\n');
		streams.add(response);
	}

	return new Promise((resolve) =>
		server.listen(0, '127.0.0.1', () => resolve(server.address().port))
	);
}

function createPush(db) {
	const next = db.prepare('update version set n = n + 1 returning n');
	const lastOf = db.prepare('select last from client where id = ?');
	const keepLast = db.prepare(
		`insert into client values (?, ?, ?, ?)
		on conflict (id) do update set last = excluded.last, version = excluded.version`
	);
	const read = db.prepare('select body from location where id = ?');
	const write = db.prepare(
		`insert into location values (?, ?, ?)
		on conflict (id) do update set body = excluded.body, version = excluded.version`
	);
	return ({ mutations, clientGroupID }) => {
		db.exec('begin immediate');
		const { n: version } = next.get();
		for (const { id, clientID, name, args } of mutations) {
			const last = lastOf.get(clientID)?.last ?? 0;
			if (id <= last) continue;
			if (id > last + 1) throw new Error('a mutation is missing');
			if (name === 'add') write.run(args.id, JSON.stringify(args), version);
			else {
				const record = JSON.parse(read.get(args.id).body);
				record.occupied += args.by;
				write.run(args.id, JSON.stringify(record), version);
			}
			keepLast.run(clientID, clientGroupID, id, version);
		}
		db.exec('commit');
	};
}

function createPull(db) {
	const current = db.prepare('select n from version');
	const clients = db.prepare('select id, last from client where grp = ? and version > ?');
	const changed = db.prepare('select id, body from location where version > ?');
	return ({ cookie, clientGroupID }) => {
		const since = cookie ?? 0;
		const lasts = clients.all(clientGroupID, since).map(({ id, last }) => [id, last]);
		const patch = changed
			.all(since)
			.map(({ id, body }) => `{"op":"put","key":"${id}","value":${body}}`);
		return (
			`{"cookie":${current.get().n},"lastMutationIDChanges":` +
			`${JSON.stringify(Object.fromEntries(lasts))},"patch":[${patch.join(',')}]}`
		);
	};
}

globalThis.location ??= { href: 'http://localhost/', host: 'localhost' };
let devices = 0;

export async function openDevice(port) {
	const origin = `http://127.0.0.1:${port}`;
	let isOnline = true;
	const device = new Replicache({
		name: `device${(devices += 1)}`,
		kvStore: 'mem',
		licenseKey: 'bench',
		pushURL: `${origin}/push`,
		pullURL: `${origin}/pull`,
		pullInterval: null,
		pushDelay: 0,
		logLevel: 'error',
		pusher: async (body) => {
			if (!isOnline) return { httpRequestInfo: { httpStatusCode: 503, errorMessage: 'offline' } };
			const answer = await fetch(`${origin}/push`, { method: 'POST', body: JSON.stringify(body) });
			return { httpRequestInfo: { httpStatusCode: answer.status, errorMessage: '' } };
		},
		mutators: {
			add: (tx, record) => tx.set(record.id, record),
			raise: async (tx, { id, by }) => {
				const record = await tx.get(id);
				await tx.set(id, { ...record, occupied: record.occupied + by });
			}
		}
	});
	let seen = () => {};
	const count = () => device.query(async (tx) => (await tx.scan().keys().toArray()).length);
	const edit = (index) => device.mutate.raise({ id: keyOf(index), by: 1 });

	async function untilTaken() {
		await until(async () => {
			if ((await device.experimentalPendingMutations()).length === 0) return true;
			await device.push({ now: true });
			await device.pull({ now: true });
			return false;
		});
	}

	return {
		seed: async () => {
			for (let index = 0; index < RECORDS; index++) await device.mutate.add(recordOf(index));
			await untilTaken();
		},
		pull: () =>
			until(async () => {
				await device.pull({ now: true });
				return (await count()) === RECORDS;
			}),
		count,
		queue: async (indexes) => {
			isOnline = false;
			for (const index of indexes) await edit(index);
		},
		push: async () => {
			isOnline = true;
			await untilTaken();
		},
		edit,
		live: async () => {
			get(`${origin}/events`, (stream) =>
				stream.on('data', (part) => {
					if (String(part).startsWith('data')) void device.pull({ now: true });
				})
			);
			device.experimentalWatch((changes) => changes.forEach(({ key }) => seen(key)));
		},
		onSeen: (listener) => (seen = listener)
	};
}
