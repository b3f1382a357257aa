import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createCalls, newCallLog, pushBody } from './load-calls.ts';
import { arrivalOf } from './load-edits.ts';
import { fillNation, type LoadDevice, type NationSize } from './load-nation.ts';
import { newDataDir, startServer } from './server.ts';
import { spread } from './spread.ts';

/**
 * What the server keeps in memory: empty, and after many pushes of one edit each by some devices, which pull now and
 * then, on the data of a region and of the nation. Prints a JSON line each.
 */
const { values } = parseArgs({
	options: {
		pushes: { type: 'string', default: '10000' },
		data: { type: 'string', default: 'region,nation' }
	}
});
const PULL_EVERY = 10;
const SIZES: Record<string, NationSize> = {
	region: { regions: 1, locations: 80, unitsEach: 30, devices: 10 },
	nation: { regions: 25, locations: 2000, unitsEach: 30, devices: 10 }
};

console.log(JSON.stringify({ memory: 'empty', MB: await measureEmpty() }));
for (const name of values.data.split(',')) {
	const size = SIZES[name]!;
	console.log(JSON.stringify({ memory: name, ...size, ...(await measure(size)) }));
}

async function measureEmpty(): Promise<number> {
	const server = await startServer(newDataDir());
	const bytes = server.memory();
	await server.stop();
	return toMB(bytes);
}

async function measure(size: NationSize) {
	const dataDir = newDataDir();
	const devices = await fillNation(dataDir, size);
	const server = await startServer(dataDir);
	const startedMB = toMB(server.memory());
	const log = newCallLog();
	const pushesEach = Math.ceil(Number(values.pushes) / devices.length);
	await Promise.all(devices.map((device) => work(server.origin, device, pushesEach, log)));
	const afterMB = toMB(server.memory());
	const peakMB = toMB(server.peakMemory());
	const cpuSeconds = server.cpuSeconds();
	await server.stop();
	return {
		pushes: pushesEach * devices.length,
		...{ startedMB, afterMB, peakMB, cpuSeconds },
		pushMs: spread(log.times.get('push')!),
		others: Object.fromEntries(log.others),
		load: Math.round(loadavg()[0]! * 10) / 10
	};
}

async function work(
	origin: string,
	device: LoadDevice,
	pushes: number,
	log: ReturnType<typeof newCallLog>
): Promise<void> {
	const calls = createCalls(origin, device, log);
	let at = device.at;
	for (let mid = 1; mid <= pushes; mid++) {
		const { results } = await calls.push(pushBody(device, [arrivalOf(device, mid)]));
		if (results[0]?.status !== 'applied') throw new Error(`an arrival was ${results[0]?.status}`);
		if (mid % PULL_EVERY === 0) at = await calls.pull('pull', at, { pending: 0, oldest: null });
	}
	calls.close();
}

function toMB(bytes: number): number {
	return Math.round(bytes / 1e6);
}
