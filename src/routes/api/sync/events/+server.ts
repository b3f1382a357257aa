import { requireMe } from '../../../../lib/server/http/require-me.ts';
import { requireSession } from '../../../../lib/server/http/guard.ts';
import { openEventStream } from '../../../../lib/server/sync/event-stream.ts';
import type { RequestHandler } from './$types';

/** Hints to pull, as long as the session lives; data never travels here. */
export const GET: RequestHandler = async ({ locals }) => {
	const session = requireSession(locals);
	if (session instanceof Response) return session;
	const me = await requireMe(locals);
	if (me instanceof Response) return me;
	const { sessions } = locals.app.auth;
	return openEventStream(locals.app.sync, me, (ended) => sessions.onEnded(session.id, ended));
};

/** Without a body there is no stream: Kit would open one and never end the answer. */
export const HEAD: RequestHandler = () =>
	new Response(null, { headers: { 'content-type': 'text/event-stream' } });
