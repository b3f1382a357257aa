import type { LiveQuery } from '$lib/client/client-types.ts';

/** Tells an answer that is `undefined` from no answer yet, which a live query alone does not. */
export function loaded<T>(query: LiveQuery<T>): LiveQuery<{ value: T }> {
	return {
		subscribe: (next, fail) => query.subscribe((value) => next({ value }), fail),
		read: async () => ({ value: await query.read() })
	};
}
