import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { inputHash } from './scripts/input-hash.ts';

// A build reads this file in more than one process: all of them must name the same version.
process.env.OPVANGBORD_VERSION ||= inputHash().slice(0, 12);

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		alias: { $messages: 'src/lib/messages' },
		// One shell answers at every depth of path.
		paths: { relative: false },
		// lib/client/app-update.ts registers it, under a policy of its own.
		serviceWorker: { register: false },
		// lib/server/http/origin.ts looks at every request under /api and answers in the protocol's words.
		csrf: { trustedOrigins: ['*'] },
		// The same sources make the same service worker, so that nobody is offered an update that is none.
		version: { name: process.env.OPVANGBORD_VERSION },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'img-src': ['self'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'opvangbord-worker']
			}
		}
	}
};
