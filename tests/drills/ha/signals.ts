import { readdirSync, readFileSync } from 'node:fs';

/** To one process by its id; one that is gone already needs none. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** A child that ended and was not asked after yet does not count. */
export function isAlive(pid: number): boolean {
	const { state } = statOf(pid) ?? {};
	return state !== undefined && state !== 'Z';
}

/** The process and its children: each of PostgreSQL's is a group of its own, so no signal reaches all of them. */
export function familyOf(pid: number): number[] {
	const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	const children = all.map(Number).filter((other) => statOf(other)?.parent === pid);
	return isAlive(pid) ? [pid, ...children] : children;
}

function statOf(pid: number): { state: string; parent: number } | undefined {
	try {
		// The name before it stands in brackets and may hold anything.
		const rest = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '');
		const [state = '', parent] = rest.split(' ');
		return { state, parent: Number(parent) };
	} catch {
		return undefined;
	}
}
