import type { Client, LiveQuery } from '$lib/client/client-types.ts';
import type { RecentEntry } from '$lib/client/view-types.ts';
import type { Place } from './place.ts';

/** The newest count of a place, with when it was seen. */
export function countOf(
	client: Pick<Client, 'views'>,
	{ newestCountId }: Pick<Place, 'newestCountId'>
): LiveQuery<RecentEntry | undefined> {
	return newestCountId === null ? NEVER_COUNTED : client.views.entry(newestCountId);
}

const NEVER_COUNTED: LiveQuery<undefined> = {
	subscribe(next) {
		next(undefined);
		return () => {};
	},
	read: async () => undefined
};
