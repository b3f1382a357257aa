import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs, promisify } from 'node:util';
import { fillNation } from './load-nation.ts';
import { newDataDir, startServer } from './server.ts';

/**
 * Everybody comes back at once: devices with a queue each, spread over a minute, sessions made beforehand, against the
 * built server. Afterwards every edit is looked up. Prints one JSON line.
 */
const { values } = parseArgs({
	options: {
		devices: { type: 'string', default: '3000' },
		regions: { type: 'string', default: '25' },
		locations: { type: 'string', default: '2000' },
		units: { type: 'string', default: '0' },
		edits: { type: 'string', default: '100' },
		seconds: { type: 'string', default: '60' }
	}
});
const size = {
	regions: Number(values.regions),
	locations: Number(values.locations),
	unitsEach: Number(values.units),
	devices: Number(values.devices)
};

const dataDir = newDataDir();
const devicesFile = join(dataDir, 'devices.json');
const confirmedFile = join(dataDir, 'confirmed.json');
writeFileSync(devicesFile, JSON.stringify(await fillNation(dataDir, size)));
const before = countEdits();
const server = await startServer(dataDir);
const cpuBefore = server.cpuSeconds();
const loadBefore = load();
const seen = await devicesSaw();
const cpuSeconds = Math.round((server.cpuSeconds() - cpuBefore) * 10) / 10;
const peakMB = Math.round(server.peakMemory() / 1e6);

console.log(
	JSON.stringify({
		storm: { ...size, edits: Number(values.edits), seconds: Number(values.seconds) },
		edits: countLost(),
		...seen,
		server: { cpuSeconds, peakMB, writtenMB: server.writtenMB() },
		databaseMB: Math.round(statSync(join(dataDir, 'opvangbord.sqlite')).size / 1e6),
		load: [loadBefore, load()]
	})
);
await server.stop();

async function devicesSaw(): Promise<Record<string, unknown>> {
	const script = new URL('./load-storm-devices.ts', import.meta.url).pathname;
	const args = [script, server.origin, devicesFile, confirmedFile, values.edits, values.seconds];
	const { stdout } = await promisify(execFile)(process.execPath, args);
	return JSON.parse(stdout) as Record<string, unknown>;
}

/** Sent, confirmed, and what is in the database of it: as an entry, as a link of the audit chain, and not at all. */
function countLost() {
	const confirmed = JSON.parse(readFileSync(confirmedFile, 'utf8')) as string[];
	const after = countEdits();
	return {
		sent: size.devices * Number(values.edits),
		confirmed: confirmed.length,
		confirmedOnce: new Set(confirmed).size,
		stored: after.entries - before.entries,
		audited: after.links - before.links,
		missing: confirmed.filter((uuid) => !after.ids.has(uuid)).length
	};
}

function countEdits() {
	const db = new DatabaseSync(join(dataDir, 'opvangbord.sqlite'), { readOnly: true });
	const rows = db.prepare('select id from entry').all() as { id: string }[];
	const audit = db.prepare(`select count(*) as links from audit where action = 'occupancy.record'`);
	const { links } = audit.get() as { links: number };
	db.close();
	return { ids: new Set(rows.map(({ id }) => id)), entries: rows.length, links };
}

function load(): number {
	return Math.round(loadavg()[0]! * 10) / 10;
}
