import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spread } from '../spread.ts';
import { keyOf, RECORDS, recordOf, until } from './workload.mjs';

/**
 * Measures one engine, its server in a process of its own: a device that holds everything changes every record while
 * offline and sends; a fresh device fetches everything; then one edit at a time travels from one device to another.
 * Prints one JSON line.
 */
const TRAVELS = 60;
const PAUSE_MS = 510;

const [engine, asServer, folder] = process.argv.slice(2);
const peer = await import(`./${engine}.mjs`);

if (asServer) process.send(await peer.serve(folder));
else await measure();

async function measure() {
	const data = join(tmpdir(), `opvangbord-bench-${engine}-${process.pid}`);
	const server = fork(fileURLToPath(import.meta.url), [engine, 'server', data], {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const [port] = await once(server, 'message');
	try {
		console.log(JSON.stringify(await figuresOf(port)));
	} finally {
		server.kill('SIGKILL');
		rmSync(data, { recursive: true, force: true });
	}
	process.exit(0);
}

async function figuresOf(port) {
	const seeder = await peer.openDevice(port);
	const author = await peer.openDevice(port);
	const reader = await peer.openDevice(port);
	await seeder.seed();
	await author.pull();
	const pull = await timed(() => reader.pull());
	if ((await reader.count()) !== RECORDS) throw new Error(`${engine} fetched another number`);
	const all = Array.from({ length: RECORDS }, (_, index) => index);
	const queue = await timed(() => author.queue(all));
	const push = await timed(async () => {
		await author.push();
		if (peer.needsWitness) await until(() => hasAll(reader));
	});
	return {
		engine: peer.name,
		store: peer.store,
		isDurable: peer.isDurable,
		pushNeedsWitness: peer.needsWitness ?? false,
		push: { edits: RECORDS, ms: push, queueMs: queue },
		pull: { rows: RECORDS, ms: pull },
		travel: await travelBetween(author, reader)
	};
}

function hasAll(reader) {
	for (let index = RECORDS - 1; index >= 0; index--)
		if (reader.valueOf(index) !== recordOf(index).occupied + 1) return false;
	return true;
}

async function travelBetween(author, reader) {
	await author.live();
	await reader.live();
	await pause(2000);
	const times = [];
	for (let index = 0; index < TRAVELS; index++) {
		const arrived = new Promise((resolve) =>
			reader.onSeen((id) => {
				if (id === keyOf(index)) resolve();
			})
		);
		const start = performance.now();
		await author.edit(index);
		await arrived;
		times.push(performance.now() - start);
		await pause(PAUSE_MS);
	}
	return { ...spread(times), times: times.map((ms) => Math.round(ms * 10) / 10) };
}

async function timed(work) {
	const start = performance.now();
	await work();
	return Math.round(performance.now() - start);
}

function pause(ms) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
