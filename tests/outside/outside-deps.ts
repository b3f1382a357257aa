import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ClientDeps, LocalStore } from '../../src/lib/client/deps.ts';

type Given = Pick<
	ClientDeps,
	'dexie' | 'fetch' | 'openStream' | 'clock' | 'newId' | 'random' | 'report'
> & {
	/** How much faster than on a tablet it waits. */
	haste: number;
};

/** What the product's client finds around it where there is no browser: a page that is always seen. */
export function createOutsideDeps({ haste, ...given }: Given): ClientDeps {
	return {
		...given,
		version: 'outside',
		local: createLocal(),
		timers: {
			set: (run, ms) => setTimeout(run, ms / haste),
			clear: (timer) => clearTimeout(timer as NodeJS.Timeout)
		},
		page: { isVisible: () => true, listen: () => () => {} },
		sha256: async (text) => createHash('sha256').update(text).digest('hex'),
		gzip: async (text) => new Uint8Array(gzipSync(text))
	};
}

function createLocal(): LocalStore {
	const stored = new Map<string, string>();
	return {
		getItem: (key) => stored.get(key) ?? null,
		setItem: (key, value) => void stored.set(key, value),
		removeItem: (key) => void stored.delete(key)
	};
}
