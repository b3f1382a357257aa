import type { LiveQuery } from './client-types.ts';

type Follower<T> = { next: (value: T) => void; fail: (error: unknown) => void };

/**
 * Read once for all who follow it; who comes later has the newest answer at once. It is let go a moment after the last
 * one went, so that from one page to the next nothing is read again.
 */
export function toSharedQuery<T>(query: LiveQuery<T>): LiveQuery<T> {
	const followers = new Set<Follower<T>>();
	let latest: { value: T } | undefined;
	let unsubscribe: (() => void) | undefined;

	function follow(): void {
		unsubscribe ??= query.subscribe(
			(value) => {
				latest = { value };
				for (const { next } of [...followers]) next(value);
			},
			(error) => {
				latest = undefined;
				for (const { fail } of [...followers]) fail(error);
			}
		);
	}

	function letGo(): void {
		if (followers.size > 0) return;
		unsubscribe?.();
		unsubscribe = undefined;
		latest = undefined;
	}

	return {
		read: query.read,
		subscribe(next, fail) {
			const follower = { next, fail };
			followers.add(follower);
			if (latest) next(latest.value);
			follow();
			return () => {
				if (followers.delete(follower)) queueMicrotask(letGo);
			};
		}
	};
}
