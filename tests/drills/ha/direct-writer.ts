import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DatabaseNode } from './database-node.ts';

/** Lines that one node confirmed to somebody who did not go through the proxy. */
export type Confirmed = { id: string; at: number };

export const PROBE = 'drill_probe';

/** What a standby says to who wants to write. */
const READ_ONLY = '25006';
const PROGRAM = fileURLToPath(new URL('write-direct.ts', import.meta.url));

/**
 * Somebody who lives where one node lives and talks to it whatever Patroni says, as an app instance with an old address
 * would. What a node confirms to him must be there in the end; one that is a second primary cannot hold to that.
 */
export function startDirectWriter({ place }: DatabaseNode, url: string) {
	const confirmed: Confirmed[] = [];
	let said = '';
	const { command, words } = place.inside([process.execPath, PROGRAM, url, PROBE]);
	const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(child, 'close');
	createInterface(child.stdout).on('line', (line) => {
		const [what, rest = ''] = line.split(' ');
		if (what === 'confirmed') confirmed.push({ id: rest, at: performance.now() });
		said = line;
	});

	return {
		confirmed,
		/** The node takes no more writing. */
		isReadOnly: () => said === `refused ${READ_ONLY}`,
		async stop(): Promise<void> {
			child.kill('SIGKILL');
			await ended;
		}
	};
}
