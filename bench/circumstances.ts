import { spawnSync } from 'node:child_process';
import { type Calibration, calibrate } from './calibrate.ts';

/** What stands beside each figure: the day (UTC), the commit that was measured, and what the machine does just then. */
export type Circumstances = { date: string; commit: string; calibration: Calibration };

export async function circumstances(): Promise<Circumstances> {
	return { ...dayAndCommit(), calibration: await calibrate() };
}

export function dayAndCommit(): Pick<Circumstances, 'date' | 'commit'> {
	return { date: new Date().toISOString().slice(0, 10), commit: commitHere() };
}

function commitHere(): string {
	const asked = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
		cwd: new URL('..', import.meta.url),
		encoding: 'utf8'
	});
	return asked.status === 0 ? asked.stdout.trim() : 'unknown';
}

/** Of several lines in one sentence; of old ones, which say nothing of it, ''. */
export function sayCircumstances(lines: Partial<Circumstances>[]): string {
	const dates = unique(lines.flatMap(({ date }) => date ?? []));
	const commits = unique(lines.flatMap(({ commit }) => commit ?? []));
	const machine = lines.flatMap(({ calibration }) => calibration ?? []);
	const parts = [
		...(dates.length > 0 ? [`on ${dates.join(', ')}`] : []),
		...(commits.length > 0 ? [`at ${commits.join(', ')}`] : []),
		...(machine.length > 0 ? [sayMachine(machine)] : [])
	];
	return parts.length > 0 ? `Measured ${parts.join(' ')}.` : '';
}

function sayMachine(machine: Calibration[]): string {
	const writes = range(machine.map((one) => one.syncedWritesPerSecond));
	const trips = range(machine.map(({ httpMs }) => httpMs));
	const load = range(machine.flatMap((one) => one.load ?? []));
	const others = load ? `, load ${load}` : '';
	return `beside ${writes} durable writes a second, an HTTP round trip of ${trips} ms${others}`;
}

function range(values: number[]): string {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	if (values.length === 0) return '';
	return least === most ? String(least) : `${least}–${most}`;
}

function unique(values: string[]): string[] {
	return [...new Set(values)];
}
