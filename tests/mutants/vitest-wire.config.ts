import { defineConfig } from 'vitest/config';

/** The tests that hold the messages of the wire to their shapes. */
export default defineConfig({
	test: {
		environment: 'node',
		expect: { requireAssertions: true },
		include: ['src/lib/sync/*.test.ts', 'tests/sync/fingerprint.test.ts']
	}
});
