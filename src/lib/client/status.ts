import type { ClientStatus } from './status-types.ts';

/** A value that can be followed without any framework. */
export type Followed<T> = {
	get(): T;
	set(patch: Partial<T>): void;
	subscribe(tell: () => void): () => void;
};

export function createFollowed<T extends object>(initial: T): Followed<T> {
	const followers = new Set<() => void>();
	let value = initial;
	return {
		get: () => value,
		set(patch) {
			const changed = Object.entries(patch).some(
				([key, next]) => !Object.is(value[key as keyof T], next)
			);
			if (!changed) return;
			value = { ...value, ...patch };
			for (const tell of followers) tell();
		},
		subscribe(tell) {
			followers.add(tell);
			return () => void followers.delete(tell);
		}
	};
}

export const NOTHING_KNOWN: ClientStatus = {
	connected: null,
	syncing: false,
	sending: 'received',
	lastReceiptAt: null,
	pulledAt: undefined,
	queued: 0,
	oldestQueuedAt: null,
	othersQueued: 0,
	inbox: 0,
	signInNeeded: false,
	updateNeeded: false,
	clockSkewMs: null,
	cleared: null,
	persisted: null,
	storageFailed: false,
	readFailed: false
};
