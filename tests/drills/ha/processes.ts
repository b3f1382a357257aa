import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, sendSignal } from './signals.ts';

export type Started = {
	pid: number;
	isAlive(): boolean;
	/** By force; done when it is gone. */
	kill(): Promise<void>;
	/** As an operator does; by force should it not listen. */
	stop(): Promise<void>;
};

export type Program = {
	command: string;
	words: string[];
	/** All that it says goes here. */
	log: string;
	env?: NodeJS.ProcessEnv;
	as?: { uid: number; gid: number };
};

const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 20;

/** Starts a program that the terminal's Ctrl-C does not reach: the drill ends each itself, in its own order. */
export async function startProgram({ command, words, log, env, as }: Program): Promise<Started> {
	const file = openSync(log, 'a');
	const child = spawn(command, words, {
		...{ env, ...as, detached: true, stdio: ['ignore', file, file] }
	});
	closeSync(file);
	await new Promise<void>((resolve, reject) => {
		child.once('spawn', resolve).once('error', reject);
	});
	const pid = child.pid!;
	const isRunning = () => child.exitCode === null && child.signalCode === null;

	async function stop(): Promise<void> {
		sendSignal(pid, 'SIGTERM');
		await untilGone(isRunning);
		if (isRunning()) await kill();
	}

	async function kill(): Promise<void> {
		if (isRunning()) sendSignal(pid, 'SIGKILL');
		await untilGone(isRunning);
	}

	return { pid, isAlive: () => isRunning() && isAlive(pid), kill, stop };
}

async function untilGone(isRunning: () => boolean): Promise<void> {
	const until = performance.now() + PATIENCE_MS;
	while (isRunning() && performance.now() < until) await delay(LOOK_EVERY_MS);
}
