import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../../support/free-ports.ts';
import { type AppInstance, createAppInstance } from './app-instance.ts';
import { askDatabase } from './ask-database.ts';
import { createCluster } from './cluster.ts';
import { createDatabaseNode, type DatabaseNode } from './database-node.ts';
import { findDatabaseUser } from './database-user.ts';
import { PROBE } from './direct-writer.ts';
import { createEtcd } from './etcd.ts';
import type { Tools } from './find-tools.ts';
import { bridgeNetwork, loopbackNetwork } from './network.ts';
import { isInOwnNetwork } from './own-network.ts';
import { createProxy } from './proxy.ts';
import { untilTrue } from './until-true.ts';

const ROLE = 'opvangbord';
const NODES = 3;

/** Everything that the drill runs on: on free ports, in one folder, and in a network of its own where that can be. */
export function createStage(folder: string, tools: Tools) {
	const ends: (() => Promise<unknown>)[] = [];
	let isStopped = false;
	// Run by root, PostgreSQL and what keeps it are another user's: they have to get in here.
	chmodSync(folder, 0o711);

	/** Processes end in reverse order; each by its own id, also when one of them fails to. */
	async function stop(): Promise<void> {
		isStopped = true;
		for (const end of ends.splice(0).reverse()) await end().catch(console.error);
	}

	/** Registered before it starts, so that nothing is left behind. */
	async function begin(end: () => Promise<unknown>, begun: () => Promise<void>): Promise<void> {
		if (isStopped) throw new Error('stopped while it was starting');
		ends.push(end);
		await begun();
		if (isStopped) await end();
	}

	async function start() {
		const user = findDatabaseUser();
		const password = randomBytes(12).toString('hex');
		const ports = await freePorts(12);
		const [etcdPort, peerPort, databasePort, appPort, ...rest] = ports as [
			number,
			number,
			number,
			number,
			...number[]
		];
		const appPorts = rest.slice(0, 2);
		const network = isInOwnNetwork() ? bridgeNetwork(NODES, folder) : loopbackNetwork(NODES);
		const { host } = network;
		const etcd = createEtcd({ ...{ folder, host, tools, user, port: etcdPort, peerPort } });
		const nodes = network.places.map((place, at) =>
			createDatabaseNode({
				...{ name: `node${at + 1}`, network, place, folder, tools, user, etcdPort, password },
				...{ port: rest[2 * at + 2]!, restPort: rest[2 * at + 3]! }
			})
		);
		await begin(network.close, network.open);
		await begin(etcd.kill, etcd.start);
		for (const node of nodes) await begin(node.killHost, node.start);
		const cluster = createCluster(nodes);
		await cluster.untilWhole();
		const proxy = createProxy({
			...{ folder, tools, user, nodes, databasePort, appPort, appPorts }
		});
		await begin(proxy.kill, proxy.start);

		const as = (name: string, secret: string, port: number, database: string, at = '127.0.0.1') =>
			`postgres://${name}:${secret}@${at}:${port}/${database}`;
		const admin = (database: string) => as('postgres', password, databasePort, database);
		const databaseUrl = as(ROLE, password, databasePort, ROLE);
		await untilTrue('a way to the primary', () => leadsToPrimary(admin('postgres')));
		await askDatabase(admin('postgres'), `create role ${ROLE} login password '${password}'`);
		await askDatabase(admin('postgres'), `create database ${ROLE} owner ${ROLE}`);
		await askDatabase(databaseUrl, `create table ${PROBE} (id text primary key)`);

		const env = {
			...{ DATABASE_URL: databaseUrl, AUTH_SECRET: randomBytes(32).toString('base64url') },
			...{ DATA_DIR: join(folder, 'data'), TRUST_PROXY: '1', LOG_LEVEL: 'warn' }
		};
		const apps: AppInstance[] = appPorts.map((port, at) => {
			const name = `app${at + 1}`;
			return createAppInstance({ name, port, env, log: join(folder, `${name}.log`) });
		});
		for (const app of apps) ends.push(app.kill);
		return {
			...{ cluster, etcd, nodes, apps, databaseUrl },
			env: env as Record<string, string>,
			/** Where devices come in. */
			url: `http://127.0.0.1:${appPort}`,
			urlOf: ({ place, port }: DatabaseNode) => as(ROLE, password, port, ROLE, place.host)
		};
	}

	return { start, stop };
}

/** HAProxy takes every server for good until it has looked twice: so asked in turn until each goes to the primary. */
async function leadsToPrimary(url: string): Promise<boolean> {
	for (let asked = 0; asked < 6; asked += 1) {
		const [row] = await askDatabase(url, 'select pg_is_in_recovery() as standby').catch(() => []);
		if (row?.standby !== false) return false;
	}
	return true;
}
