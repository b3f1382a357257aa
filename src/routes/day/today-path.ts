import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';
import type { LocationSummary } from '$lib/client/view-types.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { mayRecord } from './may-record.ts';

/** Where the day of a location is for this person: who enters by telephone has it on the region's page of the place. */
export function todayPath(
	id: string,
	me: Me | null | undefined,
	view: LocationSummary | undefined
): ResolvedPathname {
	return me && view && mayRecord(me, view, 'phone')
		? resolve('/(region)/regio/locaties/[id]', { id })
		: resolve('/(location)/locaties/[id]', { id });
}
