import { chownSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseNode } from './database-node.ts';
import type { DatabaseUser } from './database-user.ts';
import { fillTemplate } from './fill-template.ts';
import type { Tools } from './find-tools.ts';
import { type Started, startProgram } from './processes.ts';

type Options = {
	folder: string;
	tools: Tools;
	user: DatabaseUser;
	nodes: DatabaseNode[];
	databasePort: number;
	appPort: number;
	appPorts: number[];
};

/** HAProxy before the nodes and before the app instances. */
export function createProxy(options: Options) {
	const { folder, tools, user, nodes } = options;
	const config = join(folder, 'haproxy.cfg');
	let running: Started | undefined;
	const on = (port: number | undefined, host = '127.0.0.1') => `${host}:${port}`;
	const ofNodes = nodes.flatMap(({ place, port, restPort }, at) => [
		[`NODE${at + 1}`, on(port, place.host)],
		[`NODE${at + 1}_REST_PORT`, String(restPort)]
	]);
	fillTemplate('haproxy.cfg', config, {
		...(Object.fromEntries(ofNodes) as Record<string, string>),
		...{ DATABASE_ADDRESS: on(options.databasePort), APP_ADDRESS: on(options.appPort) },
		...{ APP1: on(options.appPorts[0]), APP2: on(options.appPorts[1]) }
	});
	chownSync(config, user.uid, user.gid);
	async function start(): Promise<void> {
		running = await startProgram({
			command: tools.haproxy,
			words: ['-db', '-f', config],
			log: join(folder, 'haproxy.log'),
			as: user
		});
	}

	return { start, kill: async () => running?.kill() };
}
