import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { launchOptions } from '../../../scripts/browser.ts';

/** One tablet: a browser profile that stays when the browser is closed. */
export type Device = {
	/** The page in front; another one after `reopen`. */
	readonly page: Page;
	readonly context: BrowserContext;
	/** Everything the Content-Security-Policy refused and every error nobody caught, in any page so far. */
	readonly complaints: string[];
	open(path: string): Promise<void>;
	/** Until the app can start without a server: worker in charge, everything in its cache. */
	waitUntilInstalled(): Promise<void>;
	/** Closes the whole browser and starts it again at this path. */
	reopen(path: string): Promise<void>;
	remove(): Promise<void>;
};

export type DeviceOptions = {
	viewport?: { width: number; height: number };
	colorScheme?: 'light' | 'dark';
	/** `block`: as in a private window, or where an administrator forbids them. */
	serviceWorkers?: 'allow' | 'block';
};

export async function createDevice(baseUrl: string, options: DeviceOptions = {}): Promise<Device> {
	const profileDir = await mkdtemp(join(tmpdir(), 'opvangbord-device-'));
	const complaints: string[] = [];
	let context = await launch();
	let page = context.pages()[0] ?? (await context.newPage());

	async function launch(): Promise<BrowserContext> {
		const started = await chromium.launchPersistentContext(profileDir, {
			...launchOptions(),
			baseURL: baseUrl,
			locale: 'nl-NL',
			timezoneId: 'Europe/Amsterdam',
			viewport: { width: 810, height: 1080 },
			...options
		});
		await listenForComplaints(started, complaints);
		return started;
	}

	async function open(path: string): Promise<void> {
		await page.goto(path);
	}

	async function waitUntilInstalled(): Promise<void> {
		await page.evaluate(untilWorkerActs);
		await expect
			.poll(() => page.evaluate(async () => (await caches.keys()).length))
			.toBeGreaterThan(0);
	}

	async function reopen(path: string): Promise<void> {
		await context.close();
		context = await launch();
		page = context.pages()[0] ?? (await context.newPage());
		await open(path);
	}

	async function remove(): Promise<void> {
		await context.close();
		await rm(profileDir, { recursive: true, force: true, maxRetries: 3 });
	}

	return {
		get page() {
			return page;
		},
		get context() {
			return context;
		},
		complaints,
		open,
		waitUntilInstalled,
		reopen,
		remove
	};
}

async function listenForComplaints(context: BrowserContext, complaints: string[]): Promise<void> {
	await context.exposeBinding('complain', (_, text: string) => void complaints.push(text));
	await context.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (event) => {
			const { effectiveDirective, blockedURI, sourceFile, sample } = event;
			const text = `policy: ${effectiveDirective} ${blockedURI} ${sourceFile} ${sample}`;
			(globalThis as unknown as { complain(text: string): void }).complain(text);
		});
	});
	const follow = (page: Page) =>
		page.on('pageerror', (error) => complaints.push(`error: ${error.stack || error.message}`));
	context.pages().forEach(follow);
	context.on('page', follow);
}

/** In the page: `ready` is also a worker that still activates, and messages to that one may be lost. */
async function untilWorkerActs(): Promise<void> {
	const worker = (await navigator.serviceWorker.ready).active!;
	await new Promise<void>((resolve) => {
		const look = () => {
			if (worker.state === 'activated') resolve();
		};
		worker.addEventListener('statechange', look);
		look();
	});
}
