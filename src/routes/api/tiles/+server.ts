import { requireSession } from '../../../lib/server/http/guard.ts';
import { parseShape } from '../../../lib/server/http/shape.ts';
import { mapTileQuery } from '../../../lib/sync/map-tile.ts';
import type { RequestHandler } from './$types';

/** Pictures of the map, through this server: a browser talks to nobody else. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const session = requireSession(locals);
	if (session instanceof Response) return session;
	const parsed = parseShape(mapTileQuery, Object.fromEntries(url.searchParams));
	if (parsed instanceof Response) return parsed;
	return locals.app.answerTile(session.personId, parsed.value);
};
