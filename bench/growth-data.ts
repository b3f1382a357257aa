import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { EMAIL, PASSWORD, queueEdits } from './example-region.ts';
import { fillYear } from './growth-year.ts';
import { newDataDir, startServer } from './server.ts';
import { spread } from './spread.ts';
import { signIn } from './wire-client.ts';

/**
 * A region's year with so many entries, and ten and a hundred times as many: what a push of 500 and of one, a first
 * pull, a pull with nothing new and a poke cost. The servers take turns, so that whatever else the machine does
 * disturbs each alike. Prints a JSON line each.
 */
const { values } = parseArgs({
	options: {
		entries: { type: 'string', default: '10000' },
		locations: { type: 'string', default: '100' },
		times: { type: 'string', default: '1,10,100' },
		rounds: { type: 'string', default: '20' }
	}
});
const AT_ONCE = 500;
const FIRST_PULL_EVERY = 4;
const POKE_QUIET_MS = 510;

type Times = Record<'push500' | 'push1' | 'firstPull' | 'emptyPull' | 'poke', number[]>;

const grown = [];
for (const times of values.times.split(',').map(Number)) grown.push(await grow(times));
for (let round = 0; round < Number(values.rounds); round++)
	for (const one of grown) await measureRound(one, round);

const lines = grown.map((one) => ({
	growth: 'data',
	entries: one.entries,
	locations: Number(values.locations),
	buildSeconds: one.buildSeconds,
	...spreads(one.ms),
	// The system counts in steps of 10 ms, so only the mean of many says something.
	cpuMs: { push500: mean(one.cpuMs.push500), firstPull: mean(one.cpuMs.firstPull) },
	firstPullRows: one.rows,
	firstPullPerRowMs: Math.round((median(one.ms.firstPull) / one.rows) * 10_000) / 10_000,
	serverMB: Math.round(one.server.memory() / 1e6),
	load: Math.round(loadavg()[0]! * 10) / 10
}));
for (const line of lines) console.log(JSON.stringify(line));
for (const { server, author, reader, stopListening } of grown) {
	stopListening();
	author.close();
	reader.close();
	await server.stop();
}

async function grow(times: number) {
	const dataDir = newDataDir();
	const entries = Number(values.entries) * times;
	const start = performance.now();
	const locationIds = await fillYear(dataDir, { locations: Number(values.locations), entries });
	const buildSeconds = Math.round((performance.now() - start) / 100) / 10;
	const server = await startServer(dataDir);
	const author = await signIn(server.origin, EMAIL, PASSWORD);
	const reader = await signIn(server.origin, EMAIL, PASSWORD);
	const told = { poke: (_version: number) => {} };
	const stopListening = await reader.listen((version) => told.poke(version));
	const { at } = await reader.pull(null);
	return {
		...{ entries, buildSeconds, locationIds, server, author, reader, told, stopListening, at },
		mid: 1,
		rows: 0,
		ms: noTimes(),
		cpuMs: noTimes()
	};
}

type Grown = Awaited<ReturnType<typeof grow>>;

async function measureRound(one: Grown, round: number): Promise<void> {
	const many = queue(one, AT_ONCE);
	await timed(one, 'push500', () => push(one, many));
	one.at = (await one.reader.pull(one.at)).at;
	await timed(one, 'emptyPull', () => one.reader.pull(one.at));
	if (round % FIRST_PULL_EVERY === 0) {
		const { rows } = await timed(one, 'firstPull', () => one.reader.pull(null));
		one.rows = rows.length;
	}
	await new Promise((resolve) => setTimeout(resolve, POKE_QUIET_MS));
	const poked = new Promise<number>((resolve) => {
		one.told.poke = () => resolve(performance.now());
	});
	const single = queue(one, 1);
	await timed(one, 'push1', () => push(one, single));
	const answeredAt = performance.now();
	one.ms.poke.push(Math.max(0, (await poked) - answeredAt));
}

function queue(one: Grown, count: number): string[] {
	const edits = queueEdits(one.locationIds, count, one.mid);
	one.mid += count;
	return edits.map((edit) => JSON.stringify(edit));
}

async function push({ author }: Grown, stored: string[]): Promise<void> {
	const { results } = await author.push(stored, stored.length);
	if (results.some(({ status }) => status !== 'applied')) throw new Error('not applied');
}

async function timed<T>(one: Grown, kind: keyof Times, work: () => Promise<T>): Promise<T> {
	const cpuBefore = one.server.cpuSeconds();
	const start = performance.now();
	const value = await work();
	one.ms[kind].push(performance.now() - start);
	one.cpuMs[kind].push((one.server.cpuSeconds() - cpuBefore) * 1000);
	return value;
}

function noTimes(): Times {
	return { push500: [], push1: [], firstPull: [], emptyPull: [], poke: [] };
}

function spreads(times: Times) {
	return Object.fromEntries(Object.entries(times).map(([kind, ms]) => [kind, spread(ms)]));
}

function mean(times: number[]): number {
	return Math.round(times.reduce((sum, ms) => sum + ms, 0) / times.length);
}

function median(times: number[]): number {
	return spread(times).p50;
}
