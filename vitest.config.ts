import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
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

/** The part of the client that keeps, sends and fetches edits. */
const QUEUE = `
	apply-page apply-results build-mutation build-world chunks handle-result known-versions leave-overlay meta overlay
	pace park-edit prune-sent pull-rows push-queue queue-format read-batch record-edit renumber request rescue-file
	result-row sending-state settle-results shadow-copy start-over storage-guard store-edits swap-shadow sync-run
	take-back trouble underway verify-person watchdog workspace write-rows
`;
/** What `npm run test:coverage` looks at. */
const COVERED = [
	`src/lib/client/{${QUEUE.trim().split(/\s+/).join(',')}}.ts`,
	'src/lib/server/sync/**',
	'src/lib/sync/**'
];

export default defineConfig({
	test: {
		allowOnly: false,
		coverage: {
			provider: 'v8',
			include: COVERED,
			reporter: ['text', 'json-summary'],
			thresholds: Object.fromEntries(COVERED.map((files) => [files, { branches: 95 }]))
		},
		projects: [
			{
				extends: './vite.config.ts',
				test: {
					...EVERYWHERE,
					name: 'node',
					environment: 'node',
					include: ['{src,bench,scripts,tests}/**/*.test.ts'],
					exclude: [...BROWSER_TESTS, 'tests/e2e/**', POSTGRES_TESTS, ...MODEL_TESTS]
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
