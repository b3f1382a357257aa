import type { Client, Drafts, LiveQuery } from '$lib/client/client-types.ts';
import type { ClientStatus } from '$lib/client/status-types.ts';

/** A client for one component: what a test does not give throws when it is asked for. */
export function clientDouble(parts: object): Client {
	const drawn = Promise.resolve();
	const drafts: Drafts = {
		read: async () => undefined,
		keep: async () => {},
		drop: async () => {},
		dropAll: async () => {}
	};
	const known = { personId: 'me', now: () => NOW, status: quietStatus(), drafts, drawn, ...parts };
	return new Proxy(known as Client, {
		get(target, key) {
			if (key in target) return Reflect.get(target, key) as unknown;
			throw new Error(`the test gave no ${String(key)}`);
		}
	});
}

export const NOW = Date.parse('2026-11-22T16:55:00.000Z');

/** A live query whose answer the test changes. */
export function liveDouble<T>(first: T): { query: () => LiveQuery<T>; show: (next: T) => void } {
	let value = first;
	const listeners = new Set<(value: T) => void>();
	return {
		query: () => ({
			subscribe(next) {
				listeners.add(next);
				next(value);
				return () => listeners.delete(next);
			},
			read: async () => value
		}),
		show(next) {
			value = next;
			for (const listener of listeners) listener(next);
		}
	};
}

export function quietStatus(parts: Partial<ClientStatus> = {}): ClientStatus {
	return {
		connected: true,
		syncing: false,
		sending: 'received',
		lastReceiptAt: null,
		pulledAt: null,
		queued: 0,
		oldestQueuedAt: null,
		othersQueued: 0,
		inbox: 0,
		signInNeeded: false,
		updateNeeded: false,
		clockSkewMs: 0,
		cleared: null,
		persisted: null,
		storageFailed: false,
		readFailed: false,
		...parts
	};
}
