import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { announcerClass } from './scripts/announcer-class.ts';
import { compileHint } from './scripts/compile-hint.ts';
import { firstScreenGroups } from './scripts/first-screen-groups.ts';

/** Not on this machine, and asked for inside a `try`. */
const OPTIONAL = ['pg-native', '@opentelemetry/api'];

export default defineConfig(({ command }) => ({
	plugins: [
		announcerClass(),
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/messages',
			strategy: ['localStorage', 'baseLocale'],
			// As `npm run generate` makes it: one text a module, so that a page loads only its own.
			outputStructure: 'message-modules',
			isServer: 'typeof window === "undefined"'
		}),
		sveltekit(),
		compileHint()
	],
	environments: {
		client: {
			build: { rolldownOptions: { output: { codeSplitting: { groups: firstScreenGroups() } } } }
		}
	},
	// The server in few files: to find and read a thousand of its packages was most of what a start took.
	ssr: command === 'build' ? { noExternal: true, external: OPTIONAL } : {}
}));
