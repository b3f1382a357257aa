import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/browser.ts';

const BROWSER_TESTS = ['src/**/*.browser.test.ts', 'tests/**/*.browser.test.ts'];

/** The schedules of the protocol's model, and the variants that it has to catch: minutes of work. */
const MODEL_TESTS = ['tests/sync/model/*.test.ts', 'tests/sync/broken-variants.test.ts'];
/** Only these pay for a server of PostgreSQL. */
const POSTGRES_TESTS = 'tests/postgres/**/*.test.ts';
/** Only these pay for a bundle of the command line, and those on PostgreSQL. */
const CLI_TESTS = 'cli/**/*.test.ts';
const BUNDLED_CLI = 'tests/support/cli/global-setup.ts';

/** A project takes these from here only. A slow machine is no fault of the product; figures of time belong in bench/. */
const EVERYWHERE = {
	testTimeout: 60_000,
	hookTimeout: 60_000,
	expect: { requireAssertions: true }
};

/** The browser's own: tests of the browser and the end-to-end tests hold these. */
const OF_THE_BROWSER = `
	after-paint app-badge app-update board.svelte browser browser-deps browser-push browser-reminders context
	device-state install-question install.svelte live.svelte renew-reminders theme worker-url
`;
/** What one page reads of this device or asks of the server, and signing in, which comes before any edit. */
const OF_A_PAGE = `
	answers-seen beds-stated card-entries find-addresses follow-board held-devices lazy-live-query location-history
	near-entries other-totals past-days question-views read-questions recent-entries reminders seen-now shared-query
	sign-in views views-for-import
`;
/** In the client, but no part of what keeps, sends and fetches edits. */
const NOT_THE_QUEUE = `${OF_THE_BROWSER} ${OF_A_PAGE}`.trim().split(/\s+/);
/** What has to be run of what `npm run test:coverage` looks at. */
const COVERED = {
	'src/lib/client/**': { branches: 95 },
	'src/lib/server/sync/**': { branches: 95 },
	// Shapes of messages and lists of codes: no branch is in them.
	'src/lib/sync/**': { statements: 95 }
};

export default defineConfig({
	test: {
		allowOnly: false,
		coverage: {
			provider: 'v8',
			include: Object.keys(COVERED),
			exclude: NOT_THE_QUEUE.map((name) => `src/lib/client/${name}.ts`),
			reporter: ['text', 'json-summary'],
			thresholds: COVERED
		},
		projects: [
			{
				extends: './vite.config.ts',
				test: {
					...EVERYWHERE,
					name: 'node',
					environment: 'node',
					include: ['{src,bench,scripts,tests}/**/*.test.ts'],
					exclude: [
						...[...configDefaults.exclude, 'tests/e2e/**'],
						...[...BROWSER_TESTS, POSTGRES_TESTS, ...MODEL_TESTS]
					]
				}
			},
			{
				extends: './vite.config.ts',
				test: {
					...EVERYWHERE,
					name: 'model',
					environment: 'node',
					include: MODEL_TESTS
				}
			},
			{
				extends: './vite.config.ts',
				test: {
					...EVERYWHERE,
					name: 'cli',
					environment: 'node',
					include: [CLI_TESTS],
					globalSetup: BUNDLED_CLI
				}
			},
			{
				extends: './vite.config.ts',
				test: {
					...EVERYWHERE,
					name: 'postgres',
					environment: 'node',
					include: [POSTGRES_TESTS],
					globalSetup: [BUNDLED_CLI, 'tests/support/postgres/global-setup.ts']
				}
			},
			{
				extends: './vite.config.ts',
				test: {
					...EVERYWHERE,
					name: 'browser',
					include: BROWSER_TESTS,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: launchOptions() }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
