import { json } from '@sveltejs/kit';
import { requireSession } from '../../../lib/server/http/guard.ts';
import { problem } from '../../../lib/server/http/problem.ts';
import type { RequestHandler } from './$types';

/** Who is signed in and what is theirs: the `me` row. */
export const GET: RequestHandler = async ({ locals }) => {
	const session = requireSession(locals);
	if (session instanceof Response) return session;
	const me = await locals.app.auth.people.meOf(session.personId);
	return me ? json(me) : problem(403, 'forbidden');
};
