import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../tests/support/free-ports.ts';
import { cpuSeconds } from './processor-time.ts';

const ROOT = new URL('..', import.meta.url);

/** A built server of its own on a free port of the loopback, with a data directory that goes when it stops. */
export type BenchServer = {
	origin: string;
	dataDir: string;
	/** Resident memory, bytes. */
	memory(): number;
	/** The most that was resident since the start, bytes. */
	peakMemory(): number;
	/** To files and sockets since the start. */
	writtenMB(): number;
	/** Processor time since the start. */
	cpuSeconds(): number;
	stop(): Promise<void>;
};

export function newDataDir(): string {
	return mkdtempSync(join(tmpdir(), 'opvangbord-bench-'));
}

export async function startServer(dataDir: string): Promise<BenchServer> {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const child = spawn(process.execPath, startArguments(), {
		cwd: ROOT,
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: dataDir,
			LOG_LEVEL: 'warn'
		},
		stdio: ['ignore', 'inherit', 'inherit']
	});
	await untilAnswers(origin);
	return {
		origin,
		dataDir,
		memory: () => residentBytes(child.pid!, 'VmRSS'),
		peakMemory: () => residentBytes(child.pid!, 'VmHWM'),
		writtenMB: () => writtenMB(child.pid!),
		cpuSeconds: () => cpuSeconds(child.pid!),
		stop: async () => {
			child.kill('SIGTERM');
			await once(child, 'exit');
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

/** What `npm start` gives to node. */
function startArguments(): string[] {
	const text = readFileSync(new URL('package.json', ROOT), 'utf8');
	const { scripts } = JSON.parse(text) as { scripts: { start: string } };
	return scripts.start.replace(/^exec node /, '').split(' ');
}

async function untilAnswers(origin: string): Promise<void> {
	for (;;) {
		const answer = await fetch(`${origin}/api/ping`).catch(() => undefined);
		if (answer?.status === 204) return;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

function residentBytes(pid: number, line: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024;
}

function writtenMB(pid: number): number {
	const said = readFileSync(`/proc/${pid}/io`, 'utf8');
	return Math.round(Number(/wchar: (\d+)/.exec(said)?.[1] ?? 0) / 1e6);
}
