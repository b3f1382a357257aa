import type { Plugin } from 'vite';
import { RUN_MOST } from './first-screen-groups.ts';

/** Only on top of a file it is one. */
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * The browser compiles all functions of the files that the first screen and the first tap run beside the page, while it
 * reads them, and not each at its first call, while the page waits. A browser that does not know the comment passes over
 * it.
 */
export function compileHint(): Plugin {
	return {
		name: 'compile-hint',
		enforce: 'post',
		applyToEnvironment: ({ name }) => name === 'client',
		generateBundle: {
			// Vite puts its own first line into files that ask for others.
			order: 'post',
			handler(_options, bundle) {
				const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
				for (const name of RUN_MOST) {
					const chunk = chunks.find((file) => file.name === name);
					if (!chunk) throw new Error(`no file is named ${name}: see scripts/compile-hint.ts`);
					chunk.code = HINT + chunk.code;
				}
			}
		}
	};
}
