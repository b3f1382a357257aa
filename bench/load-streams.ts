import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { fillNation } from './load-nation.ts';
import { newDataDir, startServer } from './server.ts';

/**
 * Everybody has the app open: so many event streams over the regions, and a few edits a second. How long a hint takes
 * to reach each stream, and what the streams cost the server. Prints one JSON line.
 */
const { values } = parseArgs({
	options: {
		devices: { type: 'string', default: '3000' },
		regions: { type: 'string', default: '25' },
		locations: { type: 'string', default: '2000' },
		perSecond: { type: 'string', default: '7' },
		seconds: { type: 'string', default: '60' }
	}
});
const size = {
	regions: Number(values.regions),
	locations: Number(values.locations),
	unitsEach: 0,
	devices: Number(values.devices)
};
/** What a process opens besides its streams. */
const OTHER_FILES = 100;

refuseFewFiles(size.devices + OTHER_FILES);
const dataDir = newDataDir();
const devicesFile = join(dataDir, 'devices.json');
writeFileSync(devicesFile, JSON.stringify(await fillNation(dataDir, size)));
const server = await startServer(dataDir);
const idleMB = toMB(server.memory());

const script = new URL('./load-streams-devices.ts', import.meta.url).pathname;
const child = spawn(
	process.execPath,
	[script, server.origin, devicesFile, values.perSecond, values.seconds],
	{ stdio: ['pipe', 'pipe', 'inherit'] }
);
const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
const opened = await nextLine();
const openMB = toMB(server.memory());
const cpuBefore = server.cpuSeconds();
const loadBefore = load();
child.stdin.write('go\n');
const seen = await nextLine();
const cpuSeconds = Math.round((server.cpuSeconds() - cpuBefore) * 10) / 10;

console.log(
	JSON.stringify({
		streams: {
			...size,
			perSecond: Number(values.perSecond),
			seconds: Number(values.seconds)
		},
		opened,
		...seen,
		server: { idleMB, openMB, peakMB: toMB(server.peakMemory()), cpuSeconds },
		load: [loadBefore, load()]
	})
);
await server.stop();

async function nextLine(): Promise<Record<string, unknown>> {
	const { value, done } = await lines.next();
	if (done) throw new Error('the devices stopped before they were through');
	return JSON.parse(value) as Record<string, unknown>;
}

/** Each stream is an open file on either side; Node raises its own soft limit to the hard one. */
function refuseFewFiles(needed: number): void {
	const limits = readFileSync('/proc/self/limits', 'utf8');
	const hard = /Max open files\s+\S+\s+(\S+)/.exec(limits)?.[1] ?? 'unlimited';
	if (hard !== 'unlimited' && Number(hard) < needed)
		throw new Error(`${needed} open files are needed, and the hard limit is ${hard}`);
}

function toMB(bytes: number): number {
	return Math.round(bytes / 1e6);
}

function load(): number {
	return Math.round(loadavg()[0]! * 10) / 10;
}
