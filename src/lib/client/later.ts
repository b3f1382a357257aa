/** Loads once, when first asked; what failed is tried again at the next asking. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
	let loading: Promise<T> | undefined;
	return () =>
		(loading ??= load().catch((error: unknown) => {
			loading = undefined;
			throw error;
		}));
}

/**
 * Methods of a part that is loaded when one of them is called; calls keep their order. `refuse` answers for a part that
 * could not be loaded; without it the call fails as the loading did.
 */
export function toLater<T extends object>(
	load: () => Promise<T>,
	refuse: (name: keyof T, args: unknown[], error: unknown) => unknown = fail
): T {
	return new Proxy({} as T, {
		get:
			(_, name) =>
			(...args: unknown[]) =>
				load().then(
					(part) => (part as Methods)[name]!(...args),
					(error: unknown) => refuse(name as keyof T, args, error)
				)
	});
}

type Methods = Record<string | symbol, (...args: unknown[]) => unknown>;

function fail(_name: unknown, _args: unknown, error: unknown): never {
	throw error;
}
