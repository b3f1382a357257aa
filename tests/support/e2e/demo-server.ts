import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandLineFile } from '../cli/command-line-file.ts';
import { freePort } from '../free-ports.ts';

export const DEMO_PASSWORD = 'opvangbord-demo';
const SHARED_EXAMPLE = 'OPVANGBORD_TEST_EXAMPLE';

/** The production server with the example's data, as a process of its own that can be killed. */
export type DemoServer = {
	url: string;
	dataDir: string;
	/** Of the process that runs now. */
	readonly pid: number;
	/** On the same port and the same data; done when it answers. */
	start(): Promise<void>;
	/** As a power cut does it. */
	kill(): Promise<void>;
	remove(): Promise<void>;
};

/** A data directory with the example in it, to copy from: seeding takes longer than copying. */
export async function seedExample(): Promise<string> {
	const dataDir = await mkdtemp(join(tmpdir(), 'opvangbord-example-'));
	const env = environmentOf(dataDir, 0);
	await promisify(execFile)(process.execPath, [commandLineFile(), 'demo'], { env });
	return dataDir;
}

/** For all workers of the test tool, which inherit the environment; gives what takes it away again. */
export async function shareExample(): Promise<() => Promise<void>> {
	const dataDir = await seedExample();
	process.env[SHARED_EXAMPLE] = dataDir;
	return () => rm(dataDir, { recursive: true, force: true });
}

export function sharedExample(): string {
	const dataDir = process.env[SHARED_EXAMPLE];
	if (!dataDir) throw new Error('the set-up of the tests made no example');
	return dataDir;
}

/** Not started yet; `more` is environment of its own. */
export async function createDemoServer(
	example: string,
	more: Record<string, string> = {}
): Promise<DemoServer> {
	const dataDir = await mkdtemp(join(tmpdir(), 'opvangbord-e2e-'));
	await cp(example, dataDir, { recursive: true });
	const port = await freePort();
	let running: ChildProcess | undefined;

	async function start(): Promise<void> {
		running = spawn(process.execPath, ['server.js'], {
			env: { ...environmentOf(dataDir, port), ...more },
			stdio: ['ignore', 'pipe', 'inherit']
		});
		await saysItListens(running);
	}

	async function kill(): Promise<void> {
		if (!running || running.exitCode !== null || running.signalCode !== null) return;
		const gone = once(running, 'exit');
		running.kill('SIGKILL');
		await gone;
	}

	async function remove(): Promise<void> {
		await kill();
		await rm(dataDir, { recursive: true, force: true });
	}

	return {
		url: `http://localhost:${port}`,
		dataDir,
		get pid() {
			if (!running?.pid) throw new Error('the server does not run');
			return running.pid;
		},
		...{ start, kill, remove }
	};
}

function environmentOf(dataDir: string, port: number): NodeJS.ProcessEnv {
	return {
		...process.env,
		OPVANGBORD_DEMO: '1',
		DATA_DIR: dataDir,
		PORT: String(port),
		HOST: '127.0.0.1',
		VAPID_SUBJECT: 'mailto:beheer@opvangbord.example',
		LOG_LEVEL: 'warn'
	};
}

/** Waits for the line with the address; what the server says after that is let go. */
function saysItListens(server: ChildProcess): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	server.stdout!.on('data', (text: Buffer) => {
		if (text.includes('http://localhost:')) resolve();
	});
	server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
	return promise;
}
