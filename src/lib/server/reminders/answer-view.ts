import type { Session } from '../auth/sessions.ts';
import { requireMe } from '../http/require-me.ts';
import type { Locals } from '../locals.ts';

/** What somebody's reminders are now. */
export async function answerView(locals: Locals, { id }: Pick<Session, 'id'>): Promise<Response> {
	const me = await requireMe(locals);
	return me instanceof Response ? me : Response.json(await locals.app.reminders.view(id, me));
}
