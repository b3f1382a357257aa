import type { LiveQuery } from './client-types.ts';

/** The latest answer of a query; `undefined` until the first one. That there is none the layout says. */
export type Live<T> = { readonly current: T | undefined };

/**
 * Follows a live query for as long as the component lives. `query` is a function, so that it is followed anew when
 * something reactive that it reads changes: `createLive(() => client.views.location(page.params.id))`.
 */
export function createLive<T>(query: () => LiveQuery<T>): Live<T> {
	let current = $state.raw<T | undefined>(undefined);
	$effect(() => {
		const stop = query().subscribe(
			(value) => (current = value),
			() => {}
		);
		return stop;
	});
	return {
		get current() {
			return current;
		}
	};
}
