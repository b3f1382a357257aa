import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.ts';

/** Each test starts the server it needs, on a free port and in a database of its own. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results',
	globalSetup: './tests/support/e2e/global-setup.ts',
	forbidOnly: true,
	// One core may be busy elsewhere: what fails twice fails.
	retries: process.env.CI ? 1 : 0,
	// One more than two cores: every test waits for something part of its time.
	workers: 3,
	timeout: 180_000,
	expect: { timeout: 30_000 },
	use: {
		locale: 'nl-NL',
		timezoneId: 'Europe/Amsterdam',
		// Costs a tenth of all work: who wants one of a first run asks for it with --trace on.
		trace: 'on-first-retry',
		launchOptions: launchOptions()
	}
});
