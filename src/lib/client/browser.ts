import { createSubscriber } from 'svelte/reactivity';
import { browserDeps } from './browser-deps.ts';
import { createClient } from './client.ts';
import type { Client } from './client-types.ts';

/** Composition root of the browser: real clock, ids, network and storage. `status` and `personId` are reactive. */
export function createBrowserClient({ version = '' }: { version?: string } = {}): Client {
	const client = createClient(browserDeps(version));
	const follow = createSubscriber((update) => client.subscribe(update));
	return {
		start: client.start,
		drawn: client.drawn,
		persons: client.persons,
		session: client.session,
		addresses: client.addresses,
		get personId() {
			follow();
			return client.personId;
		},
		get status() {
			follow();
			return client.status;
		},
		get edit() {
			return client.edit;
		},
		get views() {
			return client.views;
		},
		get drafts() {
			return client.drafts;
		},
		get rescue() {
			return client.rescue;
		},
		syncNow: client.syncNow,
		diagnosis: client.diagnosis,
		persist: client.persist,
		now: client.now
	};
}
