import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { announcerClass } from './scripts/announcer-class.ts';
import { compileHint } from './scripts/compile-hint.ts';
import { firstScreenGroups } from './scripts/first-screen-groups.ts';
import { leanTexts } from './scripts/lean-texts.ts';

/** Not on this machine, and asked for inside a `try`. */
const OPTIONAL = ['pg-native', '@opentelemetry/api'];

/** By this name the service worker knows what it does not keep (is-kept.ts). */
const toPrefix = (name: string) => (name === 'PinMap' ? 'PinMap.' : '');

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
		leanTexts(),
		sveltekit(),
		compileHint()
	],
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						codeSplitting: { groups: firstScreenGroups() },
						chunkFileNames: ({ name }) => `_app/immutable/chunks/${toPrefix(name)}[hash].js`
					}
				}
			}
		}
	},
	// The server in few files: to find and read a thousand of its packages was most of what a start took.
	ssr: command === 'build' ? { noExternal: true, external: OPTIONAL } : {}
}));
