import { afterPaint } from '$lib/client/after-paint.ts';

export type Lazy<T> = {
	readonly current: T | undefined;
	/** It could not be fetched; it is tried again as soon as there is internet, and when somebody wants it. */
	readonly hasFailed: boolean;
	/** Somebody wants it now. */
	want(): void;
};

/**
 * A component that is wanted when what it belongs to has been drawn, and the first figures before that: it stays out of
 * what a screen waits for, and comes out of the app's own cache, also without internet. As long as `drawn` gives no promise
 * there is nothing for it to belong to.
 */
export function createLazy<T>(
	load: () => Promise<{ default: T }>,
	drawn: () => Promise<void> | undefined = () => Promise.resolve()
): Lazy<T> {
	let current = $state.raw<T | undefined>();
	let hasFailed = $state(false);
	let isAsked = false;

	function fetchIt(): void {
		isAsked = true;
		load().then((loaded) => {
			current = loaded.default;
			hasFailed = false;
		}, fail);
	}

	function fail(error: unknown): void {
		hasFailed = true;
		reportError(error);
	}

	function fetchOnce(): void {
		if (!isAsked) fetchIt();
	}

	function want(): void {
		if (hasFailed || !isAsked) fetchIt();
	}

	$effect(() => {
		void drawn()?.then(() => afterPaint(fetchOnce));
		window.addEventListener('online', want);
		return () => window.removeEventListener('online', want);
	});
	return {
		get current() {
			return current;
		},
		get hasFailed() {
			return hasFailed;
		},
		want
	};
}
