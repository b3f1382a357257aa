import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseUser } from './database-user.ts';
import type { Tools } from './find-tools.ts';
import { type Started, startProgram } from './processes.ts';

type Options = {
	folder: string;
	/** Where Patroni reaches it. */
	host: string;
	tools: Tools;
	user: DatabaseUser;
	port: number;
	peerPort: number;
};

/** Where Patroni keeps who leads. One member: what happens without it is drilled. */
export function createEtcd({ folder, host, tools, user, port, peerPort }: Options) {
	const dataDir = join(folder, 'etcd');
	const own = `http://${host}:${port}`;
	const peer = `http://127.0.0.1:${peerPort}`;
	let running: Started | undefined;
	mkdirSync(dataDir, { mode: 0o700 });
	chownSync(dataDir, user.uid, user.gid);

	async function start(): Promise<void> {
		const options = {
			...{ name: 'etcd1', 'data-dir': dataDir, 'initial-cluster': `etcd1=${peer}` },
			...{ 'listen-client-urls': own, 'advertise-client-urls': own },
			...{ 'listen-peer-urls': peer, 'initial-advertise-peer-urls': peer },
			...(tools.etcdApi === 'etcd' ? { 'enable-v2': 'true' } : {})
		};
		running = await startProgram({
			command: tools.etcd,
			words: Object.entries(options).map(([name, value]) => `--${name}=${value}`),
			log: join(folder, 'etcd.log'),
			env: { PATH: process.env.PATH, HOME: dataDir },
			as: user
		});
	}

	return {
		start,
		stop: async () => running?.stop(),
		kill: async () => running?.kill()
	};
}
