import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseUser } from './database-user.ts';
import { findProgram } from './find-tools.ts';
import { type Program, type Started, startProgram } from './processes.ts';
import { untilTrue } from './until-true.ts';

/** How a node is reached, and reaches others. */
export type Place = {
	host: string;
	/** What runs a program there. */
	inside(words: string[], as?: DatabaseUser): Pick<Program, 'command' | 'words' | 'as'>;
	/** Nothing comes in or goes out, and nobody is told; what runs there runs on. */
	cut(): void;
	mend(): void;
};

export type Network = {
	/** Of whatever is no node. */
	host: string;
	/** Whom a node's PostgreSQL lets in. */
	range: string;
	/** A program from a path outside the nodes finds them once it is open. */
	places: Place[];
	open(): Promise<void>;
	close(): Promise<void>;
};

const LOOPBACK = '127.0.0.1';

/** All of them on the machine's own loopback, where nobody can be cut off. */
export function loopbackNetwork(nodes: number): Network {
	const refuse = () => {
		throw new Error('nobody is cut off from the loopback');
	};
	const place: Place = {
		host: LOOPBACK,
		inside: ([command = '', ...words], as) => ({ command, words, ...(as ? { as } : {}) }),
		...{ cut: refuse, mend: refuse }
	};
	return {
		...{ host: LOOPBACK, range: `${LOOPBACK}/32`, places: Array<Place>(nodes).fill(place) },
		...{ open: async () => {}, close: async () => {} }
	};
}

const BRIDGE = 'drill';
const NET = '10.77.0';

/** Each node in a network namespace, a cable from each to one bridge. Asks for a network of the drill's own. */
export function bridgeNetwork(nodes: number, folder: string): Network {
	const holders: Started[] = [];
	const numbers = Array.from({ length: nodes }, (_, at) => at + 1);
	const host = `${NET}.254`;

	async function open(): Promise<void> {
		ip('link set lo up');
		ip(`link add ${BRIDGE} type bridge`);
		ip(`addr add ${host}/24 dev ${BRIDGE}`);
		ip(`link set ${BRIDGE} up`);
		for (const n of numbers) await addNode(n);
	}

	async function addNode(n: number): Promise<void> {
		const holder = await startProgram({
			...{ command: findProgram('unshare')!, words: ['--net', 'sleep', 'infinity'] },
			log: join(folder, 'network.log')
		});
		holders.push(holder);
		const own = readlinkSync('/proc/self/ns/net');
		await untilTrue('a network for a node', async () => namespaceOf(holder) !== own);
		ip(`link add ${cableOf(n)} type veth peer name eth0 netns ${holder.pid}`);
		ip(`link set ${cableOf(n)} master ${BRIDGE} up`);
		for (const words of ['link set lo up', `addr add ${NET}.${n}/24 dev eth0`, 'link set eth0 up'])
			run([...entering(holder), findProgram('ip')!, ...words.split(' ')]);
	}

	const places = numbers.map((n): Place => ({
		host: `${NET}.${n}`,
		inside(words, as) {
			const isOther = as !== undefined && as.uid !== process.getuid!();
			const other = isOther ? [`--setuid=${as.uid}`, `--setgid=${as.gid}`] : [];
			const [command = '', ...rest] = [...entering(holders[n - 1]!), ...other, ...words];
			return { command, words: rest };
		},
		// The cable still has light on both ends: no side is told, as with a switch that hangs.
		cut: () => ip(`link set ${cableOf(n)} nomaster`),
		mend: () => ip(`link set ${cableOf(n)} master ${BRIDGE}`)
	}));

	return {
		...{ host, range: `${NET}.0/24`, places, open },
		close: async () => void (await Promise.all(holders.splice(0).map((holder) => holder.kill())))
	};
}

function cableOf(n: number): string {
	return `to-node${n}`;
}

function entering({ pid }: Started): string[] {
	return [findProgram('nsenter')!, `--net=/proc/${pid}/ns/net`];
}

function namespaceOf({ pid }: Started): string {
	return readlinkSync(`/proc/${pid}/ns/net`);
}

function ip(words: string): void {
	run([findProgram('ip')!, ...words.split(' ')]);
}

function run([command = '', ...words]: string[]): void {
	execFileSync(command, words, { stdio: ['ignore', 'ignore', 'inherit'] });
}
