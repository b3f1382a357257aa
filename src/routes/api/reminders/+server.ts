import { reminderChoice } from '../../../lib/domain/reminders/reminder-choice.ts';
import { requireSession } from '../../../lib/server/http/guard.ts';
import { receive } from '../../../lib/server/http/receive.ts';
import { answerView } from '../../../lib/server/reminders/answer-view.ts';
import type { RequestHandler } from './$types';

const MAX_BYTES = 1024;

/** What is set up here, what this person chose, and which devices show it. */
export const GET: RequestHandler = async ({ locals }) => {
	const session = requireSession(locals);
	return session instanceof Response ? session : answerView(locals, session);
};

export const PUT: RequestHandler = async ({ request, locals }) => {
	const session = requireSession(locals);
	if (session instanceof Response) return session;
	const received = await receive({ request }, { schema: reminderChoice, maxBytes: MAX_BYTES });
	if (received instanceof Response) return received;
	await locals.app.reminders.saveChoice(session.personId, received.value);
	return answerView(locals, session);
};
