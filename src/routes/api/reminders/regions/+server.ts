import { requireSession } from '../../../../lib/server/http/guard.ts';
import { problem } from '../../../../lib/server/http/problem.ts';
import { receive } from '../../../../lib/server/http/receive.ts';
import { requireMe } from '../../../../lib/server/http/require-me.ts';
import { answerView } from '../../../../lib/server/reminders/answer-view.ts';
import { setRegionHours } from '../../../../lib/sync/reminder-messages.ts';
import type { RequestHandler } from './$types';

const MAX_BYTES = 1024;

/** When a region reminds those who chose nothing; its coordinator says so. */
export const PUT: RequestHandler = async ({ request, locals }) => {
	const session = requireSession(locals);
	if (session instanceof Response) return session;
	const received = await receive({ request }, { schema: setRegionHours, maxBytes: MAX_BYTES });
	if (received instanceof Response) return received;
	const me = await requireMe(locals);
	if (me instanceof Response) return me;
	const author = { me, requestId: locals.requestId };
	const isSet = await locals.app.reminders.setRegionHours(received.value, author);
	return isSet ? answerView(locals, session) : problem(403, 'forbidden');
};
