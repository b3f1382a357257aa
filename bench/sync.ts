import { EMAIL, fillRegion, PASSWORD, queueEdits } from './example-region.ts';
import { newDataDir, startServer } from './server.ts';
import { spread } from './spread.ts';
import { signIn } from './wire-client.ts';

/**
 * The sync figures of docs/architecture.md against the built server: one device pushes its queue, a fresh one pulls
 * everything, and one edit travels from a device to another. Prints one JSON line.
 */
const EDITS = 10_000;
const LOCATIONS = Number(process.argv[2] ?? 500);
const AT_ONCE = 500;
const TRAVELS = 40;

const dataDir = newDataDir();
const locationIds = await fillRegion(dataDir, LOCATIONS);
const server = await startServer(dataDir);
const emptyMemory = server.memory();
const author = await signIn(server.origin, EMAIL, PASSWORD);
const reader = await signIn(server.origin, EMAIL, PASSWORD);

const mutations = queueEdits(locationIds, EDITS);
const pushed = await timed(async () => {
	let bytesUp = 0;
	for (let done = 0; done < EDITS; done += AT_ONCE) {
		const answer = await author.push(mutations.slice(done, done + AT_ONCE), EDITS - done);
		if (answer.results.some(({ status }) => status !== 'applied')) throw new Error('not applied');
		bytesUp += answer.bytesUp;
	}
	return bytesUp;
});
const pulled = await timed(() => reader.pull(null));
const travel = await measureTravel();

console.log(
	JSON.stringify({
		push: { edits: EDITS, ms: pushed.ms, bytesPerEdit: Math.round(pushed.value / EDITS) },
		pull: {
			rows: pulled.value.rows.length,
			ms: pulled.ms,
			kB: Math.round(pulled.value.bytesDown / 1000)
		},
		travel,
		memoryMB: { empty: toMB(emptyMemory), after: toMB(server.memory()) }
	})
);
author.close();
reader.close();
await server.stop();

async function measureTravel() {
	let at = pulled.value.at;
	let seen = (_ids: string[]) => {};
	let pulling = Promise.resolve();
	const stop = await reader.listen(() => {
		pulling = pulling.then(async () => {
			const page = await reader.pull(at);
			at = page.at;
			seen(page.rows.map(({ id }) => id));
		});
	});
	const times: number[] = [];
	for (let index = 0; index < TRAVELS; index++) {
		const [edit] = queueEdits([locationIds[index]!], 1, EDITS + 1 + index);
		const arrived = new Promise<void>((resolve) => {
			seen = (ids) => {
				if (ids.includes(edit!.uuid)) resolve();
			};
		});
		const start = performance.now();
		await author.push([edit!], 1);
		await arrived;
		times.push(performance.now() - start);
		// The stream is quiet again after this: what is measured is one edit, not the pace of pokes.
		await new Promise((resolve) => setTimeout(resolve, 510));
	}
	stop();
	return spread(times);
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
	const start = performance.now();
	const value = await work();
	return { ms: Math.round(performance.now() - start), value };
}

function toMB(bytes: number): number {
	return Math.round(bytes / 1e6);
}
