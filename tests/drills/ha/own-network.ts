import { spawnSync } from 'node:child_process';
import { findProgram } from './find-tools.ts';

/** Said to itself when it starts anew within a network of its own. */
const INSIDE = '--in-own-network';

export function isInOwnNetwork(): boolean {
	return process.argv.includes(INSIDE);
}

/**
 * Starts this program anew, in its own place, within a network that the machine does not see and that goes when it ends
 * (Linux's namespaces). Only there can a node be cut off; where that is not allowed the drill goes on without.
 */
export function enterOwnNetwork(): void {
	const unshare = findProgram('unshare');
	const ip = findProgram('ip');
	if (isInOwnNetwork() || !unshare || !ip || !findProgram('nsenter')) return;
	const words = ['--net', ...(process.getuid!() === 0 ? [] : AS_ONESELF)];
	const { status } = spawnSync(unshare, [...words, ip, 'link', 'set', 'lo', 'up']);
	if (status !== 0) return;
	const again = [process.execPath, ...process.argv.slice(1), INSIDE];
	process.execve!(unshare, [unshare, ...words, ...again], process.env);
}

/** Who is not root is let make networks in a world of users that holds nobody else. */
const AS_ONESELF = ['--user', '--map-current-user', '--keep-caps'];
