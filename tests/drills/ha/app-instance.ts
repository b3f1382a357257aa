import { setTimeout as delay } from 'node:timers/promises';
import { type Started, startProgram } from './processes.ts';

/** The built server as a process of its own, on the database that both share. */
export type AppInstance = {
	name: string;
	url: string;
	log: string;
	/** Done when it answers. */
	start(): Promise<void>;
	kill(): Promise<void>;
	isRunning(): boolean;
};

type Options = { name: string; port: number; log: string; env: Record<string, string> };

const LOOK_EVERY_MS = 50;

export function createAppInstance({ name, port, log, env }: Options): AppInstance {
	const url = `http://127.0.0.1:${port}`;
	let running: Started | undefined;

	async function start(): Promise<void> {
		const own = { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' };
		const started = await startProgram({
			...{ command: process.execPath, words: ['server.js'], log, env: own }
		});
		running = started;
		while (!(await answers(url))) {
			if (!started.isAlive()) throw new Error(`${name} ended at its start, see ${log}`);
			await delay(LOOK_EVERY_MS);
		}
	}

	return {
		...{ name, url, log, start },
		kill: async () => running?.kill(),
		isRunning: () => running?.isAlive() ?? false
	};
}

async function answers(url: string): Promise<boolean> {
	const answer = await fetch(`${url}/api/ping`).catch(() => undefined);
	return answer?.status === 204;
}
