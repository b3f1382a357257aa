import type { LiveQuery } from './client-types.ts';

export type SharedQuery<T> = LiveQuery<T> & {
	/** Tells those who follow it an answer that is known before it is read. */
	tell(value: T): void;
};

type Follower<T> = { next: (value: T) => void; fail: (error: unknown) => void };

/**
 * Read once for all who follow it; who comes later has the newest answer at once. It is let go a moment after the last
 * one went, so that from one page to the next nothing is read again. What is no news is not told.
 */
export function toSharedQuery<T>(
	query: LiveQuery<T>,
	isNews: (value: T, latest: T) => boolean = () => true
): SharedQuery<T> {
	const followers = new Set<Follower<T>>();
	let latest: { value: T } | undefined;
	let unsubscribe: (() => void) | undefined;

	function tell(value: T): void {
		if (latest && !isNews(value, latest.value)) return;
		latest = { value };
		for (const { next } of [...followers]) next(value);
	}

	function follow(): void {
		unsubscribe ??= query.subscribe(tell, (error) => {
			latest = undefined;
			for (const { fail } of [...followers]) fail(error);
		});
	}

	function letGo(): void {
		if (followers.size > 0) return;
		unsubscribe?.();
		unsubscribe = undefined;
		latest = undefined;
	}

	return {
		read: query.read,
		tell: (value) => void (followers.size > 0 && tell(value)),
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
