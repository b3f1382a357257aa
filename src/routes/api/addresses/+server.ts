import { requireSession } from '../../../lib/server/http/guard.ts';
import { parseShape } from '../../../lib/server/http/shape.ts';
import { addressQuery } from '../../../lib/sync/address-search.ts';
import type { RequestHandler } from './$types';

/** Addresses from the register, through this server: a browser talks to nobody else. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const session = requireSession(locals);
	if (session instanceof Response) return session;
	const parsed = parseShape(addressQuery, Object.fromEntries(url.searchParams));
	if (parsed instanceof Response) return parsed;
	return locals.app.answerAddress(session.personId, parsed.value);
};
