import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser, isRoot } from './browser.ts';

const DEBIAN = 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium';

if (!findBrowser()) install();
const browser = findBrowser();
if (!browser) throw new Error('No Chromium found after installing one; set CHROMIUM_PATH');
console.log(`browser: ${browser}`);

/** Debian's package brings its system libraries along; elsewhere Playwright fetches its own build. */
function install(): void {
	if (isRoot() && existsSync('/etc/debian_version') && tryRun(DEBIAN)) return;
	execSync('npx playwright install --with-deps chromium', { stdio: 'inherit' });
}

function tryRun(command: string): boolean {
	try {
		execSync(command, { stdio: 'inherit' });
		return true;
	} catch {
		console.error(`failed: ${command}`);
		return false;
	}
}
