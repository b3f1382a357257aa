/**
 * A component that is wanted after the first paint: it stays out of what the first screen waits for, and comes out of
 * the app's own cache, also without internet.
 */
export function createLazy<T>(load: () => Promise<{ default: T }>): {
	readonly current: T | undefined;
} {
	let current = $state.raw<T | undefined>();
	$effect(() => {
		load().then((loaded) => (current = loaded.default), reportError);
	});
	return {
		get current() {
			return current;
		}
	};
}
