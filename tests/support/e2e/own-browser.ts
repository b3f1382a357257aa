import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { launchOptions } from '../../../scripts/browser.ts';

/** A browser that no test tool started: pages can freeze as on a tablet, and all of it can be killed. */
export type OwnBrowser = {
	readonly context: BrowserContext;
	/** As its owner does; everything is on disk then. */
	close(): Promise<void>;
	/** As the system does when it is short of memory. */
	kill(): Promise<void>;
	/** Again, on the same profile. */
	start(): Promise<void>;
	remove(): Promise<void>;
};

export async function startOwnBrowser(): Promise<OwnBrowser> {
	const profileDir = await mkdtemp(join(tmpdir(), 'opvangbord-profile-'));
	let running: ChildProcess;
	let context: BrowserContext;

	async function start(): Promise<void> {
		running = launch(profileDir);
		// With its defaults the test tool pretends that every page is in front, and nothing freezes.
		const browser = await chromium.connectOverCDP(await addressOf(running), { noDefaults: true });
		[context] = browser.contexts() as [BrowserContext];
	}

	async function close(): Promise<void> {
		const gone = once(running, 'exit');
		const session = await context.browser()!.newBrowserCDPSession();
		await session.send('Browser.close');
		await gone;
	}

	async function kill(): Promise<void> {
		if (running.exitCode !== null || running.signalCode !== null) return;
		const gone = once(running, 'exit');
		process.kill(-running.pid!, 'SIGKILL');
		await gone;
	}

	async function remove(): Promise<void> {
		await kill();
		await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
	}

	await start();
	return {
		get context() {
			return context;
		},
		...{ close, kill, start, remove }
	};
}

/** In a process group of its own, so that its children go with it. */
function launch(profileDir: string): ChildProcess {
	const { executablePath, args } = launchOptions();
	const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profileDir}`];
	return spawn(executablePath ?? chromium.executablePath(), [...own, ...args], {
		detached: true,
		stdio: ['ignore', 'ignore', 'pipe']
	});
}

function addressOf(browser: ChildProcess): Promise<string> {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	browser.stderr!.on('data', (text: Buffer) => {
		const address = /DevTools listening on (ws:\S+)/.exec(text.toString())?.[1];
		if (address) resolve(address);
	});
	browser.once('exit', (code) => reject(new Error(`the browser ended with ${code}`)));
	return promise;
}
