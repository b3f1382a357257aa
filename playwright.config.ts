import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.ts';

/** Each test starts the server it needs, on a free port and in a database of its own. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results',
	forbidOnly: true,
	retries: 0,
	workers: 2,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		locale: 'nl-NL',
		timezoneId: 'Europe/Amsterdam',
		trace: 'retain-on-failure',
		launchOptions: launchOptions()
	}
});
