import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseUser } from './database-user.ts';
import { fillTemplate } from './fill-template.ts';
import type { Tools } from './find-tools.ts';
import type { Network, Place } from './network.ts';
import { type Started, startProgram } from './processes.ts';
import { familyOf, sendSignal } from './signals.ts';

/** A host with Patroni and the PostgreSQL that it keeps. */
export type DatabaseNode = ReturnType<typeof createDatabaseNode>;

type Options = {
	name: string;
	network: Network;
	place: Place;
	/** Entered by the database's user. */
	folder: string;
	tools: Tools;
	user: DatabaseUser;
	port: number;
	restPort: number;
	etcdPort: number;
	password: string;
};

export function createDatabaseNode(options: Options) {
	const { name, network, place, tools, user, port, restPort, password } = options;
	const folder = join(options.folder, name);
	const dataDir = join(folder, 'data');
	const config = join(folder, 'patroni.yml');
	const log = join(options.folder, `${name}.log`);
	let patroni: Started | undefined;

	mkdirSync(folder, { mode: 0o700 });
	fillTemplate('patroni.yml', config, {
		...{ NODE: name, HOST: place.host, NETWORK: network.range, BIN_DIR: tools.postgresBin },
		...{ REST_PORT: String(restPort), POSTGRES_PORT: String(port) },
		...{ ETCD_API: tools.etcdApi, ETCD_HOSTS: `${network.host}:${options.etcdPort}` },
		SOCKET_DIR: folder,
		...{ DATA_DIR: dataDir, PGPASS: join(folder, 'pgpass') },
		...{ SUPERUSER_PASSWORD: password, REPLICATION_PASSWORD: password, REWIND_PASSWORD: password }
	});
	for (const path of [folder, config]) chownSync(path, user.uid, user.gid);

	async function start(): Promise<void> {
		const env = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' };
		patroni = await startProgram({ ...place.inside([tools.patroni, config], user), log, env });
	}

	/** The first of PostgreSQL's processes notes its id for whoever wants to know. */
	function postgresFamily(): number[] {
		const file = join(dataDir, 'postmaster.pid');
		if (!existsSync(file)) return [];
		return familyOf(Number(readFileSync(file, 'utf8').split('\n', 1)[0]));
	}

	function signalPostgres(signal: NodeJS.Signals): void {
		for (const pid of postgresFamily()) sendSignal(pid, signal);
	}

	async function killHost(): Promise<void> {
		// With what Patroni had just started: a copy of the primary that is under way, say.
		const family = [...postgresFamily(), ...(patroni ? familyOf(patroni.pid) : [])];
		const gone = patroni?.kill();
		for (const pid of family) sendSignal(pid, 'SIGKILL');
		await gone;
		// One that was being started while the others went.
		signalPostgres('SIGKILL');
	}

	return {
		...{ name, place, port, restPort, start, killHost },
		killPostgres: () => signalPostgres('SIGKILL'),
		freezePatroni: () => sendSignal(patroni!.pid, 'SIGSTOP'),
		freezeHost() {
			sendSignal(patroni!.pid, 'SIGSTOP');
			signalPostgres('SIGSTOP');
		},
		resumeHost() {
			signalPostgres('SIGCONT');
			sendSignal(patroni!.pid, 'SIGCONT');
		},
		isRunning: () => patroni?.isAlive() ?? false
	};
}
