import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

type Process = {
	parent: number;
	seconds: number;
	/** Of its children that ended. */
	secondsOfEnded: number;
};

/** Of one process since its start. */
export function cpuSeconds(pid: number): number {
	return read(pid).seconds;
}

/** Of all processes that this one started, since its start. */
export function cpuSecondsOfChildren(parent: number): number {
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	const children = pids.flatMap((pid) => tryRead(Number(pid)) ?? []);
	return children
		.filter((child) => child.parent === parent)
		.reduce((sum, { seconds }) => sum + seconds, read(parent).secondsOfEnded);
}

export function parentOf(pid: number): number {
	return read(pid).parent;
}

function read(pid: number): Process {
	// The name, second of the fields, stands in brackets and may hold spaces.
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
	const ticks = (field: number) => Number(stat[field]) + Number(stat[field + 1]);
	return {
		parent: Number(stat[1]),
		seconds: ticks(11) / TICKS_PER_SECOND,
		secondsOfEnded: ticks(13) / TICKS_PER_SECOND
	};
}

/** undefined: it ended meanwhile. */
function tryRead(pid: number): Process | undefined {
	try {
		return read(pid);
	} catch (error) {
		if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
		throw error;
	}
}
