import type { LiveQuery } from './client-types.ts';

/** Follows a query as before, and is told when it fails. */
export type Watch = <T>(query: LiveQuery<T>) => LiveQuery<T>;

/**
 * What a screen follows and does not get leaves a part of it empty: that is told once for the whole screen, for as
 * long as any of its queries fails.
 */
export function createWatch(tell: (isFailing: boolean, error?: unknown) => void): Watch {
	const failing = new Set<object>();

	function recover(own: object): void {
		if (failing.delete(own)) tell(failing.size > 0);
	}

	return ({ read, subscribe }) => ({
		read,
		subscribe(next, fail) {
			const own = {};
			const stop = subscribe(
				(value) => {
					recover(own);
					next(value);
				},
				(error) => {
					failing.add(own);
					tell(true, error);
					fail(error);
				}
			);
			return () => {
				stop();
				recover(own);
			};
		}
	});
}
