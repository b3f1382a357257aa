import { parseArgs } from 'node:util';
import { addLocations } from './add-locations.ts';
import { EMAIL, fillRegion, OTHER_EMAIL, PASSWORD } from './example-region.ts';
import { newDataDir, startServer } from './server.ts';
import { spread } from './spread.ts';
import { openTablet, type Tablet } from './tablet.ts';
import { signIn } from './wire-client.ts';

/**
 * The built server with the product's own client, as each of the other engines is measured with its own
 * (`peers/run-peer.mjs`): a device that holds everything changes each location while off line and sends; a fresh one
 * fetches everything; then one edit at a time travels from one to the other. On the device is all that it does there:
 * numbers, fold, what waits laid on top of the server's rows, IndexedDB (in memory). Prints one JSON line.
 */
const { values } = parseArgs({
	options: {
		edits: { type: 'string', default: '10000' },
		travels: { type: 'string', default: '60' }
	}
});
const EDITS = Number(values.edits);
const TRAVELS = Number(values.travels);
const PAUSE_MS = 510;

const dataDir = newDataDir();
await fillRegion(dataDir, 0);
const server = await startServer(dataDir);
const seeder = await signIn(server.origin, EMAIL, PASSWORD);
const locationIds = await addLocations(seeder, EDITS);
seeder.close();
const author = await openTablet(server.origin, EMAIL);
const reader = await openTablet(server.origin, OTHER_EMAIL);

await fetchAll(author);
const pullMs = await timed(() => fetchAll(reader));
const rows = (await reader.client.diagnosis()).rows;
author.setOnline(false);
const queueMs = await timed(queueAll);
const sent = await sendAll();
await reader.sync();
const travel = await measureTravel();

console.log(
	JSON.stringify({
		push: { edits: EDITS, ...sent, queueMs },
		pull: { rows, ms: pullMs },
		travel
	})
);
for (const tablet of [author, reader]) tablet.close();
await server.stop();
// A channel between tabs is still open.
process.exit(0);

async function fetchAll(tablet: Tablet): Promise<void> {
	tablet.setOnline(true);
	await tablet.sync();
}

async function queueAll(): Promise<void> {
	const drafts = locationIds.map((locationId, index) => ({
		name: 'occupancy.record' as const,
		args: { locationId, ...arrivalOf(1 + (index % 4)) }
	}));
	const { stored } = await author.client.edit.many(drafts);
	if (stored !== EDITS) throw new Error(`${stored} edits were stored`);
}

/** Until each edit has its receipt on the device, and until also what came of them is fetched. */
async function sendAll(): Promise<{ ms: number; settledMs: number }> {
	const start = performance.now();
	author.setOnline(true);
	const received = author.allReceived().then(() => Math.round(performance.now() - start));
	const settledMs = await timed(author.sync);
	return { ms: await received, settledMs };
}

async function measureTravel() {
	const times: number[] = [];
	for (const locationId of locationIds.slice(0, TRAVELS)) {
		await pause(PAUSE_MS);
		times.push(await travelTo(locationId));
	}
	return { ...spread(times), times: times.map((ms) => Math.round(ms * 10) / 10) };
}

/** From the tap to the moment at which the other device gives its screen the new figures. */
async function travelTo(locationId: string): Promise<number> {
	const view = reader.client.views.location(locationId);
	const before = (await view.read())!.figures.occupied;
	let start = 0;
	const [entered, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()];
	const stop = view.subscribe((seen) => {
		entered.resolve();
		if (seen?.figures.occupied !== before) arrived.resolve(performance.now() - start);
	}, arrived.reject);
	await entered.promise;
	start = performance.now();
	const stored = await author.client.edit.record(locationId, arrivalOf(1));
	if (!stored.ok) throw new Error(stored.code);
	const ms = await arrived.promise;
	stop();
	return ms;
}

function arrivalOf(n: number) {
	return { entry: { kind: 'arrive' as const, n }, source: 'phone' as const, spokenWith: 'Balie' };
}

async function timed(work: () => Promise<void>): Promise<number> {
	const start = performance.now();
	await work();
	return Math.round(performance.now() - start);
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
