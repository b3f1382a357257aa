import { json } from '@sveltejs/kit';
import { requireSession } from '../../../../lib/server/http/guard.ts';
import { checkRate } from '../../../../lib/server/http/rate.ts';
import { receive } from '../../../../lib/server/http/receive.ts';
import { reminderTrial } from '../../../../lib/sync/reminder-messages.ts';
import type { RequestHandler } from './$types';

const MAX_BYTES = 1024;

/** Sends the person himself a message, to see that it comes through. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const session = requireSession(locals);
	if (session instanceof Response) return session;
	const { reminders } = locals.app;
	const received = await receive({ request }, { schema: reminderTrial, maxBytes: MAX_BYTES });
	if (received instanceof Response) return received;
	const tooMany = checkRate(reminders.trials, session.personId);
	return tooMany ?? json(await reminders.tryOut(session, received.value));
};
