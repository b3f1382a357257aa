import type { Client } from './client-types.ts';

/** Composition root of the browser: real clock, ids, network and storage. */
export function createBrowserClient(): Client {
	throw new Error('not built yet');
}
