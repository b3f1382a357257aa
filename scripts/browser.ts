import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** What vitest and Playwright start: headless Chromium without its own network chatter. */
export function launchOptions(): { executablePath: string | undefined; args: string[] } {
	return { executablePath: findBrowser(), args: browserArguments() };
}

/** Path of a Chromium that exists, or undefined when one has to be installed. */
export function findBrowser(): string | undefined {
	const asked = process.env.CHROMIUM_PATH;
	if (asked) {
		if (!existsSync(asked)) throw new Error(`CHROMIUM_PATH names no file: ${asked}`);
		return asked;
	}
	return [SYSTEM_CHROMIUM, chromium.executablePath()].find((path) => existsSync(path));
}

function browserArguments(): string[] {
	const quiet = [
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	];
	return isRoot() ? [...quiet, '--no-sandbox'] : quiet;
}

/** Chromium's sandbox refuses to start for root, as in most build containers. */
export function isRoot(): boolean {
	return process.getuid?.() === 0;
}
