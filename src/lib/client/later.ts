/** Loads once, when first asked; what failed is tried again at the next asking. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
	let loading: Promise<T> | undefined;
	return () =>
		(loading ??= load().catch((error: unknown) => {
			loading = undefined;
			throw error;
		}));
}

/** Methods of a part that is loaded when one of them is called; calls keep their order. */
export function toLater<T extends object>(load: () => Promise<T>): T {
	return new Proxy({} as T, {
		get:
			(_, name) =>
			async (...args: unknown[]) => {
				const part = (await load()) as Record<string | symbol, (...args: unknown[]) => unknown>;
				return part[name]!(...args);
			}
	});
}
