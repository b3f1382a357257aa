import { addLocations, expectApplied } from './add-locations.ts';
import { databaseCost } from './database-cost.ts';
import { EMAIL, fillRegion, PASSWORD, queueEdits } from './example-region.ts';
import { newDataDir, startServer } from './server.ts';
import { spread } from './spread.ts';
import { signIn, type WireClient } from './wire-client.ts';

/**
 * The sync figures of docs/architecture.md against the built server: one device pushes its queue, a fresh one pulls
 * everything, and one edit travels from a device to another. Prints one JSON line.
 */
const EDITS = 10_000;
const LOCATIONS = Number(process.argv[2] ?? 500);
const AT_ONCE = 500;
const TRAVELS = 60;

const dataDir = newDataDir();
await fillRegion(dataDir, 0);
const server = await startServer(dataDir);
const emptyMemory = server.memory();
const author = await signIn(server.origin, EMAIL, PASSWORD);
const reader = await signIn(server.origin, EMAIL, PASSWORD);
const locationIds = await addLocations(author, LOCATIONS);

const emptyDisk = await databaseCost(dataDir);
const queued = storedEdits(LOCATIONS + 1);
const pushed = await timed(() => pushStored(author, queued));
const pulled = await timed(() => reader.pull(null));
const travel = await measureTravel();
const another = await signIn(server.origin, EMAIL, PASSWORD);
const queuedThere = storedEdits(1);
const pushedAgain = await timed(() => pushStored(another, queuedThere));
const fullDisk = await databaseCost(dataDir);

console.log(
	JSON.stringify({
		push: {
			edits: EDITS,
			ms: pushed.ms,
			againMs: pushedAgain.ms,
			bytesPerEdit: Math.round(pushed.value / EDITS)
		},
		pull: {
			rows: pulled.value.rows.length,
			ms: pulled.ms,
			kB: Math.round(pulled.value.bytesDown / 1000)
		},
		travel,
		diskBytesPerEdit: Math.round((fullDisk.bytes - emptyDisk.bytes) / (2 * EDITS + TRAVELS)),
		memoryMB: { empty: toMB(emptyMemory), after: toMB(server.memory()) }
	})
);
for (const device of [author, reader, another]) device.close();
await server.stop();

/** What a device holds after entering: the bytes of each edit. */
function storedEdits(firstMid: number): string[] {
	return queueEdits(locationIds, EDITS, firstMid).map((edit) => JSON.stringify(edit));
}

/** Gives the bytes that went up. */
async function pushStored(device: WireClient, stored: string[]): Promise<number> {
	let bytesUp = 0;
	for (let done = 0; done < EDITS; done += AT_ONCE) {
		const answer = await device.push(stored.slice(done, done + AT_ONCE), EDITS - done);
		expectApplied(answer);
		bytesUp += answer.bytesUp;
	}
	return bytesUp;
}

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
	const before = await processorNow();
	for (let index = 0; index < TRAVELS; index++) {
		const [edit] = queueEdits([locationIds[index]!], 1, LOCATIONS + EDITS + 1 + index);
		const arrived = new Promise<void>((resolve) => {
			seen = (ids) => {
				if (ids.includes(edit!.uuid)) resolve();
			};
		});
		const start = performance.now();
		await author.push([JSON.stringify(edit)], 1);
		await arrived;
		times.push(performance.now() - start);
		// The stream is quiet again after this: what is measured is one edit, not the pace of pokes.
		await new Promise((resolve) => setTimeout(resolve, 510));
	}
	const after = await processorNow();
	stop();
	const perTravel = (seconds: number) => Math.round((seconds / TRAVELS) * 10_000) / 10;
	return {
		...spread(times),
		cpuMs: perTravel(after.server - before.server),
		databaseCpuMs: perTravel(after.database - before.database),
		times: times.map((ms) => Math.round(ms * 10) / 10)
	};
}

async function processorNow(): Promise<{ server: number; database: number }> {
	const { cpuSeconds } = await databaseCost(dataDir);
	return { server: server.cpuSeconds(), database: cpuSeconds };
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
	const start = performance.now();
	const value = await work();
	return { ms: Math.round(performance.now() - start), value };
}

function toMB(bytes: number): number {
	return Math.round(bytes / 1e6);
}
