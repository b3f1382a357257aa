import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Short files first: a test beside its source catches most mutants, and the properties need not run for those. */
class ShortFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		return [...files].sort((a, b) => costOf(a) - costOf(b));
	}
}

/** The tests that hold the fold and `decide` to their rules. */
export default defineConfig({
	test: {
		environment: 'node',
		testTimeout: 120_000,
		// No module keeps state, so that they are loaded once for all files.
		isolate: false,
		expect: { requireAssertions: true },
		sequence: { sequencer: ShortFirst },
		setupFiles: ['tests/mutants/end-on-failure.ts'],
		include: [
			'src/lib/domain/{fold,mutations}/*.test.ts',
			'src/lib/domain/questions/change-question.test.ts',
			'src/lib/domain/{ledger,permissions,personal-details,times-of-mutation}.test.ts',
			'tests/domain/{golden-vectors,fold-against-replay,refold,carried-fold}.test.ts'
		],
		exclude: ['**/*.browser.test.ts']
	}
});

function costOf({ moduleId }: TestSpecification): number {
	if (moduleId.includes('/src/')) return 0;
	return moduleId.includes('golden') ? 1 : 2;
}
