import { json } from '@sveltejs/kit';
import { readPastDays } from '../../../lib/server/history/read-past-days.ts';
import { requireMe } from '../../../lib/server/http/require-me.ts';
import { parseShape } from '../../../lib/server/http/shape.ts';
import { pastDaysQuery } from '../../../lib/sync/past-days.ts';
import type { RequestHandler } from './$types';

/** Days of a location that no device keeps any more. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const me = await requireMe(locals);
	if (me instanceof Response) return me;
	const parsed = parseShape(pastDaysQuery, Object.fromEntries(url.searchParams));
	if (parsed instanceof Response) return parsed;
	const { store, clock } = locals.app;
	return json(await readPastDays(store, me, parsed.value, clock()));
};
