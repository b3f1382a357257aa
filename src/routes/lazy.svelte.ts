export type Lazy<T> = {
	readonly current: T | undefined;
	/** It could not be fetched; it is tried again as soon as there is internet, and when somebody wants it. */
	readonly hasFailed: boolean;
	/** Somebody wants it now. */
	want(): void;
};

/**
 * A component that is wanted after the first paint: it stays out of what the first screen waits for, and comes out of
 * the app's own cache, also without internet.
 */
export function createLazy<T>(load: () => Promise<{ default: T }>): Lazy<T> {
	let current = $state.raw<T | undefined>();
	let hasFailed = $state(false);

	function fetchIt(): void {
		load().then((loaded) => {
			current = loaded.default;
			hasFailed = false;
		}, fail);
	}

	function fail(error: unknown): void {
		hasFailed = true;
		reportError(error);
	}

	function want(): void {
		if (hasFailed) fetchIt();
	}

	$effect(() => {
		fetchIt();
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
